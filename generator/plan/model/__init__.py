"""Model: takes the values of a plan file; returns the plan as frozen records, and the JSON Schema of what a file may say."""
