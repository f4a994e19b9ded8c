"""What is wrong with the store itself, in words."""

from django.db import DatabaseError, OperationalError

WORDS = (
    ("disk is full", "The disk is full. Nothing was kept of what was being written; make room."),
    ("no space left", "The disk is full. Nothing was kept of what was being written; make room."),
    ("disk i/o error", "The disk does not take what is written to it. Is it full, or failing?"),
    ("is locked", "Another program holds the store locked. Nothing was lost; try again."),
    ("readonly", "The store may not be written to: look at the data folder's permissions."),
    ("unable to open", "The store cannot be opened: look at the data folder's permissions."),
    ("malformed", "The store's file is damaged. Put a copy in its place."),
    ("connection", "The database server does not answer: look at WIREDESK_DATABASE."),
)
"""What SQLite and PostgreSQL say, lower case → what we say. The first that fits."""


def is_of_the_store(error: Exception) -> bool:
    """Whether an error is the store's own and none of what was to be written."""
    return isinstance(error, OperationalError) or type(error) is DatabaseError


def what_is_wrong(error: Exception) -> str:
    """An error of the database in words; with its own, where we have none."""
    said = str(error).strip()
    for part, words in WORDS:
        if part in said.lower():
            return words
    return f"The store does not work: {said}"
