"""A whole desk in one file, and back: rows of every table and what lies in the data folder.

The file is a ZIP that knows no database: ``tables/LABEL.jsonl`` has a row a line, ``files/`` what
lies in the data folder, ``about.json`` (the last that is written) how many rows there are, of
which fields, and the SHA-256 of each member. It holds the desk's key and its people's hashed
passwords in the clear: it is made readable by its owner alone, and is to be kept like a key.
"""
