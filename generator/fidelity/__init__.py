"""Fidelity: everything that a plan file says, looked up in the texts of its sources, and the texts in the plan file."""
