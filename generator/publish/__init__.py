"""Publishing: takes a plan or a page; returns its address on the site, and its Markdown with front matter."""
