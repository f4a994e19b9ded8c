"""Translations in an archive: found by days, in stretches, broken off and gone on with."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

pytest.importorskip("duckdb", reason="wiredesk[archive] is not installed")
pytest.importorskip("pyarrow", reason="wiredesk[archive] is not installed")

from wiredesk.archive import across
from wiredesk.archive.running import Outcome, relate_archive
from wiredesk.cli import app

ENGLISH = (
    "Marlene Kowalczyk, the harbour master of Klaipeda, said on Monday that 15,000 tonnes of grain "
    "had been lost.",
    "The fire began at 7.55 am in a silo owned by Baltgrain, a company from Lithuania with 340 "
    "workers.",
    "“We saw smoke from Palanga,” said Tomas Brazauskis, a fisherman of 61.",
)
PORTUGUESE = (
    "Marlene Kowalczyk, capitã do porto de Klaipeda, disse na segunda-feira que se perderam 15 mil "
    "toneladas de cereais.",
    "O incêndio começou às 7h55 num silo da Baltgrain, empresa da Lituânia com 340 trabalhadores.",
    "“Vimos o fumo desde Palanga”, disse Tomas Brazauskis, pescador de 61 anos.",
)
RUSSIAN = (
    "Капитан порта Клайпеды Марлене Ковальчик сообщила в понедельник, что потеряно 15 тыс. тонн.",
    "Пожар начался в 7:55 в силосе компании «Балтгрейн» из Литвы, где работают 340 человек.",
    "«Мы видели дым из Паланги», — сказал 61-летний рыбак Томас Бразаускис.",
)
"""One report in three languages."""
TOWNS = ("Ostend", "Porto", "Vienna", "Tampere", "Lyon", "Seville", "Malta", "Bergen", "Graz")


def line(story: str, paragraphs: tuple[str, ...], language: str, day: str) -> str:
    said = {"id": story, "paragraphs": paragraphs, "language": language, "published": day}
    return json.dumps(said) + "\n"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """The report, and others of the days around it; the files are not in the order of days."""
    file = tmp_path / "stories.jsonl"
    others = [
        line(town, (f"The library of {town} opened {at + 20} rooms on Friday.",), "en", day)
        for at, town in enumerate(TOWNS)
        for day in [f"2026-05-{at + 1:02}"]
    ]
    file.write_text(
        line("ru", RUSSIAN, "ru", "2026-05-05")
        + "".join(others)
        + line("pt", PORTUGUESE, "pt", "2026-05-04T10:00:00Z")
        + line("en", ENGLISH, "en", "2026-05-03")
        + line("copy", PORTUGUESE, "es", "2026-05-04T12:00:00Z"),
        "utf-8",
    )
    return file


def told(file: Path) -> list[tuple[str, str]]:
    return [(t["a"], t["b"]) for t in map(json.loads, file.read_bytes().splitlines())]


def test_translations_are_found_from_the_later_to_the_earlier_day(
    archive: Path, tmp_path: Path
) -> None:
    done = relate_archive([archive], tmp_path / "work", translations=True)
    assert isinstance(done, Outcome)
    found = told(tmp_path / "work" / "translations.jsonl")
    assert {("pt", "en"), ("ru", "en"), ("ru", "pt")} <= set(found)
    assert done.ties == len(found) + len(told(done.place))


def test_what_shares_its_words_is_no_translation_whatever_language_it_declares(
    archive: Path, tmp_path: Path
) -> None:
    done = relate_archive([archive], tmp_path / "work", translations=True)
    assert isinstance(done, Outcome)
    assert ("copy", "pt") in told(done.place)
    assert ("copy", "pt") not in told(tmp_path / "work" / "translations.jsonl")


def test_they_are_found_in_the_stretch_before_too(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(across, "STRETCH", 4)
    relate_archive([archive], tmp_path / "work", translations=True)
    assert len(list((tmp_path / "work" / "translations").glob("*.jsonl"))) == 4
    assert ("ru", "en") in told(tmp_path / "work" / "translations.jsonl")


class BrokenOff(Exception):  # noqa: N818 - no error
    pass


@pytest.mark.parametrize("after", [1, 18, 19, 20, 21])
def test_run_that_was_broken_off_ends_like_an_unbroken_one(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    monkeypatch.setattr(across, "STRETCH", 4)
    relate_archive([archive], tmp_path / "whole", translations=True)
    steps = 0

    def count(*_: object) -> None:
        nonlocal steps
        steps += 1
        if steps == after:
            raise BrokenOff

    with pytest.raises(BrokenOff):
        relate_archive([archive], tmp_path / "work", told=count, translations=True)
    relate_archive([archive], tmp_path / "work", translations=True)
    for name in ("ties.jsonl", "translations.jsonl"):
        assert (tmp_path / "work" / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()


def test_they_can_be_asked_for_when_a_run_is_finished(archive: Path, tmp_path: Path) -> None:
    command = ["archive", "relate", str(archive), "--out", str(tmp_path / "work")]
    assert CliRunner().invoke(app, command).exit_code == 0
    assert not (tmp_path / "work" / "translations.jsonl").exists()
    assert CliRunner().invoke(app, [*command, "--translations"]).exit_code == 0
    assert ("pt", "en") in told(tmp_path / "work" / "translations.jsonl")


def test_archive_of_no_known_language_has_none(tmp_path: Path) -> None:
    file = tmp_path / "stories.jsonl"
    file.write_text(json.dumps({"id": 1, "text": "12 34 56"}) + "\n", "utf-8")
    done = relate_archive([file], tmp_path / "work", translations=True)
    assert isinstance(done, Outcome)
    assert (tmp_path / "work" / "translations.jsonl").read_bytes() == b""
