"""Site: takes evaluated plans and hand-written files; returns every file of the site's source, and writes them."""
