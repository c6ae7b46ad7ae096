"""The audit: the built site measured as a whole, with its barriers, HTML, keyboard, zoom, speed and size."""
