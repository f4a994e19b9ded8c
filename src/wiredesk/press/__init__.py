"""The press: what is approved goes out, and what becomes of it later follows it everywhere."""
