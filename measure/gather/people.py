"""Gather first names (with gender) and surnames from Faker's locales (MIT) into packs/people.

Run ``pip install faker`` and ``python -m measure.gather.people``. Faker gives both lists for some
sixty locales; we keep words that a script with capitals writes with one.
"""

import importlib
import pkgutil
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PACK = Path(__file__).parents[2] / "src/wiredesk/packs/people"
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SOURCE = "# From Faker's locales (https://github.com/joke2k/faker), MIT; see NOTICE.\n"


def locales() -> Iterator[tuple[str, Any]]:
    """Each locale's tag and provider of names."""
    package = importlib.import_module("faker.providers.person")
    for info in sorted(pkgutil.iter_modules(package.__path__), key=lambda i: i.name):
        yield info.name, importlib.import_module(f"faker.providers.person.{info.name}").Provider


def words(listed: Any) -> Iterator[str]:
    """The names of a list that are one capitalised word."""
    for name in listed if isinstance(listed, list | tuple | dict) else ():
        name = unicodedata.normalize("NFC", str(name)).strip()
        if WORD.fullmatch(name) and name[0].isupper() and name[1:2].islower():
            yield name


def main() -> None:
    """Write both files anew."""
    genders: dict[str, set[str]] = {}
    surnames: dict[str, set[str]] = {}
    for tag, provider in locales():
        for field, gender in (("male", "m"), ("female", "f")):
            for name in words(getattr(provider, f"first_names_{field}", ())):
                genders.setdefault(name, set()).add(gender)
        for name in words(getattr(provider, "first_names", ())):
            genders.setdefault(name, set())
        for field in ("last_names", "last_names_male", "last_names_female"):
            for name in words(getattr(provider, field, ())):
                surnames.setdefault(name, set()).add(tag)
    firsts = [f"{n}\t{g.pop() if len(g) == 1 else 'u'}\n" for n, g in sorted(genders.items())]
    (PACK / "first_names.tsv").write_text(SOURCE + "".join(firsts), "utf-8")
    (PACK / "surnames.txt").write_text(
        SOURCE + "".join(f"{n}\n" for n in sorted(surnames)), "utf-8"
    )


if __name__ == "__main__":
    main()
