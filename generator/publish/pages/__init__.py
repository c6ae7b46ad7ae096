"""Pages: records and hand-written files in; every page, rendered and escaped, out."""
