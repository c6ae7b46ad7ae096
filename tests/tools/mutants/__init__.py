"""Mutation testing of the rules of evaluation and of the checks."""
