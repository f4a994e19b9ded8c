"""What was found leaves as CSV, JSON lines and Parquet; figures are made of it."""

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.desk.running import ON_SQLITE, done, feed
from wiredesk import records
from wiredesk.desk.actions.arrive import arrive
from wiredesk.desk.exports.forms import ExportError, csv_lines, json_lines, write_parquet
from wiredesk.desk.exports.rows import Claim, Row, export_rows
from wiredesk.desk.models import Source
from wiredesk.desk.queries.figures import Bar, figures, over_time
from wiredesk.desk.working.worker import Worker

NOW = datetime(2026, 11, 9, 12, tzinfo=UTC)

BODY = """<rss version='2.0'><channel><title>Costa</title>
<item><title>Porto reabre</title><guid>https://x.test/1</guid>
<pubDate>Mon, 02 Nov 2026 10:00:00 GMT</pubDate><description>O porto de Sines reabriu.
«A operação é normal», disse a ministra Joana Prates. «Está tudo bem», afirmou
Joana Prates.</description>
</item>
<item><title>=SUM(A1)</title><guid>https://x.test/2</guid>
<pubDate>Wed, 04 Nov 2026 10:00:00 GMT</pubDate>
<description>The harbour stays open, engineer Tom Hale said on Tuesday.</description></item>
<item><title>Sem data</title><guid>https://x.test/3</guid>
<description>O porto não tem data.</description></item></channel></rss>""".encode()


@pytest.fixture
def costa(db: None) -> Source:
    source = Source.objects.create(
        name="Costa", address="https://x.test/rss", carrier="http", added=NOW
    )
    arrive(records.Delivery(body=BODY, address=source.address, carrier="http"), source, NOW)
    Worker(now=lambda: NOW).work_off()
    return source


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_a_row_says_who_says_what(costa: Source) -> None:
    (row,) = export_rows("sines", with_text=True)
    assert (row.sources, row.language, row.published[:10]) == (("Costa",), "pt", "2026-11-02")
    assert row.text is not None
    assert row.text.startswith("Porto reabre")
    said = {claim.quoted for claim in row.claims if claim.speaker == "Joana Prates"}
    assert any("Está tudo bem" in words for quoted in said for words in quoted)


def test_json_lines_say_all_that_a_row_says(costa: Source) -> None:
    rows = list(export_rows(""))
    lines = [json.loads(line) for line in json_lines(rows)]
    assert [line["title"] for line in lines] == ["Sem data", "=SUM(A1)", "Porto reabre"]
    assert lines[2]["claims"][0]["speaker"] == rows[2].claims[0].speaker


def test_csv_has_a_line_a_story(costa: Source) -> None:
    lines = table("".join(csv_lines(export_rows("", with_text=True), with_text=True)))
    assert [line["sources"] for line in lines] == ["Costa"] * 3
    assert lines[2]["speakers"] == "Joana Prates"
    assert "reabriu" in lines[2]["text"]


def test_csv_of_claims_has_a_line_a_claim(costa: Source) -> None:
    lines = table("".join(csv_lines(export_rows("sines"), claims=True)))
    (row,) = export_rows("sines")
    assert [line["claim_id"] for line in lines] == [claim.id for claim in row.claims]
    assert len(lines) >= 2


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(sign: str) -> None:
    claim = Claim(
        **dict.fromkeys(("id", "speaker", "kind", "type", "cue", "words"), f"{sign}1"),
        quoted=(f"{sign}1",),
        parent=None,
        confidence=1.0,
    )
    told = dict.fromkeys(("agency", "language", "published", "received", "title"), f"{sign}1")
    told |= dict.fromkeys(("address", "guid", "byline"), f"{sign}1")
    lists = dict.fromkeys(("sources", "people", "places", "topics", "defects"), (f"{sign}1",))
    row = Row(
        **{**told, **lists},  # type: ignore[arg-type]
        **dict.fromkeys(("story", "version", "sentences", "claimed", "own_voice"), -1),
        claims=(claim,),
        text=f"{sign}1",
    )
    both = [*csv_lines([row], with_text=True), *csv_lines([row], claims=True, with_text=True)]
    cells = [cell for line in both for cells in csv.reader(io.StringIO(line)) for cell in cells]
    assert [cell for cell in cells if cell.startswith(sign) and cell != "-1"] == []


def test_rows_of_any_number_come_few_at_a_time(
    costa: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wiredesk.desk.exports.rows.AT_ONCE", 2)
    assert len({row.story for row in export_rows("")}) == 3
    assert len(list(export_rows("", most=1))) == 1


def test_parquet_holds_the_claims(costa: Source, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    assert write_parquet(export_rows(""), tmp_path / "a.parquet") == 3
    rows = parquet.read_table(tmp_path / "a.parquet").to_pylist()
    assert rows[2]["claims"][0]["words"]
    assert [file.name for file in tmp_path.iterdir()] == ["a.parquet"]


def test_parquet_without_pyarrow_is_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(ExportError, match=r"wiredesk\[archive\]"):
        write_parquet([], tmp_path / "a.parquet")


def test_figures_are_counted(costa: Source) -> None:
    with CaptureQueriesContext(connection) as asked:
        made = figures("")
    assert len(asked) <= 3
    assert [(bar.label, bar.count) for bar in made.over_time] == [
        ("2026-11-02", 1),
        ("2026-11-03", 0),
        ("2026-11-04", 1),
    ]
    assert (made.undated, made.stories, made.capped) == (1, 3, False)
    assert made.quoted[0] == Bar("Joana Prates", 2, 'speaker:="Joana Prates"')
    assert [share.source for share in made.attribution] == ["Costa"]
    assert 0 < made.attribution[0].share <= 1
    assert made.defects[0].defects == sum(len(row.defects) for row in export_rows(""))


def test_figures_of_nothing_are_none(costa: Source) -> None:
    made = figures("nothingsuch")
    assert (made.over_time, made.quoted, made.stories) == ((), (), 0)


@pytest.mark.parametrize(
    ("dates", "first", "last", "many"),
    [
        (["2026-01-01", "2026-01-03"], "2026-01-01", "2026-01-03", 3),
        (["2026-01-01", "2026-06-03"], "2026-01", "2026-06", 6),
        (["1990-01-01", "2026-06-03"], "1990", "2026", 37),
        (["2026-01", "2026-02"], "2026-01", "2026-02", 2),
        (["1990", "1991"], "1990", "1991", 2),
        (["0001-01-01", "9999-12-31"], "0001", "9999", 9999),
    ],
)
def test_time_is_cut_as_fine_as_it_can_be_shown(
    dates: list[str], first: str, last: str, many: int
) -> None:
    bars = over_time(dates)
    assert (bars[0].label, bars[-1].label, len(bars)) == (first, last, many)


@ON_SQLITE
def test_the_command_finds_and_exports(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_bytes(feed(3))
    data = tmp_path / "data"
    done(data, "import", str(tmp_path / "feed.xml"))
    code, out, _ = done(data, "find", "cais", "-2")
    assert code == 2  # an unknown option; a word to be left out stands behind --
    code, out, _ = done(data, "find", "--", "cais", '-"cais 2"')
    assert (code, len(out.splitlines())) == (0, 2)
    code, out, _ = done(data, "find", "sines", "--json", "--text")
    assert [json.loads(line)["text"][:4] for line in out.splitlines()] == ["Cais"] * 3
    code, out, _ = done(data, "find", "sines", "--csv")
    assert len(table(out)) == 3
    code, out, err = done(data, "find", "colour:red", "--claims")
    assert code == 3
    assert "no field “colour”" in err
