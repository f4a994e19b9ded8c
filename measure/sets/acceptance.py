"""One real syndicated story with hand annotations (data from elsewhere)."""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator

import wiredesk
from measure.sets import shared
from wiredesk.sheets.json import as_json

SET = "acceptance/syndicated_pt"


def measure() -> Iterator[tuple[str, float]]:
    """Yield each line of the scorer; counts, not shares."""
    stem = shared("cases/acceptance/syndicated_pt.txt").with_suffix("")
    tool = shared("tools/accept.py")
    text = stem.with_suffix(".txt").read_text("utf-8")
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        out.write(as_json(wiredesk.read(text, published="2025-10-28")))
        out.flush()
        printed = subprocess.run(
            [sys.executable, str(tool), out.name, str(stem)],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
    for line in printed.splitlines():
        if row := re.match(r"\s{0,2}(\S.*?)\s+(\d+) of\s+(\d+)", line):
            less = "that meet no gold|called|inside|though nobody|negatives"
            limit = " at most" if re.search(less, row[1]) else ""
            yield row[1].removeprefix("... ") + limit, float(row[2])


if __name__ == "__main__":
    print(json.dumps(dict(measure()), indent=1))
