"""A program that calls the API: each answer that it gets is held against the OpenAPI document."""

import json
from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from jsonschema import Draft202012Validator

from tests.desk.newsroom import NOW
from wiredesk.desk.actions.tokens import give_token
from wiredesk.desk.api.openapi import address_of, document
from wiredesk.desk.api.route import Route
from wiredesk.desk.api.routes import BASE, ROUTES
from wiredesk.desk.permissions import ALL, PERSON_ALONE, verbs_of

DOCUMENT = json.loads(json.dumps(document()))
BY_NAME = {route.name: route for route in ROUTES}


def token(user: User, *verbs: str, giver: User | None = None) -> str:
    """A token's secret; of all that the person may do where no verbs are named."""
    wanted = verbs or tuple(verbs_of(user) & (ALL - PERSON_ALONE))
    giver = giver or User.objects.filter(is_superuser=True).first()
    giver = giver or User.objects.create_superuser("root", password=None)
    return give_token(giver, None, NOW, to=user, name="desk robot", verbs=wanted).secret


class Program:
    """Calls operations by their names, with a token or without."""

    def __init__(self, secret: str = "", client: Client | None = None) -> None:
        self.client = client or Client()
        self.headers = {"Authorization": f"Bearer {secret}"} if secret else {}

    def call(self, name: str, *parts: int, body: Any = None, **more: Any) -> Any:
        """The answer, once it is what the document says of this operation and status."""
        route = BY_NAME[name]
        headers = {**self.headers, **more.pop("headers", {})}
        sent: dict[str, Any] = {"query_params": more.pop("asked", {}), "headers": headers}
        if body is not None or route.body:
            raw = body if isinstance(body, bytes) else json.dumps(body)
            sent |= {"data": raw, "content_type": more.pop("kind", "application/json")}
        answer = getattr(self.client, route.method.lower())(where(route, parts), **sent, **more)
        hold(route, answer)
        return answer

    def get(self, name: str, *parts: int, **asked: Any) -> Any:
        """What a good answer says."""
        answer = self.call(name, *parts, asked=asked)
        assert answer.status_code == 200, answer.content
        return answer.json()

    def post(self, name: str, *parts: int, body: Any = None) -> Any:
        """What a good answer says."""
        answer = self.call(name, *parts, body=body)
        assert answer.status_code in {200, 201, 202}, answer.content
        return answer.json()


def where(route: Route, parts: tuple[int, ...]) -> str:
    """The address of an operation on these things."""
    path = address_of(route)
    for name, number in zip(route.parts, parts, strict=True):
        path = path.replace(f"{{{name}}}", str(number))
    return "/" + BASE.rstrip("/") + path


def hold(route: Route, answer: Any) -> None:
    """Hold an answer against the document."""
    told = DOCUMENT["paths"][address_of(route)][route.method.lower()]["responses"]
    assert str(answer.status_code) in told, (route.name, answer.status_code, answer.content)
    said = told[str(answer.status_code)].get("content")
    if said is None:
        assert answer.content == b""
        return
    kind = answer.headers["Content-Type"].partition(";")[0]
    assert kind in said
    if not answer.streaming:
        check(said[kind]["schema"], answer.json())


def check(schema: dict[str, Any], value: Any) -> None:
    whole = {**schema, "components": DOCUMENT["components"]}
    Draft202012Validator(whole).validate(value)
