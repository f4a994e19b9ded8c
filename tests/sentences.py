"""What the pure rooms say to editors: the sentences in their code, values as ``%(a)s``."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOMS = Path(__file__).parent.parent / "src" / "wiredesk"

SPEAKING = (
    "desk/actions",
    "desk/working/folders.py",
    "desk/queries",
    "desk/trouble.py",
    "desk/working/way.py",
    "desk/workflow.py",
    "press",
    "reading/defects",
    "wire/carriers/web/door.py",
    "wire/excerpts.py",
    "wire/opml.py",
    "wire/pictures.py",
    "wire/refusals.py",
    "wire/rhythm.py",
    "wire/turned.py",
)
"""Modules and folders whose sentences screens show."""

PHRASING = (
    "desk/migrations/0010_default_rules.py",
    "desk/rules/conditions.py",
    "desk/actions/destinations.py",
    "lineage/copies.py",
    "lineage/threads/showing.py",
    "lineage/translations/showing.py",
    "lineage/translations/siblings.py",
    "press/destinations",
)
"""Those whose phrases screens show too: what evidence says, labels of fields, names of rules."""

NAMED = ("value", "words", "title", "description", "secret", "name")
"""Arguments that such phrases are given as."""

FIELDS = (
    *("A rule of the house is not met: %(a)s.", "A rule of the house forbids it: %(a)s."),
    *(
        f"It is under an embargo until %(a)s, which names no {lack}: "
        "it has come everywhere on %(b)s."
        for lack in ("time zone", "time of day")
    ),
    *(
        f"The licence of %(a)s {terms}, so only headline, extract and link may go out, "
        "and the address of the original is not known."
        for terms in ("is unknown", "allows an excerpt")
    ),
    *("confirmed", "suggested", "doubtful"),
    *(f"{kind}: %(a)s — %(b)s" for kind in ("number", "name", "acronym", "sound")),
    *("the headline", "the text in one place", "the text in %(a)s places", "and"),
    *("byline", "dateline", "credit", "section", "rights", "embargo", "pub status"),
    *("published", "updated", "version", "language", "address", "publisher", "author", "source"),
)
"""What a sentence says that a version changed, or a station of a chain rests on."""

TRANSLATED = {"_", "gettext", "gettext_lazy", "ngettext", "pgettext", "pgettext_lazy"}
NAMES = "abcdefghijklm"

_SENTENCE = re.compile(r"[A-Z“%].* .*[.?!]", re.DOTALL)
_VALUE = re.compile(r"%\(\w+\)s")
_FIELD = re.compile(r"\{(\w+)\}")
"""A value in a string that ``str.format`` fills."""

FEWEST = 8
"""Characters that a pattern has of its own; with fewer it fits what is none of ours."""


def sentences() -> Iterator[tuple[str, Path]]:
    """Every sentence with the file that says it."""
    for name in SPEAKING:
        place = ROOMS / name
        for file in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            for sentence in said_in(file.read_text("utf-8")):
                yield sentence, file
    for name in PHRASING:
        place = ROOMS / name
        for file in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            for phrase in phrases_in(file.read_text("utf-8")):
                yield phrase, file
    for field in FIELDS:
        yield field, ROOMS / "desk/queries/changes.py"


def said_in(source: str) -> Iterator[str]:
    """The sentences of a module: its strings that read as such, docstrings aside."""
    tree = ast.parse(source)
    apart = set(_apart(tree))
    for node in ast.walk(tree):
        if node not in apart and (words := _words(node)):
            own = _VALUE.sub("", words)
            if _SENTENCE.fullmatch(words) and len(own) >= FEWEST:
                yield words


def phrases_in(source: str) -> Iterator[str]:
    """The phrases of a module: what is given under one of the names, returned, or put aside
    under one of them."""
    for node in ast.walk(ast.parse(source)):
        for value in _told(node):
            words = _words(value)
            is_phrase = len(_VALUE.sub("", words)) >= FEWEST and " " in words.strip()
            if "<" not in words and (is_phrase or _is_title(node)):
                yield words


def _told(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.keyword) and node.arg in NAMED:
        yield node.value
    elif isinstance(node, ast.Assign):
        yield from [node.value] if getattr(node.targets[0], "id", "") == "said" else []
    elif isinstance(node, ast.Return) and node.value is not None:
        is_choice = isinstance(node.value, ast.IfExp)
        yield from ast.iter_child_nodes(node.value) if is_choice else [node.value]
    elif isinstance(node, ast.Tuple):  # a row of a table
        yield from node.elts[:1]


def _is_title(node: ast.AST) -> bool:
    """Whether it is the label of a field, of whatever length."""
    return isinstance(node, ast.keyword) and node.arg == "title" and bool(_words(node.value))


def _apart(tree: ast.AST) -> Iterator[ast.AST]:
    """Docstrings, what is translated where it stands, and pieces of a longer string."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield from (one for one in ast.walk(node) if one is not node)
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in TRANSLATED:
            yield from ast.walk(node)


def _words(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return _FIELD.sub(r"%(\1)s", node.value.replace("%", "%%"))
    if not isinstance(node, ast.JoinedStr):
        return ""
    names = iter(NAMES)
    return "".join(
        str(part.value).replace("%", "%%")
        if isinstance(part, ast.Constant)
        else f"%({next(names)})s"
        for part in node.values
    )
