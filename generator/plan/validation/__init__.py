"""Validation: takes a document; returns its plan, and a diagnostic for everything that the model refuses."""
