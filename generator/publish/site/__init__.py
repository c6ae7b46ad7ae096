"""The site: evaluated plans and hand-written files in; every file of the site's source, and the written folder, out."""
