"""The generator: plan files in, a folder of Markdown, charts and open data for MkDocs out."""
