"""Calls to the reader: "Siga o Mirante no Instagram", "Stay updated with our WhatsApp channel"."""

from wiredesk.reading.furniture.lexicon import lexicon
from wiredesk.reading.furniture.lines import Line, Mark
from wiredesk.reading.furniture.phrases import RANK

LONGEST_CALL = 22
AMID = 12
"""Words of the longest call between two paragraphs of body."""


def judge_call(line: Line) -> Mark | None:
    """A line that begins by asking something of the reader and names what sites ask it of.

    An imperative opens it, so that "Entre o canal e a praia" and "The council asked to follow the
    news on Facebook" are body.
    """
    if line.size > LONGEST_CALL or line.size < 2 or line.is_quoted(line.start + 1):
        return None
    if line.zone == "mid" and (line.size > AMID or line.text.endswith(".")):
        return None
    words = lexicon()
    tokens = line.words
    if not tokens or not ({tokens[0], " ".join(tokens[:2])} & words.acts):
        return None
    kinds = {words.aims[token] for token in tokens[1:] if token in words.aims}
    if not kinds:
        return None
    return line.whole(min(kinds, key=RANK.__getitem__), "call", 0.75)
