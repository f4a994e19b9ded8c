"""The desk: what is kept, and what people decide. Rows in ``models``, verbs in ``actions``."""
