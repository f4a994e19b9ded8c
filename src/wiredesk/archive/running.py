"""Runs over an archive, from whatever was done before to the end."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import msgspec

from wiredesk.archive.across import put_in_order, translate
from wiredesk.archive.pairing import PREFIXES, pair
from wiredesk.archive.shelf import Shelf
from wiredesk.archive.taking_in import Done, read_all, take_in
from wiredesk.archive.tying import gather, tie
from wiredesk.archive.workers import Alone, Workers
from wiredesk.records import Refusal

Told = Callable[[str, int, int | None], None]
"""Is told what is being done, how much of it is done, and of how much."""


class Outcome(NamedTuple):
    """What a run left."""

    place: Path
    """The ties as JSON lines, or the folder of readings."""
    stories: int
    refused: int
    ties: int = 0


def relate_archive(
    paths: list[Path],
    folder: Path,
    workers: Workers | None = None,
    told: Told = lambda *_: None,
    translations: bool = False,
) -> Outcome | Refusal:
    """Relate all stories of an archive to those before them; ``folder``/ties.jsonl holds the ties.

    Copies, parts and versions, as ``lineage.relate`` finds them; where they are asked for,
    ``folder``/translations.jsonl holds the translations. May be broken off at any point and
    started again on the same folder; the result is the same. A Refusal where the folder holds
    another run's work.
    """
    workers = workers or Alone()
    shelf = Shelf(folder)
    if refused := shelf.claim("relate", paths):
        return refused
    taken = _taken(shelf, take_in(shelf, paths, workers), "taking in", told)
    for done, _ in enumerate(pair(shelf, workers), 1):
        told("pairing", done, PREFIXES)
    ties = 0
    for done, found in enumerate(tie(shelf, taken["batches"], workers), 1):
        ties += found
        told("verifying", done, taken["batches"])
    place = gather(shelf, "ties")
    if translations:
        stretches = put_in_order(shelf)
        for done, found in enumerate(translate(shelf, stretches, workers), 1):
            ties += found
            told("across languages", done, stretches)
        gather(shelf, "translations")
    return Outcome(place, taken["stories"], taken["refused"], ties)


def read_archive(
    paths: list[Path], folder: Path, workers: Workers | None = None, told: Told = lambda *_: None
) -> Outcome | Refusal:
    """Read all stories of an archive; ``folder``/readings holds one JSON reading a line, packed.

    May be broken off and started again, as ``relate_archive``.
    """
    shelf = Shelf(folder)
    if refused := shelf.claim("read", paths):
        return refused
    taken = _taken(shelf, read_all(shelf, paths, workers or Alone()), "reading", told)
    return Outcome(folder / "readings", taken["stories"], taken["refused"])


def refusals(folder: Path) -> Iterable[Refusal]:
    """What a run could not read, in order."""
    for part in Shelf(folder).parts("refused"):
        for line in part.read_bytes().splitlines():
            yield msgspec.json.decode(line, type=Refusal)


def _taken(shelf: Shelf, steps: Iterable[Done], word: str, told: Told) -> dict[str, int]:
    """Go through all batches, unless a run before did; how many stories there are."""
    if (noted := shelf.note("taken")) is not None:
        return noted
    stories = refused = batches = 0
    for done in steps:
        batches, stories, refused = batches + 1, stories + done.stories, refused + done.refused
        told(word, stories, None)
    return shelf.finish("taken", batches=batches, stories=stories, refused=refused)
