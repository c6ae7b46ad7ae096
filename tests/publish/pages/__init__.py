"""Tests of generator/publish/pages."""
