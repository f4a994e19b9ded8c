"""`wiredesk relate`: what stories are to each other, as a table or as JSON lines."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from msgspec.structs import replace

from wiredesk.cli.asked import Asked, deliver, everything
from wiredesk.cli.shown import NOTHING_DONE, SOME_FAILED, aside, complain, progress
from wiredesk.cli.store import Data, open_store
from wiredesk.pipeline import read_deliveries
from wiredesk.pipeline.comparing import comparable, comparables
from wiredesk.records import Comparable, Delivery, Given, Reading, Refusal, Tie
from wiredesk.wire.carriers import lines, warc

SAID = {
    ("copy", "a_from_b"): "copied from",
    ("copy", "b_from_a"): "source of the copy",
    ("copy", "common_source"): "of one source with",
    ("part", "a_from_b"): "took parts from",
    ("part", "b_from_a"): "gave parts to",
    ("part", "common_source"): "of one source with",
    ("translation", "a_from_b"): "translated from",
    ("translation", "b_from_a"): "translated as",
    ("translation", "common_source"): "of one source with",
    ("translation", "undecided"): "says the same as",
    ("copy", "undecided"): "copy of",
    ("part", "undecided"): "shares passages with",
    ("version", "a_from_b"): "later version of",
    ("version", "b_from_a"): "earlier version of",
    ("version", "undecided"): "version of",
}
"""How the table says a tie of a kind and direction."""
SHOWN = 5
"""Changes that the table shows of a pair."""


def relate(
    queries: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILE|FOLDER|ADDRESS|-]",
            help="Stories asked about; - is input. Without any: all ties of the store.",
        ),
    ] = None,
    among: Annotated[
        list[str] | None,
        typer.Option(metavar="STORIES", help="Where their relations are looked for."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="One tie a line, as JSON.")] = False,
    threads: Annotated[
        bool,
        typer.Option("--threads", help="Instead of ties each story's event and thread, as JSON."),
    ] = False,
    data: Data = None,
) -> None:
    """Find what stories are copies, parts and versions of.

    Both take folders, feeds, web archives and JSON lines {id, text or paragraphs, title,
    language, published, source}, packed by gzip or not. Without --among the stories are related
    to one another. Exit codes: 0 all were read; 1 something could not be and was named; 3
    nothing could be read.
    """
    if threads:
        _print_threads(queries or [], among or [])
        return
    if not queries:
        _relate_store(data, json)
        return
    from wiredesk.lineage import relate as related

    asked = Stories(queries, "relating", keep=not json)
    there = Stories(among or [], "taking in", keep=not json)
    stories = list(there) if among else None
    if among and not stories:
        raise typer.Exit(NOTHING_DONE)
    told = related(asked, stories)
    if json:
        for tie in told:
            sys.stdout.buffer.write(msgspec.json.encode(tie) + b"\n")
    else:
        _print_table(told, asked.kept, there.kept if among else asked.kept)
    _say(asked, there)
    if asked.bad or there.bad:
        raise typer.Exit(SOME_FAILED if asked.seen else NOTHING_DONE)


def _relate_store(data: Path | None, json: bool) -> None:
    """Print the ties that the desk has found, as those of files are."""
    open_store(data)
    from wiredesk.desk.queries.related import all_ties, named_stories

    ties = list(all_ties())
    if json:
        for tie in ties:
            sys.stdout.buffer.write(msgspec.json.encode(tie) + b"\n")
        return
    stories = named_stories({one for tie in ties for one in (tie.a, tie.b)})
    _print_table(ties, stories, stories)


def _print_threads(queries: list[str], among: list[str]) -> None:
    """A line {story, event, thread, evidence} for each story, in the order of their times."""
    from wiredesk.lineage import relate as related
    from wiredesk.lineage.threads import threads_of

    if not queries:
        raise typer.BadParameter("--threads asks for the stories to be named.")
    asked = Stories([*among, *queries], "taking in", keep=True)
    stories = list(asked)
    if not stories:
        raise typer.Exit(NOTHING_DONE)
    for placed in threads_of(stories, list(related(stories))):
        sys.stdout.buffer.write(msgspec.json.encode(placed) + b"\n")
    aside.print(f"{len(stories):,} stories placed", highlight=False)
    if asked.bad:
        raise typer.Exit(SOME_FAILED)


class Stories:
    """The stories that arguments name, one by one; complains of what is none, and goes on."""

    def __init__(self, what: list[str], word: str, keep: bool):
        """``word`` says on the progress bar what is being done; ``keep`` keeps what was read."""
        self.what, self.word, self.keep = what, word, keep
        self.seen: set[str] = set()
        self.kept: dict[str, Comparable] = {}
        self.bad = 0

    def __iter__(self) -> Iterator[Comparable]:
        """Each story as it is read."""
        found = everything(self.what)
        with progress(self.word, shown=True) as bar:
            for one in bar.track(found):
                for story in _stories(one):
                    if isinstance(story, Refusal):
                        self.bad += 1
                        complain(story)
                    else:
                        yield self._named(story)

    def _named(self, story: Comparable) -> Comparable:
        """The story under a name of its own; the second of one id gets a number."""
        name, count = story.id, 1
        while name in self.seen:
            count += 1
            name = f"{story.id}#{count}"
        self.seen.add(name)
        story = story if name == story.id else replace(story, id=name)
        if self.keep:
            self.kept[name] = story
        return story


def _stories(one: Asked) -> Iterator[Comparable | Refusal]:
    """The stories of a file, an address or standard input, in whatever form it has them."""
    if isinstance(one, Path) and warc.is_archive(one):
        yield from _read(warc.deliveries(one))
        return
    if isinstance(one, Path) and one.is_file() and lines.is_lines(one):
        yield from comparables(lines.lines(one))
        return
    delivery = deliver(one)
    if isinstance(delivery, Delivery):
        delivery = lines.unpacked(delivery)
    if isinstance(delivery, Delivery) and lines.holds_lines(delivery.body):
        yield from comparables(lines.lines_of(delivery))
    else:
        yield from _read([delivery])


def _read(found: Iterable[Delivery | Refusal]) -> Iterator[Comparable | Refusal]:
    for reading in read_deliveries(found, Given()):
        yield comparable(reading) if isinstance(reading, Reading) else reading


def _print_table(
    told: Iterable[Tie], asked: dict[str, Comparable], there: dict[str, Comparable]
) -> None:
    """Ties under the story that they are of: kind, share of it, the other story, and evidence."""
    last = None
    for tie in told:
        if tie.a != last:
            typer.echo(("" if last is None else "\n") + _story_line(asked[tie.a]))
            last = tie.a
        kind = SAID.get((tie.kind, tie.direction), f"{tie.kind} ({tie.direction})")
        share = "" if tie.share is None else f"{tie.share:.0%}"
        typer.echo(f"  {kind:22} {share:>4}  {_story_line(there[tie.b])}")
        for line in (*_changed(tie, asked[tie.a], there[tie.b]), *_evidence(tie)):
            typer.echo(f"{'':31}{line}")
    if last is None:
        typer.echo("No ties.")


def _story_line(story: Comparable) -> str:
    return f"{story.id}  {story.title}" if story.title else story.id


def _evidence(tie: Tie) -> Iterator[str]:
    for evidence in tie.evidence:
        yield f"{evidence.what}: {evidence.value}"


def _changed(tie: Tie, a: Comparable, b: Comparable) -> Iterator[str]:
    """The gravest changes between two versions or copies, from the earlier where it is told."""
    if tie.kind not in {"copy", "version"}:
        return
    from wiredesk.lineage.alignment import compare

    before, after = (a, b) if tie.direction == "b_from_a" else (b, a)
    changes = compare(before, after).changes
    for change in changes[:SHOWN]:
        yield f"{change.kind}: {change.before or '—'} → {change.after or '—'}"
    if len(changes) > SHOWN:
        yield f"and {len(changes) - SHOWN} changes more"


def _say(asked: Stories, there: Stories) -> None:
    among = f" among {len(there.seen):,}" if there.what else ""
    aside.print(f"{len(asked.seen):,} stories related{among}", highlight=False)
