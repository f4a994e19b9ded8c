"""`make sheets`: the sample wire read. One sheet here, all of them as pages in a folder."""

import sys
from pathlib import Path

import wiredesk
from wiredesk.cli import app

ROOT = Path(__file__).parent.parent
WIRE = ROOT / "examples" / "wire"
SHOWN = WIRE / "mid-morning" / "quota.txt"
PAGES = ROOT / "build" / "sheets"


def main() -> None:
    """Print one sheet, write all pages, and say where they are."""
    print(f"$ wiredesk read {SHOWN.relative_to(ROOT)} --published 2026-05-05\n")
    reading = wiredesk.read(SHOWN.read_bytes(), published="2026-05-05")
    print(wiredesk.sheet(reading))
    print(f"$ wiredesk read {WIRE.relative_to(ROOT)} --html {PAGES.relative_to(ROOT)}\n")
    sys.stdout.flush()
    app(["read", str(WIRE), "--html", str(PAGES)], standalone_mode=False)
    print(f"\nOpen {PAGES.relative_to(ROOT) / 'index.html'} in a browser.")


if __name__ == "__main__":
    main()
