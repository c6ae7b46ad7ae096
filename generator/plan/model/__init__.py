"""The model: the values of a plan file in; the plan as frozen records, and the JSON Schema of what a file may say, out."""
