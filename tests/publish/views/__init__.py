"""Tests of generator/publish/views."""
