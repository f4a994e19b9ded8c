"""Golden cases: the bytes, and beside them the sheet we want to see.

``tests/cases/<room>/<part>/<case>.<any>`` is the delivery, ``<case>.want`` says in its first
paragraph why the case exists, then, on a line that starts with ``$``, options if there are any
(``--published --source --language --parts``), then the sheet of that part.
"""

import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from wiredesk.pipeline import read_delivery
from wiredesk.records import Delivery, Given, Refusal
from wiredesk.sheets.text import as_text

CASES = Path(__file__).parent / "cases"


@dataclass
class Case:
    want: Path
    why: str
    options: dict[str, str] = field(default_factory=dict)
    sheet: str = ""

    @property
    def name(self) -> str:
        return str(self.want.relative_to(CASES).with_suffix(""))

    @property
    def delivery(self) -> Path:
        beside = [p for p in self.want.parent.iterdir() if p.stem == self.want.stem]
        (found,) = [p for p in beside if p != self.want]
        return found

    def head(self) -> str:
        lines = [self.why]
        if self.options:
            lines += [
                "",
                "$ " + " ".join(f"--{k} {shlex.quote(v)}" for k, v in self.options.items()),
            ]
        return "\n".join(lines) + "\n\n"

    def read(self) -> str:
        o = self.options
        given = Given(
            published=o.get("published"), source=o.get("source"), language=o.get("language")
        )
        room_and_part = self.want.parent.relative_to(CASES).parts
        parts = o["parts"].split(",") if "parts" in o else [room_and_part[-1]]
        delivery = Delivery(body=self.delivery.read_bytes(), address=self.delivery.name)
        sheets = []
        for reading in read_delivery(delivery, given):
            if isinstance(reading, Refusal):
                sheets.append(f"refused\n  {reading.what}: {reading.why}\n")
            else:
                sheets += [as_text(reading, part) for part in parts]
        return "\n".join(sheets)


def case_at(want: Path) -> Case:
    why, _, rest = want.read_text("utf-8").partition("\n\n")
    options: dict[str, str] = {}
    if rest.startswith("$ "):
        line, _, rest = rest.partition("\n\n")
        words = shlex.split(line[2:])
        options = {k.removeprefix("--"): v for k, v in zip(words[::2], words[1::2], strict=True)}
    return Case(want=want, why=why.strip(), options=options, sheet=rest)


def cases() -> Iterator[Case]:
    for want in sorted(CASES.rglob("*.want")):
        yield case_at(want)
