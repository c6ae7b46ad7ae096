"""Tests of generator/publish/wording."""
