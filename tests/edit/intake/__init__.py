"""Tests of generator/edit/intake."""
