"""Reading: the bytes of a plan file in; its data with a line and column for every value, and every error of syntax, out."""
