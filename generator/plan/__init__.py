"""What a plan says: reading, the model, fiscal years, codes, checks and diagnostics."""
