"""Tests of generator/commands."""
