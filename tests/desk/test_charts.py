"""Drawings are well-formed, say what they show, and hold neither colour nor style."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from wiredesk.desk.drawing.charts import bars, columns, spark
from wiredesk.desk.drawing.timeline import Moment, Thread, timeline

LABELLED = st.lists(
    st.tuples(st.text(max_size=40), st.floats(-10, 1e9, allow_nan=False)), max_size=8
)
DAY = datetime(2026, 11, 3, 10, tzinfo=UTC)
MOMENTS = [
    Moment("1", DAY, "Lusa", "version", "Version 1", "/story/1"),
    Moment("2", DAY + timedelta(hours=5), "Lusa", "kill", "Killed"),
    Moment("3", DAY + timedelta(hours=2), "Costa <b>", "copy", "Copy & more", "//evil.test/"),
]


def drawn(svg: str) -> etree._Element:
    root = etree.fromstring(svg)
    for element in root.iter():
        assert not {"style", "fill-opacity", "stroke", "onclick"} & set(element.attrib)
    assert root[0].tag == "title"
    assert root[1].tag == "desc"
    return root


@pytest.mark.parametrize("draw", [bars, columns])
@given(values=LABELLED, title=st.text(max_size=10))
def test_any_figures_can_be_drawn(
    draw: Callable[..., str], values: list[tuple[str, float]], title: str
) -> None:
    root = drawn(draw(title, "d", values))
    assert len(root.findall(".//rect")) == len(values)


@given(st.lists(st.floats(0, 1e9, allow_nan=False), max_size=40))
def test_any_line_can_be_drawn(values: list[float]) -> None:
    assert len(drawn(spark("t", "d", values)).findall("polyline")) == (1 if values else 0)


def test_a_bar_says_its_number_and_its_whole_label() -> None:
    label = "Autoridade Nacional de Emergência e Proteção Civil"
    root = drawn(bars("Quem fala", "", [(label, 1200)], lambda n: f"{n / 1000:g} mil"))
    assert root.findtext(".//g/title") == f"{label}: 1.2 mil"
    assert root.findtext(".//g/text").endswith("…")  # type: ignore[union-attr]


def test_a_timeline_has_lanes_in_the_order_that_they_began() -> None:
    root = drawn(timeline("t", "d", MOMENTS, [Thread("1", "3"), Thread("1", "9")]))
    assert [lane.findtext("title") for lane in root.findall("g[@class='lane']")] == [
        "Lusa",
        "Costa <b>",
    ]
    assert [c.get("class") for c in root.iter("circle")] == [
        "moment version",
        "moment copy",
        "moment kill",
    ]
    assert len(root.findall("path")) == 1
    assert len(root.findall("g[@class='tick']")) >= 2


def test_a_moment_leads_only_within_the_desk() -> None:
    root = drawn(timeline("t", "d", MOMENTS))
    assert [link.get("href") for link in root.iter("a")] == ["/story/1"]
    assert root.get("role") == "group"


@pytest.mark.parametrize("days", [0, 0.001, 1, 40, 400, 10_000, 700_000])
def test_an_axis_has_few_times(days: float) -> None:
    start = datetime(1, 1, 2, tzinfo=UTC)
    moments = [
        Moment("1", start, "A", "version", ""),
        Moment("2", start + timedelta(days), "A", "version", ""),
    ]
    assert 1 <= len(drawn(timeline("", "", moments)).findall("g[@class='tick']")) <= 8


def test_nothing_is_drawn_of_nothing() -> None:
    assert len(drawn(timeline("t", "d", []))) == 2
