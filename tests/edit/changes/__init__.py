"""Tests of generator/edit/changes."""
