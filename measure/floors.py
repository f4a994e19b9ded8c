"""`make floors`: accuracy on every set that is here, beside the floors pinned in tests/floors.json.

Each module in ``measure/sets`` measures one part: ``SET`` names it, ``measure()`` yields
(what, reached) rows, or raises ``Absent`` with a sentence where its data is not on this machine.
A floor whose name ends in "at most" is a ceiling. Lowering one is a decision with a note.
"""

import importlib
import json
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path

from measure import sets
from measure.sets import Absent

PINNED = Path(__file__).parent.parent / "tests" / "floors.json"


def measured(only: set[str]) -> Iterator[tuple[str, str, float | None, float | str]]:
    """(set, what, floor, reached) for each row; ``reached`` is a sentence where data is absent."""
    pinned = json.loads(PINNED.read_text("utf-8"))
    for info in pkgutil.iter_modules(sets.__path__):
        if only and info.name not in only:
            continue
        module = importlib.import_module(f"measure.sets.{info.name}")
        floors = dict(pinned.get(module.SET, {}))
        try:
            for what, reached in module.measure():
                yield module.SET, what, floors.pop(what, None), reached
        except Absent as why:
            yield module.SET, "(skipped)", None, str(why)
            continue
        for what, floor in floors.items():
            yield module.SET, what, floor, "not measured"


def holds(what: str, floor: float | None, reached: float | str) -> bool:
    """Whether a figure keeps to its floor (or ceiling)."""
    if floor is None:
        return True
    if isinstance(reached, str):
        return False
    return reached <= floor if what.endswith("at most") else round(reached, 4) >= floor


def main() -> None:
    """Print the table; exit 1 where a floor does not hold."""
    failed = 0
    for name, what, floor, reached in measured(set(sys.argv[1:])):
        good = holds(what, floor, reached)
        failed += not good
        shown = reached if isinstance(reached, str) else f"{reached:.3f}".rstrip("0").rstrip(".")
        mark = "" if good else "  BELOW ITS FLOOR"
        print(
            f"{name:34} {what:44} {'' if floor is None else floor:>7} {shown:>8}{mark}", flush=True
        )
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
