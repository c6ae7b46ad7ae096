"""Tests of generator/publish/site."""
