"""Views: an evaluation in; the frozen records that the templates show out."""
