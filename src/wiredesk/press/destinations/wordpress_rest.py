"""Speaking to WordPress: its routes, its answers, and what comes of those that are none."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

import msgspec

from wiredesk.press.answers import Answer
from wiredesk.press.destinations import Ask, Reply, Send
from wiredesk.press.destinations.answering import FailedError, answer_of, insisting, json_of

Node = dict[str, Any]

NOT_IT = "What answers there does not speak as WordPress does."


class Rest:
    """The API of one site. Whatever is not taken raises FailedError with the answer for the outbox.

    ``?rest_route=`` is understood however a site writes its addresses.
    """

    def __init__(self, address: str, user: str, password: str, send: Send, now: datetime) -> None:
        """``address`` is the site's front page, or its API ("…/wp-json")."""
        self.root = address.rstrip("/")
        self.user, self.password = user, password
        self.send, self.ask, self.now = send, insisting(send, now), now

    def get(self, route: str, **query: str) -> Node:
        """One thing."""
        return self._thing(self.ask(self._get(route, query)))

    def find(self, route: str, **query: str) -> Node | None:
        """One thing; ``None`` where it is not there."""
        reply = self.send(self._get(route, query))
        if reply.status in {404, 410} and isinstance(json_of(reply), dict):
            return None
        if reply.status != 200:
            raise FailedError(answer_of(reply, self.now))
        return self._thing(reply)

    def find_all(self, route: str, **query: str) -> list[Node]:
        """The things that a question finds."""
        found = json_of(self.ask(self._get(route, query)))
        if not isinstance(found, list) or not all(map(_is_thing, found)):
            raise FailedError(Answer(trouble="broken", words=NOT_IT))
        return found

    def post(self, route: str, told: Node) -> Node:
        """Make or change a thing, and give it as it is now."""
        json = ("Content-Type", "application/json; charset=utf-8")
        return self.upload(route, msgspec.json.encode(told), (json,))

    def upload(self, route: str, content: bytes, headers: tuple[tuple[str, str], ...]) -> Node:
        """Make a thing of bytes."""
        ask = Ask(
            method="POST",
            address=self._address(route, {}),
            body=content,
            headers=headers,
            name=self.user,
            password=self.password,
        )
        return self._thing(self.ask(ask))

    def delete(self, route: str, *, force: bool = False) -> None:
        """Take a thing away, for good with ``force``. One that is not there any more is."""
        query = {"_method": "DELETE"} | ({"force": "true"} if force else {})
        override = (("X-HTTP-Method-Override", "DELETE"),)
        ask = Ask(
            method="POST",
            address=self._address(route, query),
            headers=override,
            name=self.user,
            password=self.password,
        )
        reply = self.send(ask)
        if reply.status not in {404, 410} and not _is_done(reply):
            raise FailedError(answer_of(reply, self.now))

    def _get(self, route: str, query: dict[str, str]) -> Ask:
        return Ask(
            method="GET",
            address=self._address(route, query),
            name=self.user,
            password=self.password,
        )

    def _address(self, route: str, query: dict[str, str]) -> str:
        if self.root.endswith("/wp-json"):
            asked = f"?{urlencode(query)}" if query else ""
            return f"{self.root}/wp/v2/{route}{asked}"
        return f"{self.root}/?{urlencode({'rest_route': f'/wp/v2/{route}', **query})}"

    def _thing(self, reply: Reply) -> Node:
        found = json_of(reply)
        if not _is_thing(found):
            # It may have done what we asked, and something else may have spoken over it.
            raise FailedError(Answer(trouble="broken", words=NOT_IT))
        return dict(found)


def _is_thing(found: Any) -> bool:
    number = found.get("id") if isinstance(found, dict) else None
    return isinstance(number, int) and not isinstance(number, bool) and number > 0


def _is_done(reply: Reply) -> bool:
    return reply.status is not None and 200 <= reply.status < 300
