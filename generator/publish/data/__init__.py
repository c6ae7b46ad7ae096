"""Open data: takes evaluations; returns tables, their files, their dictionary and their description."""
