"""The sample wire's chains: who has the sardine story, and the fire that was none, from whom."""

from pathlib import Path

import pytest
from msgspec.structs import replace

import wiredesk
from wiredesk.lineage import relate
from wiredesk.lineage.chain import chain_of
from wiredesk.pipeline.comparing import comparable
from wiredesk.records import Chain

WIRE = Path(__file__).parent.parent / "examples" / "wire"
SARDINES = {
    "harbour-post/quota.html": ("northwire/fishing-quota.txt", "wire"),
    "daily-tide/sardines.txt": ("northwire/fishing-quota.txt", "wire"),
    "gulf-gazette/what-the-quota-means.txt": ("northwire/fishing-quota.txt", "wire"),
    "estuario/quota-da-sardinha.html": ("northwire/fishing-quota.txt", "translation"),
    "mid-morning/quota.txt": ("northwire/fishing-quota.txt", "translation"),
    "northwire/fishing-quota-correction.txt": ("northwire/fishing-quota.txt", "version"),
}
OTHERS = {
    "harbour-post/shipyard-fire.html": ("northwire/harbour-fire.txt", "wire"),
    "mid-morning/incendio.txt": ("northwire/harbour-fire.txt", "translation"),
    "le-quai/eau.txt": ("rivage/eau.txt", "wire"),
    "hafenblatt/haushalt.html": ("nkp/haushalt.txt", "wire"),
}


@pytest.fixture(scope="module")
def chain() -> Chain:
    stories = []
    for file in sorted(one for one in WIRE.rglob("*") if one.is_file()):
        reading = wiredesk.read(file.read_bytes(), source=file.parent.name)
        stories.append(replace(comparable(reading), id=file.relative_to(WIRE).as_posix()))
    return chain_of(stories, relate(stories))


@pytest.mark.parametrize("story", sorted(SARDINES | OTHERS))
def test_story_hangs_on_its_source(chain: Chain, story: str) -> None:
    found = {edge.story: (edge.source, edge.kind) for edge in chain.edges}
    assert found[story] == (SARDINES | OTHERS)[story]


def test_no_arrow_leads_to_the_agency_from_one_of_its_takers(chain: Chain) -> None:
    arrows = [edge for edge in chain.edges if edge.kind in {"wire", "outlet", "translation"}]
    assert not [edge.story for edge in arrows if edge.story.startswith(("northwire", "rivage"))]
