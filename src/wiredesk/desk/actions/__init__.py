"""What is done to the store, one verb a file: a transaction that loads, asks a rule, writes."""
