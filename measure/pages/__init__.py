"""Pages of ours, to measure what is taken for body: every layout here with every story.

A layout is HTML with holes: ``{{ title }}``, ``{{ words.share }}`` and repeated parts,
``<!-- each paragraphs[0:2] -->…{{ it }}…<!-- end -->`` (``teasers`` and ``comments`` may be
repeated: ``comments*5``; of a pair, ``{{ it.0 }}`` is the first).
"""

import json
import re
import tomllib
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
_EACH = re.compile(r"<!-- each (\w+)(?:\[(\d+):(\d+)\])?(?:\*(\d+))? -->(.*?)<!-- end -->", re.S)
_HOLE = re.compile(r"\{\{ ([\w.]+) \}\}")


class Page(NamedTuple):
    """A page, its body as paragraphs, and what may count as either (headings, captions)."""

    name: str
    html: str
    body: tuple[str, ...]
    either: tuple[str, ...]
    story: dict[str, Any]


def pages(only: str | None = None) -> Iterator[Page]:
    """Every page, or those of one layout."""
    stories = tomllib.loads((HERE / "stories.toml").read_text("utf-8"))["story"]
    for file in sorted(HERE.glob("*.html")):
        if only and file.stem != only:
            continue
        for story in stories:
            yield filled(file, story)


def filled(file: Path, story: dict[str, Any]) -> Page:
    """One layout with one story in it. Its first line may say how much of the story is body."""
    layout = file.read_text("utf-8")
    shown = int(found[1]) if (found := re.match(r"<!-- body: (\d+) -->\n", layout)) else None
    html = re.sub(r"\A<!-- body: \d+ -->\n", "", layout)
    html = _HOLE.sub(lambda hole: _value(story, hole[1]), _EACH.sub(_each(story), html))
    words = story["words"]
    either = [story["title"], story["lead"], story["byline"], story["shown"], words["photo"]]
    return Page(
        f"{file.stem}/{story['language']}",
        html,
        tuple(story["paragraphs"][:shown]),
        (*either, *story["heads"]),
        story,
    )


def _each(story: dict[str, Any]) -> Any:
    def repeated(part: re.Match[str]) -> str:
        name, start, end, times, inner = part.groups()
        items = story[name][int(start) if start else None : int(end) if end else None]
        items = items * int(times or 1)
        return "".join(_one(inner, item, n) for n, item in enumerate(items, 1))

    return repeated


def _one(inner: str, item: Any, n: int) -> str:
    values = {"it": item, "n": str(n)}
    if isinstance(item, list):
        values |= {"it.0": item[0], "it.1": item[1]}
    return _HOLE.sub(lambda hole: escape(values[hole[1]]) if hole[1] in values else hole[0], inner)


def _value(story: dict[str, Any], path: str) -> str:
    if path == "json":
        return json.dumps(" ".join(story["paragraphs"]), ensure_ascii=False)
    value: Any = story
    for name in path.split("."):
        value = value[int(name)] if name.isdigit() else value[name]
    return escape(value)
