"""Tests of generator/fidelity."""
