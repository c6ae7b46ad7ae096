"""Evaluation: rates, grades and their reasons, and the table of observations. Pure and exact."""
