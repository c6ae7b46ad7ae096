"""Tests of generator/publish/charts."""
