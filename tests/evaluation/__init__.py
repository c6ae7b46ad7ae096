"""Tests of generator/evaluation."""
