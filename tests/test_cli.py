"""The command line, run as a user runs it."""

import json
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

from wiredesk import packs
from wiredesk.cli import app

WIRE = Path(__file__).parent.parent / "examples" / "wire"
QUOTA = WIRE / "mid-morning" / "quota.txt"


def run(*words: str, **more: object):
    return CliRunner().invoke(app, ["read", *words], **more)


def test_sheet_names_every_part_it_has_something_for() -> None:
    done = run(str(QUOTA), "--published", "2026-05-05")
    assert done.exit_code == 0
    heads = {line for line in done.stdout.splitlines() if line and not line.startswith(" ")}
    assert {"story", "language", "sentences"} <= heads


def test_one_part_alone_can_be_asked_for() -> None:
    done = run(str(QUOTA), "--part", "language")
    assert done.stdout.splitlines()[0] == "language"


def test_json_is_all_that_goes_to_standard_output() -> None:
    done = run(str(WIRE / "nkp"), "nowhere.txt", "--json")
    lines = done.stdout.splitlines()
    assert [json.loads(line)["language"]["tag"] for line in lines] == ["de", "de"]
    assert "nowhere.txt: not found" in done.stderr
    assert done.exit_code == 1


def test_nothing_read_has_an_exit_code_of_its_own() -> None:
    assert run("nowhere.txt").exit_code == 3


def test_standard_input_is_read() -> None:
    done = run("-", "--json", input="Porto reabre\n\nO porto de Sines reabriu na segunda-feira.")
    assert json.loads(done.stdout)["story"]["text"].startswith("Porto reabre")


@pytest.mark.parametrize("said", ["yesterday", "2026-02-30", "2026-13", "05/03/2026"])
def test_a_date_that_is_none_is_refused_in_words(said: str) -> None:
    done = run(str(QUOTA), "--published", said)
    assert done.exit_code == 2
    assert said in done.output


def test_pages_of_a_folder_come_with_an_index(tmp_path: Path) -> None:
    done = run(str(WIRE / "nkp"), "--html", str(tmp_path / "out"))
    assert done.exit_code == 0
    names = sorted(p.name for p in (tmp_path / "out").iterdir())
    assert names == ["0001-haushalt.html", "0002-sperrfrist.html", "index.html"]
    assert "0002-sperrfrist.html" in (tmp_path / "out" / "index.html").read_text("utf-8")


def test_page_of_one_story_is_a_file_and_a_second_story_is_told(tmp_path: Path) -> None:
    feed = Path(__file__).parent / "cases" / "wire" / "feed" / "cut-off.xml"
    done = run(str(feed), "--html", str(tmp_path / "one.html"))
    assert done.exit_code == 1
    assert "Name a folder" in done.stderr
    assert "</html>" in (tmp_path / "one.html").read_text("utf-8")


def test_people_of_the_users_own_are_known(tmp_path: Path) -> None:
    own = tmp_path / "people.toml"
    own.write_text(
        '[[person]]\nid = "vasques"\nnames = ["Helena Vasques"]\ngender = "f"\ncountry = "PT"\n'
        '[[person.role]]\nrole = "fisheries minister"\nbegin = "2024"\n',
        "utf-8",
    )
    given = ["--people", str(own), "--published", "2026-05-05", "--language", "pt"]
    copy = "O ministro das Finanças, Helena Vasques, disse que o acordo é bom.\n"
    defects = run("-", *given, "--part", "defects", input=copy).stdout
    packs.people.use()
    assert "accuracy.gender" in defects


def test_authority_file_that_is_none_is_named(tmp_path: Path) -> None:
    wrong = tmp_path / "people.toml"
    wrong.write_text("[[persons]]\n", "utf-8")
    done = run(str(QUOTA), "--people", str(wrong))
    packs.people.use()
    assert done.exit_code == 2
    assert "persons" in done.output


def test_address_inside_is_not_fetched() -> None:
    done = run("http://127.0.0.1:9/story")
    assert done.exit_code == 3
    assert "leads inside" in done.stderr


def test_every_sheet_of_the_sample_wire_keeps_to_the_schema() -> None:
    schema = json.loads(CliRunner().invoke(app, ["schema"]).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    check = jsonschema.Draft202012Validator(schema)
    sheets = [json.loads(line) for line in run(str(WIRE), "--json").stdout.splitlines()]
    assert len(sheets) >= 30
    assert [e.message for sheet in sheets for e in check.iter_errors(sheet)] == []
