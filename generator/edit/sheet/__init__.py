"""Sheets for departments: a plan and a year in, a workbook (or CSV) to fill in out; and back, as entries."""
