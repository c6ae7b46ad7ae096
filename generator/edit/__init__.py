"""Editing plan files: what a person asks for in, the same file with only that changed out."""
