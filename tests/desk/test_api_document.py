"""The session in docs/api.md is what happens: it is played and held against the page."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.desk.newsroom import person
from tests.desk.programs import DOCUMENT, Program, token

pytestmark = pytest.mark.django_db

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")
SESSION = PAGE.partition("## A session")[2].partition("\n## ")[0]
STEP = re.compile(
    r"^```http\n(GET|POST) (\S+)\n(?:(\{.*\})\n)?\n(\d+) [\w ]+\n(\{.*\})\n```$", re.M
)


def agrees(shown: str, got: Any) -> bool:
    """Whether an answer is what is shown; "…" stands for anything."""
    written = json.dumps(got, ensure_ascii=False)
    pieces = [re.escape(piece) for piece in shown.split("…")]
    return re.fullmatch(".*?".join(pieces), written, re.S) is not None


def test_session_is_what_happens(reset_ids: None) -> None:
    client = Program(token(person())).client
    secret = token(person(name="rui"))
    steps = STEP.findall(SESSION)
    assert len(steps) == SESSION.count("```http") == 7
    played = [play(client, secret, *step[:3]) for step in steps]
    assert [status for status, _ in played] == [int(step[3]) for step in steps]
    unlike = [
        (step[4], got)
        for step, (_, got) in zip(steps, played, strict=True)
        if not agrees(step[4], got)
    ]
    assert unlike == []


def play(client: Any, secret: str, method: str, path: str, body: str) -> tuple[int, Any]:
    sent = {"data": body, "content_type": "application/json"} if body else {}
    headers = {"Authorization": f"Bearer {secret}"}
    answer = getattr(client, method.lower())(path, headers=headers, **sent)
    return answer.status_code, answer.json()


@pytest.fixture
def reset_ids(django_db_reset_sequences: None) -> None:
    """Numbers begin at 1, as on the page."""


@pytest.mark.parametrize("path", sorted(DOCUMENT["paths"]))
def test_page_names_every_resource(path: str) -> None:
    assert path.strip("/").split("/")[0] in PAGE
