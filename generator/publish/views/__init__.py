"""Views: takes an evaluation; returns the frozen records that the templates show."""
