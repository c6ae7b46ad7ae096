"""Tests of generator/publish/data."""
