"""Tests of generator/tables."""
