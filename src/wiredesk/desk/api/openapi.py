"""The OpenAPI document, made of the table of routes: nothing in it is written twice."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from wiredesk.desk.api.problems import MEDIA_TYPE, ProblemDetails
from wiredesk.desk.api.route import Route
from wiredesk.desk.api.routes import BASE, ROUTES
from wiredesk.desk.screens.screen import ANYONE
from wiredesk.version import VERSION

JSON = "application/json"
REFS = "#/components/schemas/{name}"

ABOUT = """The desk for programs: what its screens show and do, with the same permissions.

Send a token: `Authorization: Bearer wd_…`. A token acts in a person's name and does what its verbs
name, never more than the person; none approves. Reading is also answered to who is logged in at a
screen; nothing is written with a cookie. Lists are paged by `later`. Problems are told as RFC 9457.
"""


def document() -> dict[str, Any]:
    """The document (OpenAPI 3.1.0)."""
    schemas = _schemas()
    paths: dict[str, dict[str, Any]] = {}
    for route in ROUTES:
        paths.setdefault(address_of(route), {})[route.method.lower()] = _operation(route, schemas)
    components = {
        "schemas": {
            name: schema for name, schema in schemas.components.items() if name not in schemas.asked
        },
        "securitySchemes": {
            "token": {"type": "http", "scheme": "bearer"},
            "login": {"type": "apiKey", "in": "cookie", "name": "sessionid"},
        },
    }
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "info": {
            "title": "wiredesk",
            "version": VERSION,
            "description": ABOUT,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/" + BASE.rstrip("/")}],
        "paths": paths,
        "components": components,
    }


def address_of(route: Route) -> str:
    """The address as OpenAPI writes it: ``/stories/{story}``."""
    return "/" + re.sub(r"<int:(\w+)>", r"{\1}", route.path)


def statuses(route: Route) -> dict[int, str]:
    """Every status that an operation answers, and why."""
    if route.verb == ANYONE:
        return {200: "Here it is.", 400: "A parameter that there is none of."}
    said = {
        route.status: {201: "Done.", 202: "It is asked for.", 204: "Done."}.get(
            route.status, "Here it is."
        ),
        400: "A parameter or a body is not what is asked for.",
        401: "No token, or one that opens nothing.",
        403: "The caller may not do this.",
        429: "The token's requests of this minute are spent; see Retry-After.",
    }
    if route.tagged:
        said[304] = "It is what If-None-Match says."
    if route.parts:
        said[404] = "There is no such thing, or none that the caller may see."
    if route.may_refuse:
        said[409] = "It cannot be done as things stand."
    if route.body:
        said[413] = "It is larger than the desk takes at once."
    if route.body not in {None, bytes}:
        said[415] = "It is no JSON."
    if route.unreadable:
        said[422] = "Nothing could be read in it."
    return dict(sorted(said.items()))


class _Schemas:
    """JSON Schemas of all records, made at once so that each has one name."""

    def __init__(self, kinds: list[Any]) -> None:
        found, self.components = msgspec.json.schema_components(kinds, ref_template=REFS)
        self._of = dict(zip(map(id, kinds), found, strict=True))
        self.asked = {r.asked.__name__ for r in ROUTES if r.asked}

    def of(self, kind: Any) -> dict[str, Any]:
        return self._of[id(kind)]

    def parameters(self, kind: Any) -> Iterator[dict[str, Any]]:
        held = self.components[kind.__name__]
        for name, schema in held["properties"].items():
            bare = {key: value for key, value in schema.items() if key != "description"}
            yield {
                "name": name,
                "in": "query",
                "required": name in held.get("required", ()),
                "schema": bare,
                **({"description": schema["description"]} if "description" in schema else {}),
            }


def _schemas() -> _Schemas:
    kinds: dict[int, Any] = {id(ProblemDetails): ProblemDetails}
    for route in ROUTES:
        for kind in (route.answer, route.asked, route.body):
            if kind is not None and kind is not bytes:
                kinds[id(kind)] = kind
    return _Schemas(list(kinds.values()))


def _operation(route: Route, schemas: _Schemas) -> dict[str, Any]:
    summary, _, more = (route.do.__doc__ or "").partition("\n")
    bound = {"type": "integer", "minimum": 0}
    inside = [{"name": p, "in": "path", "required": True, "schema": bound} for p in route.parts]
    asked = list(schemas.parameters(route.asked)) if route.asked else []
    found: dict[str, Any] = {
        "operationId": route.name,
        "summary": summary,
        "tags": [route.path.split("/")[0]],
        "security": _security(route),
        "responses": {
            str(status): _answer(route, status, why, schemas)
            for status, why in statuses(route).items()
        },
    }
    if route.verb != ANYONE:
        found["x-verb"] = route.verb
    if said := " ".join(more.split()):
        found["description"] = said
    if inside or asked:
        found["parameters"] = inside + asked
    if route.body:
        found["requestBody"] = _body(route, schemas)
    return found


def _security(route: Route) -> list[dict[str, list[str]]]:
    if route.verb == ANYONE:
        return []
    return [{"token": []}, *([{"login": []}] if route.method == "GET" else [])]


def _body(route: Route, schemas: _Schemas) -> dict[str, Any]:
    if route.body is bytes:
        return {"required": True, "content": {"*/*": {"schema": {}}}}
    return {"required": True, "content": {JSON: {"schema": schemas.of(route.body)}}}


def _answer(route: Route, status: int, why: str, schemas: _Schemas) -> dict[str, Any]:
    if status >= 400:
        schema = schemas.of(ProblemDetails)
        return {"description": why, "content": {MEDIA_TYPE: {"schema": schema}}}
    if status in {204, 304}:
        return {"description": why}
    schema = schemas.of(route.answer) if route.answer else {}
    return {"description": why, "content": {kind: {"schema": schema} for kind in route.kinds}}
