"""Plan: takes a plan file; returns its frozen plan and every diagnostic about it."""
