"""Changes: two sets of plan files in; what going from one to the other does to the site, as Markdown or HTML, out."""
