"""Reading one pack file, with the file and the key named when it is wrong."""

import hashlib
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated, Any, TypeVar

import msgspec

S = TypeVar("S")

Words = Annotated[list[str], msgspec.Meta(extra={"matched": True})]
"""Phrases that the one pass over the text looks for."""

WordMap = Annotated[dict[str, str], msgspec.Meta(extra={"matched": True})]
"""Phrases that the one pass looks for, each with what it stands for."""


class PackError(ValueError):
    """A pack file that cannot be used; names the file and the key."""


class Section(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """One table of a pack. An unknown key is an error, so that a slip of the pen is seen."""

    def made_lists(self) -> Iterator[tuple[str, dict[str, str]]]:
        """Word lists that a section makes of its plain data; most make none."""
        return iter(())


class Example(Section, kw_only=True):
    """A sentence in the pack's language and what its section must find in it.

    ``want`` holds lines as ``tests/test_packs.py`` prints them ("counter: 39"), in order;
    everything found must stand there. ``why`` says what the rule is about.
    """

    text: str
    want: list[str]
    why: str = ""
    published: str | None = None


def pack_files(folder: str) -> Iterator[tuple[str, Traversable]]:
    """Each pack in ``folder`` as (name, file), by name."""
    found = files("wiredesk.packs").joinpath(folder).iterdir()
    for file in sorted(found, key=lambda f: f.name):
        if file.name.endswith(".toml"):
            yield file.name.removesuffix(".toml"), file


def load(file: Traversable | Path, kind: type[S]) -> S:
    """The pack in ``file`` as a ``kind``. Raises PackError, naming file and key."""
    name = "/".join(str(file).replace("\\", "/").rsplit("/", 2)[1:])
    try:
        return msgspec.convert(tomllib.loads(file.read_text("utf-8")), kind)
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{name}: not TOML: {error}") from error
    except msgspec.ValidationError as error:
        raise PackError(f"{name}: {error}") from error


def version_of(file: Traversable) -> str:
    """A pack's version: the first twelve hex digits of its content's SHA-256."""
    return hashlib.sha256(file.read_bytes()).hexdigest()[:12]


def matched_fields(section: Section) -> Iterator[tuple[str, dict[str, str]]]:
    """Each word list of a section as (field, {phrase: what it stands for})."""
    for field in msgspec.structs.fields(section):
        if _is_matched(field.type):
            value: Any = getattr(section, field.name)
            yield field.name, value if isinstance(value, dict) else {w: w for w in value}
    yield from section.made_lists()


def _is_matched(annotation: Any) -> bool:
    meta = getattr(annotation, "__metadata__", ())
    return any((m.extra or {}).get("matched") for m in meta if isinstance(m, msgspec.Meta))
