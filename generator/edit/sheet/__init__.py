"""Sheets: takes a plan and a year; returns a workbook or CSV for departments to fill in, and takes it back as entries."""
