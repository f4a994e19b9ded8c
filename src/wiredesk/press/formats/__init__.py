"""The formats in which releases leave, one module each."""
