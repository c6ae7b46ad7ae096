"""Wording: exact values, periods and results in; Japanese as people read it out."""
