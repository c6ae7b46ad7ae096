"""Tests of generator/edit/sheet."""
