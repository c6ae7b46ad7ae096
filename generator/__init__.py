"""Generate the site's source: read plan files; write a folder of Markdown, charts and open data for MkDocs."""
