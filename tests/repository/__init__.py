"""Tests of the repository itself: its architecture, workflows and links."""
