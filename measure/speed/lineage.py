"""Fingerprints beside MinHash on the same stories, and the look-up in a store of a million."""

import random
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from datasketch import MinHash
from rensa import RMinHash

from measure.bench import Timed
from wiredesk.lineage import relate
from wiredesk.lineage.alignment import compare
from wiredesk.lineage.copies import Copies
from wiredesk.lineage.fingerprints import Fingerprint, fingerprint, runs_of, winnowed
from wiredesk.lineage.index import Memory, candidates
from wiredesk.lineage.words import stirred
from wiredesk.records import Comparable

TITLE = "Lineage, stories of 700 words (the sample wire's words in other orders)"
ROUNDS = 3
WIRE = Path(__file__).parents[2] / "examples" / "wire"
STORIES, WORDS = 400, 700
STORE = 1_000_000
BATCH = 1000
STOCK, PHRASE = 20_000, 12
"""Phrases that many stories of the store have, and their words; a tenth of every story."""


def stories() -> list[str]:
    """Stories of 700 words, the same in every run; each fourth is the one before it, edited."""
    chance = random.Random(7)  # noqa: S311 - made-up stories need no secrets
    words = " ".join(f.read_text("utf-8") for f in sorted(WIRE.rglob("*.txt"))).split()
    made: list[list[str]] = []
    for number in range(STORIES):
        if number % 4 == 3:
            made.append([w if chance.random() < 0.9 else chance.choice(words) for w in made[-1]])
        else:
            made.append(chance.choices(words, k=WORDS))
    return [_laid_out(row) for row in made]


def _laid_out(words: list[str]) -> str:
    return "\n\n".join(" ".join(words[at : at + 50]) for at in range(0, len(words), 50))


def store() -> Memory:
    """An index of a million made-up stories, of words as often as news has them."""
    index = Memory()
    chance = np.random.default_rng(7)
    often = stirred((1.0 / np.linspace(1e-5, 1, 1 << 16)).astype(np.uint64))
    stock = often[chance.integers(0, len(often), (STOCK, PHRASE))]
    for _ in range(STORE // BATCH):
        hashes = often[chance.integers(0, len(often), (BATCH, WORDS))]
        phrases = stock[chance.integers(0, STOCK, (BATCH, WORDS // 10 // PHRASE))]
        hashes[:, : WORDS // 10 // PHRASE * PHRASE] = phrases.reshape(BATCH, -1)
        for row in hashes:
            index.add(winnowed(runs_of(row)))
    return index


def _each(run: Callable[[Any], object], things: list[Any]) -> None:
    for thing in things:
        run(thing)


def minhash(text: str) -> object:
    """datasketch, 128 permutations of word 5-grams."""
    words = text.lower().split()
    made = MinHash(num_perm=128)
    made.update_batch([" ".join(words[at : at + 5]).encode() for at in range(len(words) - 4)])
    return made.digest()


def rensa(text: str) -> object:
    """rensa, 128 permutations of word 5-grams."""
    words = text.lower().split()
    made = RMinHash(num_perm=128, seed=7)
    made.update([" ".join(words[at : at + 5]) for at in range(len(words) - 4)])
    return made.digest()


def _ask(index: Memory, asked: list[Fingerprint]) -> None:
    for hashes in asked:
        for _ in candidates(hashes, index):
            pass


def timed() -> Iterator[Timed]:
    """Fingerprints and peers, relating and comparing, and the look-up in a million stories."""
    made = stories()
    some = [
        Comparable(id=str(n), paragraphs=tuple(text.split("\n\n"))) for n, text in enumerate(made)
    ]
    yield Timed("fingerprint", "stories", STORIES, partial(_each, fingerprint, made))
    few = made[:100]
    yield Timed("peer: datasketch MinHash", "stories", 100, partial(_each, minhash, few))
    yield Timed("peer: rensa RMinHash", "stories", 100, partial(_each, rensa, few))
    yield Timed(
        "relate: take in, look up, verify",
        "stories",
        STORIES,
        lambda: list(relate(some, finders=(Copies,))),
    )
    pairs = [(some[n], some[n + 1]) for n in range(2, 42, 4)]
    yield Timed("side by side", "pairs", 10, partial(_each, lambda p: compare(*p), pairs))
    index = store()
    name = f"look-up in {STORE:,} stories of {index.nbytes() / STORE:.0f} B"
    asked = [fingerprint(text) for text in made]
    yield Timed(name, "look-ups", STORIES, partial(_ask, index, asked))
    copied = [index.hashes_of(number) for number in range(0, STORE, STORE // 100)]
    yield Timed(
        "the same, of a story that stands there", "look-ups", 100, partial(_ask, index, copied)
    )
