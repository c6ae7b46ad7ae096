"""Intake: takes the tables of a document and what their columns mean; returns what a plan file would say, cell by cell."""
