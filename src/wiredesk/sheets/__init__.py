"""A reading as a sheet: text in a terminal, golden file and diff; JSON; an HTML page."""
