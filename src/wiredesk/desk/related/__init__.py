"""Lineage at the desk: its index in the store, what stories are compared by, and the window of
days in which translations are looked for."""
