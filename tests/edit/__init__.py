"""Tests of generator/edit."""
