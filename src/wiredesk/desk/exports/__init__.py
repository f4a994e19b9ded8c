"""What was found, for a researcher: CSV, JSON lines, Parquet; streamed, however much it is."""
