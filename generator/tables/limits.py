"""The limits of what is read as a table: more is refused before it costs time."""

MAX_BYTES = 20 << 20
MAX_ROWS = 20_000
MAX_COLUMNS = 500
MAX_CELLS = 200_000
MAX_TEXT = 20_000
"""The longest text of a cell, in characters."""
