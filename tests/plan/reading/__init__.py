"""Tests of generator/plan/reading."""
