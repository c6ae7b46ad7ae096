"""Reading: takes the bytes of a plan file; returns its data with a position for every value, and every syntax error."""
