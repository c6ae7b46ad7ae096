"""Pages: takes views and hand-written files; returns every page, rendered and escaped."""
