"""What is published: charts, pages and open data as one tree of files, and the one writer."""
