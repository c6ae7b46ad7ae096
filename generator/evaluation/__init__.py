"""Evaluation: takes a plan and a day; returns rates, grades, standings and observations, each with its reason."""
