"""Fidelity: takes a plan and the texts of its sources; returns where each says what the other says, and where it does not."""
