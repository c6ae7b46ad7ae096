"""Tests of generator/plan/validation."""
