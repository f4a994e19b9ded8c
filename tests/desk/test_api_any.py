"""Whatever a program sends, it gets an answer that the document names: never a fault of ours."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk.newsroom import TEXT, arrives, item, later, person
from tests.desk.programs import BY_NAME, DOCUMENT, Program, token
from wiredesk.desk.api.openapi import address_of
from wiredesk.desk.api.routes import ROUTES
from wiredesk.desk.screens.screen import ANYONE

pytestmark = pytest.mark.django_db

FEW = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

NUMBERS = st.integers(-3, 4) | st.sampled_from([2**31, 2**63 - 1, 2**63, 2**64, 10**40])
WORDS = st.text(max_size=30) | st.sampled_from(
    [
        *("", "\x00", "\ud800", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"),
        *("2026-05-09T12:00:00", "2026-05-09T12:00:00+00:00_1", "v1", "e1", "v999999999", "e0"),
        *("2026-05-09", "a:b", "date:2026..", 'agency:="', "-", "OR", "*", "%", "true", "pt"),
        *("9999-12-31T23:59:59-14:00_1", "2026-05-09T12:00:00+00:00_99999999999999999999"),
    ]
)
ANY = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.floats(allow_nan=False) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)

ASKED = [route.name for route in ROUTES if route.asked]
SENT = [route.name for route in ROUTES if route.body not in {None, bytes}]


def robot() -> Program:
    story = arrives()
    arrives(item(text=TEXT + " E mais."), at=later(3))
    assert story.pk
    return Program(token(person("administrator")))


def operation(name: str) -> dict[str, Any]:
    route = BY_NAME[name]
    return DOCUMENT["paths"][address_of(route)][route.method.lower()]


def whole(schema: dict[str, Any]) -> Any:
    """Values that fit a schema, now and then: its own words, and any."""
    if "$ref" in schema:
        return whole(DOCUMENT["components"]["schemas"][schema["$ref"].rpartition("/")[2]])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if "const" in schema:
        return st.just(schema["const"])
    if "anyOf" in schema:
        return st.one_of([whole(one) for one in schema["anyOf"]])
    kinds = {
        "integer": NUMBERS,
        "string": WORDS,
        "boolean": st.booleans(),
        "null": st.none(),
    }
    if schema.get("type") == "array":
        return st.lists(whole(schema.get("items", {})), max_size=3)
    if schema.get("type") == "object":
        known = {name: whole(one) for name, one in schema.get("properties", {}).items()}
        needed = {name: known.pop(name) for name in schema.get("required", ())}
        return st.fixed_dictionaries(needed, optional=known)
    return kinds.get(schema.get("type", ""), ANY)


@pytest.mark.parametrize("name", ASKED)
def test_any_parameters_get_an_answer(name: str) -> None:
    program = robot()
    fields = {
        one["name"]: whole(one["schema"]) | WORDS
        for one in operation(name)["parameters"]
        if one["in"] == "query"
    }

    @FEW
    @given(st.fixed_dictionaries({}, optional=fields), st.integers(0, 3))
    def ask(asked: dict[str, Any], number: int) -> None:
        parts = [number] * len(BY_NAME[name].parts)
        clean = {key: written(value) for key, value in asked.items() if value is not None}
        answer = program.call(name, *parts, asked=clean)
        if answer.streaming:
            b"".join(answer.streaming_content)

    ask()


def written(value: Any) -> Any:
    """As an address holds it."""
    if isinstance(value, list):
        return [written(one) for one in value]
    return str(value).encode("utf-8", "surrogatepass").decode("utf-8", "replace")


@pytest.mark.parametrize("name", SENT)
def test_any_body_gets_an_answer(name: str) -> None:
    program = robot()
    schema = operation(name)["requestBody"]["content"]["application/json"]["schema"]

    @FEW
    @given(whole(schema) | ANY, st.integers(0, 3))
    def send(body: Any, number: int) -> None:
        program.call(name, *[number] * len(BY_NAME[name].parts), body=body)

    send()


def test_any_bytes_get_an_answer() -> None:
    program = robot()

    @FEW
    @given(st.binary(max_size=60) | WORDS.map(lambda x: x.encode("utf-8", "replace")), WORDS)
    def send(raw: bytes, kind: str) -> None:
        program.call("deliver", body=raw or b" ", kind=kind.encode("ascii", "ignore").decode())

    send()


@pytest.mark.parametrize("name", [r.name for r in ROUTES if r.parts])
@pytest.mark.parametrize("number", [0, 2**31, 2**63 - 1, 2**63, 10**40])
def test_any_number_gets_an_answer(name: str, number: int) -> None:
    route = BY_NAME[name]
    assert route.verb != ANYONE
    program = robot()
    answer = program.call(name, *[number] * len(route.parts), body={} if route.body else None)
    assert answer.status_code in {400, 404}
