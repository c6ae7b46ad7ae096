"""Open data: evaluations in; tables, their files, their dictionary and their description out."""
