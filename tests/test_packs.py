"""Packs prove themselves: every example in every section finds what it says, and no more."""

from collections.abc import Callable, Iterator

import pytest

import wiredesk
from wiredesk import packs
from wiredesk.packs.loading import Example
from wiredesk.records import Reading

Said = Callable[[Reading], list[str]]


def spoken(reading: Reading, found: tuple) -> list[str]:
    return [
        f"{f.kind}: {reading.story.text[f.start : f.end]}" for f in found if f.start is not None
    ]


def origin_of(reading: Reading) -> list[str]:
    """The fields of an origin that hold something, in the order of the record."""
    origin = reading.origin
    fields = "agency credit dateline place date byline sign_off republisher source_link rights"
    fields += " disclaimer claimed_section"
    said = [f"{name}: {value}" for name in fields.split() if (value := getattr(origin, name))]
    return said + ["unnamed_agency: yes"] * origin.unnamed_agency


def handed(reading: Reading) -> list[str]:
    """ "indirect official: Silva | disse | que …" for each attribution."""
    text = reading.story.text
    return [
        f"{a.type} {a.kind}: "
        + " | ".join(
            " … ".join(text[x:y] for x, y in spans) or "—" for spans in (a.source, a.cue, a.content)
        )
        for a in reading.attributions
    ]


SAID: dict[str, Said] = {
    "attributions": handed,
    "origin": origin_of,
    "sentences": lambda r: [r.story.text[s.start : s.end] for s in r.sentences],
    "furniture": lambda r: spoken(r, r.furniture),
    "orders": lambda r: spoken(r, r.orders),
    "defects": lambda r: spoken(r, r.defects),
    "variety": lambda r: [
        f"{m.variety}: {r.story.text[m.start : m.end]}" + (f" → {m.other}" if m.other else "")
        for m in r.language.variety.markers
    ],
    "topics": lambda r: [f"{t.code} {t.name}" for t in r.topics],
    "names": lambda r: [f"{n.type}: {r.story.text[n.start : n.end]}" for n in r.names],
    "times": lambda r: [f"{t.value}: {r.story.text[t.start : t.end]}" for t in r.times],
    "quantities": lambda r: [
        f"{q.min}..{q.max} {q.unit}: {r.story.text[q.start : q.end]}" for q in r.quantities
    ],
}
"""How a section's findings are written in an example's ``want``."""


def examples() -> Iterator[tuple[str, str, Example]]:
    for tag in packs.languages():
        for section, words in packs.language(tag).sections():
            for example in getattr(words, "example", ()):
                yield tag, section, example


@pytest.mark.parametrize(
    ("tag", "section", "example"),
    [pytest.param(*e, id=f"{e[0]}-{e[1]}-{e[2].text[:40]}") for e in examples()],
)
def test_example_finds_what_it_says(tag: str, section: str, example: Example) -> None:
    reading = wiredesk.read(example.text, language=tag, published=example.published)
    assert SAID[section](reading) == example.want, example.why


def test_unknown_key_is_named_with_its_file(tmp_path) -> None:
    file = tmp_path / "xx.toml"
    file.write_text('tag = "xx"\nname = "X"\n[calendar]\nmounths = {}\n', "utf-8")
    with pytest.raises(packs.PackError, match=r"xx\.toml: .*mounths"):
        packs.loading.load(file, packs.LanguagePack)


def test_phrase_that_ends_in_a_star_finds_the_whole_word() -> None:
    words = packs.Matcher([("list", {"responsab*": "duty", "fiab*": "trust"})])
    text = "irresponsable, responsabilidad y fiabilidad"
    assert [(text[h.start : h.end], h.value) for h in words.find(text)["list"]] == [
        ("responsabilidad", "duty"),
        ("fiabilidad", "trust"),
    ]
