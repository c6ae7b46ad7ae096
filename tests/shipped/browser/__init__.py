"""What the site of the shipped plans shows in a real browser."""
