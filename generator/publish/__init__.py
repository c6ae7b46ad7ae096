"""Publishing: evaluations in; charts, pages and open data as one tree of files out. One module writes."""
