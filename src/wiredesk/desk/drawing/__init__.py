"""Readings and figures as a screen draws them: pure functions of records, no rows, no requests."""
