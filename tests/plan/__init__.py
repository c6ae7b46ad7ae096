"""Tests of generator/plan."""
