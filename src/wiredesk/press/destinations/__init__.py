"""Where releases go: each destination does what the ledger decided."""
