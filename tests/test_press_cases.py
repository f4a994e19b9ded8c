"""What leaves, byte for byte: the releases of ``press_examples`` in every format.

``--bless`` writes the files anew; read their diff.
"""

import json
from pathlib import Path

import pytest

from tests.press_examples import ALL, FERRY, GONE, HOUSE
from wiredesk.press.formats import newsml_g2
from wiredesk.press.formats.jsonfeed import as_json
from wiredesk.press.formats.jsonld import news_article
from wiredesk.press.formats.listed import BY_NAME, FORMATS
from wiredesk.version import VERSION

CASES = Path(__file__).parent / "cases" / "press" / "formats"


def written(name: str) -> bytes:
    if name in BY_NAME:
        return BY_NAME[name].write(ALL, HOUSE)
    if name == "newsml_g2_package":
        return newsml_g2.write_package(ALL, HOUSE, "Transportes")
    return as_json([news_article(one, HOUSE) for one in (FERRY, GONE)])


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        *((one.name, one.ending) for one in FORMATS),
        ("newsml_g2_package", "xml"),
        ("jsonld", "json"),
    ],
)
def test_what_leaves_is_as_wanted(name: str, ending: str, request: pytest.FixtureRequest) -> None:
    want = CASES / f"{name}.{ending}"
    # The reader's own version is no part of what is wanted.
    body = written(name).decode().replace(f"wiredesk {VERSION}", "wiredesk")
    body = body.replace(f'version="{VERSION}">wiredesk', ">wiredesk")
    if request.config.getoption("--bless"):
        want.parent.mkdir(parents=True, exist_ok=True)
        want.write_text(body, "utf-8")
        return
    assert body.split("\n") == want.read_text("utf-8").split("\n")


def test_every_object_says_its_context() -> None:
    assert {one["@context"] for one in json.loads(written("jsonld"))} == {"https://schema.org"}
