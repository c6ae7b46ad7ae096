"""Changes: takes two versions of plan files; returns what the change does to the site, as Markdown or HTML."""
