"""Tests of generator/plan/checks."""
