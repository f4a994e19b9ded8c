"""Headlines of pasted text: heads of many shapes over stories of ours, in eight languages."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from statistics import mean
from typing import Any

from wiredesk.wire.formats.plaintext import plain_story

SET = "headlines"
STORIES = Path(__file__).parent.parent / "pages" / "stories.toml"

HEADS = {
    "headline": "{title}",
    "deck, byline, date": "{title}\n\n{lead0}\n\n{byline}\n\n{shown}",
    "kicker": "{section}\n\n{title}\n\n{shown}",
    "page pasted whole": "{home}\n{section}\n{teaser}\n\n{title}\n{shown}\n{share}\n39\n0",
    "trail with the headline": "{home} > {section} > {title}\n\n{title}\n\n{byline}",
    "trail with it cut short": "{home} AUTO {cut}...\n\n{title}\n\n39\n0",
    "title of the window": "{title} | {outlet}\n\n{title}\n\n{byline}\n{shown}",
    "related repeats it": "{title}\n\n{shown}\n\n{related}: {title}",
    "no blank lines": "{title}\n{byline}\n{shown}",
    "photo between": "{title}\n\n{photo}\n\n{byline}",
}
"""What stands above the first paragraph."""

NONE = {
    "paragraphs alone": "{body}",
    "byline alone": "{byline}\n\n{body}",
    "section alone": "{section}\n\n{body}",
    "date alone": "{shown}\n\n{body}",
}


def measure() -> Iterator[tuple[str, float]]:
    """Yield the share of headlines found where they stand, and found where none stands."""
    stories = tomllib.loads(STORIES.read_text("utf-8"))["story"]
    for shape, head in HEADS.items():
        yield shape, mean(is_found(head, story) for story in stories)
    for shape, text in NONE.items():
        found = [plain_story(text.format(**holes(story))).title for story in stories]
        yield f"found in {shape} at most", mean(title is not None for title in found)


def is_found(head: str, story: dict[str, Any]) -> bool:
    """Whether the headline is found below this head's shape."""
    found = plain_story(f"{head}\n\n{{body}}".format(**holes(story)))
    return found.title == story["title"]


def holes(story: dict[str, Any]) -> dict[str, str]:
    """What a head is filled with."""
    words = {name: story["words"][name] for name in ("home", "share", "related", "photo")}
    return {
        **{name: story[name] for name in ("title", "byline", "shown", "section", "outlet")},
        **words,
        "lead0": story["lead"].rstrip(".。"),
        "teaser": story["teasers"][0][0].split()[0],
        "cut": story["title"][: 2 * len(story["title"]) // 3].rstrip(),
        "body": "\n\n".join(story["paragraphs"]),
    }
