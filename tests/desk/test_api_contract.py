"""The OpenAPI document is true: every status of every operation is provoked, and is as it says."""

import importlib.util
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from openapi_spec_validator import validate

from tests.desk.newsroom import NOW, TEXT, arrives, feed, item, later, person, source
from tests.desk.programs import BY_NAME, DOCUMENT, Program, token
from wiredesk.desk.actions.approve import approve
from wiredesk.desk.actions.editing import edit_text
from wiredesk.desk.actions.hooks import add_hook
from wiredesk.desk.actions.take import take
from wiredesk.desk.api.openapi import statuses
from wiredesk.desk.api.routes import ROUTES
from wiredesk.desk.models import Alert, HouseRule, Ruling
from wiredesk.desk.working.worker import Worker

pytestmark = pytest.mark.django_db


class Desk:
    """A desk with one of everything, and a program that may do all that a token may."""

    def __init__(self) -> None:
        self.user = person("administrator", "rita")
        self.source = source(licence="full")
        self.story = arrives()
        arrives(item(text=TEXT + " A ponte segue fechada."), at=later(5))
        other = arrives(item("costa2"), of=source("https://mare.test/feed"), at=later(5.5))
        Worker(now=lambda: later(5.6)).work_off(("relate",))
        take(self.user, self.story.pk, later(6))
        edit_text(self.user, self.story.pk, later(7), base=0, title="Cais reabre", text="Outra.")
        self.story.refresh_from_db()
        self.ruling = Ruling.objects.filter(verb="edit").get()
        self.alert = Alert.objects.create(
            story=self.story, kind="correction", words="Corrected", raised=NOW, state="taken"
        )
        self.hook = add_hook(
            self.user,
            None,
            NOW,
            name="Site",
            address="https://site.test/hook",
            events=["story.read"],
        ).pk
        self.program = Program(token(self.user))
        self.parts: dict[str, Any] = {
            "story": self.story.pk,
            "source": self.source.pk,
            "ruling": self.ruling.pk,
            "alert": self.alert.pk,
            "hook": self.hook,
            "number": 1,
            "other": other.pk,
        }

    def call(self, name: str, program: Program | None = None, **more: Any) -> Any:
        """Call an operation on what is there, with what it wants unless told otherwise."""
        route = BY_NAME[name]
        more.setdefault("body", BODIES.get(name))
        more.setdefault("asked", ASKED.get(name, {}))
        return (program or self.program).call(name, *(self.parts[p] for p in route.parts), **more)

    def approve(self) -> None:
        HouseRule.objects.all().delete()
        Alert.objects.all().delete()
        approve(self.user, self.story.pk, later(9))


BODIES: dict[str, Any] = {
    "hand_in": {"kind": "text", "text": "Texto do porto.\n\nO cais abriu, disse a Ana."},
    "deliver": feed([item("outro", "Outro cais", TEXT)]),
    "post_ruling": {"verb": "hold", "why": "À espera da foto."},
    "post_alert": {"follow": True},
    "post_source": {"address": "https://nova.test/feed", "settings": {"licence": "full"}},
    "patch_source": {"name": "Costa Nova", "settings": {"language": "pt"}},
    "post_pause": {"paused": True},
    "post_release": {"verb": "publish"},
    "post_hook": {
        "name": "Outro",
        "address": "https://outro.test/",
        "events": ["ruling.made"],
    },
    "patch_hook": {"on": False},
}
ASKED = {"show_difference": {"before": "v1", "after": "e1"}}

Case = Callable[[Desk, str], Any]


def same_again(desk: Desk, name: str) -> Any:
    tag = desk.call(name).headers["ETag"]
    return desk.call(name, headers={"If-None-Match": tag})


def nowhere(desk: Desk, name: str) -> Any:
    desk.parts = dict.fromkeys(desk.parts, 987_654_321)
    return desk.call(name)


def with_limit(size: str, value: int) -> Case:
    def case(desk: Desk, name: str) -> Any:
        setattr(desk.settings, size, value)  # type: ignore[attr-defined]
        return desk.call(name)

    return case


EVERYWHERE: dict[int, Case] = {
    200: lambda desk, name: desk.call(name),
    201: lambda desk, name: desk.call(name),
    202: lambda desk, name: desk.call(name),
    204: lambda desk, name: desk.call(name),
    304: same_again,
    400: lambda desk, name: desk.call(name, asked={"nonsense": "1"}),
    401: lambda desk, name: desk.call(name, Program()),
    403: lambda desk, name: desk.call(name, Program(token(desk.user, "save_search"))),
    404: nowhere,
    413: with_limit("DATA_UPLOAD_MAX_MEMORY_SIZE", 1),
    415: lambda desk, name: desk.call(name, kind="text/plain"),
    429: with_limit("API_PER_MINUTE", 0),
}
"""How a status is provoked where nothing else is said."""


def published(desk: Desk, name: str) -> Any:
    desk.approve()
    return desk.call(name)


def without_pyarrow(desk: Desk, name: str) -> Any:
    desk.patch.setattr(importlib.util, "find_spec", lambda _: None)  # type: ignore[attr-defined]
    return desk.call(name, asked={"form": "parquet"})


def twice(desk: Desk, name: str) -> Any:
    desk.call(name)
    return desk.call(name)


def of_a_hook_that_is_off(desk: Desk, name: str) -> Any:
    desk.call("patch_hook")
    return desk.call(name)


SPECIAL: dict[tuple[str, int], Case] = {
    ("post_release", 201): published,
    ("post_release", 409): lambda desk, name: desk.call(name),
    ("export", 409): without_pyarrow,
    ("post_ruling", 409): twice,
    ("post_undo", 409): twice,
    ("post_alert", 409): twice,
    ("post_source", 409): twice,
    ("patch_source", 409): lambda desk, name: desk.call(
        name, body={"settings": {"licence": "some"}}
    ),
    ("post_hook", 409): lambda desk, name: desk.call(
        name, body={**BODIES["post_hook"], "address": "ftp://x"}
    ),
    ("post_hook_test", 409): of_a_hook_that_is_off,
    ("hand_in", 422): lambda desk, name: desk.call(
        name, body={"kind": "address", "address": "http://127.0.0.1:1/"}
    ),
    ("deliver", 422): lambda desk, name: desk.call(name, body=b"%PDF-1.7"),
}

PAIRS = [(route.name, status) for route in ROUTES for status in statuses(route)]


@pytest.mark.parametrize(("name", "status"), PAIRS, ids=[f"{n}-{s}" for n, s in PAIRS])
def test_answer_is_as_the_document_says(
    name: str, status: int, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk()
    desk.settings, desk.patch = settings, monkeypatch  # type: ignore[attr-defined]
    case = SPECIAL.get((name, status)) or EVERYWHERE[status]
    answer = case(desk, name)
    assert answer.status_code == status, answer.content


def test_document_is_valid_openapi() -> None:
    validate(DOCUMENT)


def test_document_is_served_to_anyone() -> None:
    person()
    answer = Client().get("/api/v1/openapi.json")
    assert answer.json() == DOCUMENT
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_document_names_every_operation_once() -> None:
    names = [one["operationId"] for path in DOCUMENT["paths"].values() for one in path.values()]
    assert sorted(names) == sorted(BY_NAME)
