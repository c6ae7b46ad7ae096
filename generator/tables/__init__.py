"""Tables: takes the bytes of a file; returns the tables in it as grids of cells, and every reason why it cannot be used."""
