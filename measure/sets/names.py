"""Names in sentences of Wikipedia and newspapers (data from elsewhere): strict span and type."""

import re
from collections.abc import Iterator

import wiredesk
from measure.sets import scored

SET = "names"
GOLD = ("portuguese_bosque", "portuguese_wikineural", "english_wikineural")


def measure() -> Iterator[tuple[str, float]]:
    """Yield F of each set, over persons, places and organisations."""
    for gold in GOLD:
        printed = scored(
            "score_names.py",
            f"names/{gold}.jsonl",
            "names",
            lambda d: wiredesk.read(d["text"], language=d["lang"]),
        )
        for row in re.finditer(r"^(\w+) .* F ([.\d]+)$", printed, re.MULTILINE):
            if row[1] == "all":
                yield f"{gold}: strict F", float(row[2])


if __name__ == "__main__":
    for what, reached in measure():
        print(what, reached)
