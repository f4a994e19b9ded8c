"""wiredesk as a library."""

import subprocess
import sys

import wiredesk
from wiredesk.sheets.json import as_json


def test_same_input_gives_the_same_sheet_byte_for_byte() -> None:
    text = "Porto reabre\n\nLisboa, 3 mai (Mirante) - O porto reabriu, disse Ana Costa."
    assert as_json(wiredesk.read(text)) == as_json(wiredesk.read(text))


def test_import_loads_no_pack_and_no_heavy_part() -> None:
    asked = (
        "import sys, wiredesk; print([m for m in sys.modules if m in {'lxml', 'numpy', 'typer'}])"
    )
    run = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
