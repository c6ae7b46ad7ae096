"""Charts: takes what a chart or a social card shows; returns SVG and PNG files, drawn once and cached."""
