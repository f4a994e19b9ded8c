"""How the whole reading grows with the text: the time for a KB must stay the same."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import wiredesk
from measure.bench import Timed

TITLE = "Growth of the whole reading: milliseconds a KB, ordinary and repeated text"
ROUNDS = 1
WIRE = Path(__file__).parents[2] / "examples" / "wire"


def ordinary(size: int) -> str:
    """Stories of the sample wire, one after another, numbered so that no two are the same."""
    texts = [f.read_text("utf-8") for f in sorted(WIRE.rglob("*.txt"))]
    pieces: list[str] = []
    length = 0
    while length < size:
        pieces.append(f"{len(pieces)}. {texts[len(pieces) % len(texts)]}\n\n")
        length += len(pieces[-1])
    return "".join(pieces)[:size]


def repeated(size: int) -> str:
    """One sentence over and over in one paragraph."""
    sentence = "“O porto de Sines reabriu na segunda-feira”, disse Ana Costa, segundo a Lusa. "
    return (sentence * (size // len(sentence) + 1))[:size]


def timed() -> Iterator[Timed]:
    """16 KB, 128 KB and 1 MB of each."""
    for kind, made in (("ordinary", ordinary), ("repeated", repeated)):
        for kilobytes in (16, 128, 1024):
            text = made(kilobytes * 1024)
            read = partial(wiredesk.read, text, language="pt", published="2026-05-10")
            yield Timed(f"{kind}, {kilobytes} KB", "KB", kilobytes, read)
