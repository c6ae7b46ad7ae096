"""The two laws of what a plan file says: nothing accepted may vanish, and nothing may be claimed without ground."""
