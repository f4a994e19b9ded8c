"""Varieties: what the packs' contrasts promise, and what a copy is told to be."""

import re

import pytest

import wiredesk
from wiredesk import packs
from wiredesk.packs.sections.variety import Contrast, Pattern

PATTERNS = [
    pytest.param(pattern, id=f"{tag}-{number}")
    for tag in packs.languages()
    for number, pattern in enumerate(packs.language(tag).variety.pattern)
]
CONTRASTS = [
    pytest.param(contrast, id=f"{tag}-{number}")
    for tag in packs.languages()
    for number, contrast in enumerate(packs.language(tag).variety.contrast)
]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_template_asks_only_for_groups_that_its_pattern_has(pattern: Pattern) -> None:
    asked = {int(group) for group in re.findall(r"\\(\d)", pattern.other or "")}
    assert max(asked, default=0) <= re.compile(pattern.find).groups


@pytest.mark.parametrize("contrast", CONTRASTS)
def test_contrast_tells_for_its_own_sides_and_its_pairs_differ(contrast: Contrast) -> None:
    assert contrast.tells
    assert set(contrast.tells) <= set(contrast.sides)
    assert not [a for a, b in contrast.pairs.items() if a == b]


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("pt", "O autocarro está a chegar a Moscovo.", "pt-PT"),
        ("pt", "O ônibus está chegando a Moscou.", "pt-BR"),
        ("pt", "O autocarro está a chegar, e o ônibus está chegando a Moscovo e Moscou.", "mixed"),
        ("pt", "O porto abriu cedo.", None),
        ("pt", "O diretor começou sua carreira no porto e deixou sua equipe.", "pt-BR"),
        ("en", "The lorry driver apologised to the town centre's shops.", "en-GB"),
        ("en", "The colors of the theater were criticized.", "en-US"),
        ("de", "Im Jänner schließt das Werk.", "de-AT"),
        ("it", "Il porto ha riaperto martedì mattina.", None),
    ],
)
def test_copy_is_told_the_variety_it_shows(language: str, text: str, told: str | None) -> None:
    variety = wiredesk.read(text, language=language).language.variety
    assert (variety.tag if variety else None) == told


def test_other_form_keeps_the_capitals_of_this_one() -> None:
    variety = wiredesk.read("FACTOS e números. Facto é que abriu.", language="pt").language.variety
    assert variety is not None
    assert [marker.other for marker in variety.markers] == ["FATOS", "Fato"]


def test_block_in_another_language_gives_no_marker() -> None:
    text = (
        "The ministry said that the harbour would stay closed until the end of the month.\n\n"
        "O autocarro está a chegar a Moscovo e os contactos com o ministério foram retomados ontem."
    )
    variety = wiredesk.read(text, language="en").language.variety
    assert variety is not None
    assert {marker.variety for marker in variety.markers} == {"en-GB"}


def test_leaning_decides_and_is_not_listed() -> None:
    variety = wiredesk.read("O barco perdeu o seu rumo até ao fim.", language="pt").language.variety
    assert variety is not None
    assert variety.tag == "pt-PT"
    assert variety.markers == ()
