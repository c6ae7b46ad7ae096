"""Wording: takes exact values, periods and results; returns them as plain Japanese."""
