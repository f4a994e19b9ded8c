"""What is asked of the store: one noun a file, each a function that gives records or rows."""
