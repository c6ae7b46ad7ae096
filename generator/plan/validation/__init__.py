"""Validation: a document in; its plan, and every place where the data is not what the model asks for, out."""
