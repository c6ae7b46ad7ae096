"""Editing: takes a person's plan file and what to change; returns the same file with only that changed."""
