"""Tests of generator/publish."""
