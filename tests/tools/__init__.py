"""Tools that developers run by name: measuring, pictures for the manual, links to other sites."""
