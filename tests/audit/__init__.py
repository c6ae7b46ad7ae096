"""The audit: measure the whole built site – barriers, HTML, keyboard, zoom, speed and size."""
