"""The language, script and variety of a story and of each of its blocks."""

import py3langid

from wiredesk.reading.copy import Copy
from wiredesk.records import Language


def tell_language(copy: Copy) -> Language:
    """The language of the copy; what the user gives goes first, then what the text shows."""
    tag = copy.given.language or py3langid.classify(copy.text)[0]
    return Language(tag=tag, script="Latn", confidence=1.0)
