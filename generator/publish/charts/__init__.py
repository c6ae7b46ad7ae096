"""Charts: what a chart or a social card shows in; SVG and PNG files, drawn once and kept, out."""
