"""The desk's words in its languages: gathered from the code, merged into catalogues, compiled.

``python -m tests.messages`` (``make messages``) adds new words to every catalogue, empty, drops
those that are gone, and compiles. Needs no program of gettext's: Django makes Python of its
templates, Babel reads Python.
"""

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from tests.sentences import ROOMS, sentences
from wiredesk.desk.saying import CONTEXT

DESK = Path(__file__).parent.parent / "src" / "wiredesk" / "desk"
LOCALES = DESK / "locale"

NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)
"""Stands in every catalogue, so that the same words make the same file."""

KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop", "N_")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}

Word = tuple[str | tuple[str, ...], str | None]
"""What is translated (singular, or singular and plural), and its context."""


def catalogues() -> list[Path]:
    return sorted(LOCALES.glob("*/LC_MESSAGES/django.po"))


def words() -> Iterator[tuple[Word, str]]:
    """Every word of the desk with the file it stands in."""
    for file in sorted(DESK.rglob("*.html")):
        source = templatize(file.read_text("utf-8")).replace("gettext_noop", "_")
        yield from _words_in(source, file)
    for file in sorted(DESK.rglob("*.py")):
        yield from _words_in(file.read_text("utf-8"), file)
    for sentence, file in sentences():
        yield (sentence, CONTEXT), file.relative_to(ROOMS).as_posix()


def _words_in(source: str, file: Path) -> Iterator[tuple[Word, str]]:
    found = extract("python", io.BytesIO(source.encode()), KEYWORDS, (), {"encoding": "utf-8"})
    for _, message, _, context in found:
        many = tuple(message[:2]) if isinstance(message, tuple) else message
        if many:
            yield (many, context), file.relative_to(DESK).as_posix()


def read(po: Path) -> Catalog:
    with po.open("rb") as source:
        return read_po(source, locale=po.parts[-3])


def merged(po: Path) -> Catalog:
    """A catalogue with all words of today and none of yesterday's."""
    old = read(po)
    new = Catalog(
        locale=po.parts[-3],
        project="wiredesk",
        header_comment="# The desk's words. New ones come by `make messages`.",
        fuzzy=False,
        creation_date=NO_DATE,
        revision_date=NO_DATE,
    )
    for (message, context), file in words():
        known = old.get(message if isinstance(message, str) else message[0], context)
        held = new.add(message, known.string if known else None, context=context)
        if (file, None) not in held.locations:
            held.locations.append((file, None))
    return new


def compiled(catalogue: Catalog) -> bytes:
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def untranslated(catalogue: Catalog) -> list[str]:
    return [
        str(message.id)
        for message in catalogue
        if message.id and not (all(message.string) if message.pluralizable else message.string)
    ]


def main() -> None:
    for po in catalogues():
        catalogue = merged(po)
        with po.open("wb") as out:
            write_po(out, catalogue, sort_output=True, omit_header=False, width=100)
        po.with_suffix(".mo").write_bytes(compiled(catalogue))
        missing = untranslated(catalogue)
        print(f"{po.parts[-3]}: {len(list(catalogue)) - 1} words, {len(missing)} to translate")
        for word in missing:
            print(f"  {word}", file=sys.stderr)


if __name__ == "__main__":
    main()
