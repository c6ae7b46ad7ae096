"""Tests of generator/plan/model."""
