"""A webhook: each release is posted to an address, signed as Standard Webhooks specify it.

https://www.standardwebhooks.com: ``webhook-id`` is the same whenever a release is sent again, so
that the other side takes it once; ``webhook-signature`` is "v1," and the base64 of HMAC-SHA256
over id, timestamp and body with stops between.
"""

import base64
import hmac
from datetime import datetime
from hashlib import sha256
from typing import Annotated, Literal

from msgspec import Meta

from wiredesk.press.answers import Answer
from wiredesk.press.channel import Channel, story_id
from wiredesk.press.destinations import Ask, Destination, Kind, Send, Task
from wiredesk.press.destinations.answering import answer_of
from wiredesk.press.destinations.written import FORMS
from wiredesk.press.formats.jsonfeed import as_json
from wiredesk.records import Record


class WebhookSettings(Record, frozen=True, kw_only=True):
    """Where and how."""

    address: Annotated[str, Meta(title="Address", description="Each release is posted there.")]
    form: Annotated[
        Literal["article", "ninjs", "newsml_g2", "html"],
        Meta(title="Format", description="“article” is all that the ledger holds, as JSON."),
    ] = "article"


class Webhook(Destination):
    """Posts each release to one address."""

    def __init__(self, settings: WebhookSettings, secret: str) -> None:
        """``secret``: as it is, or "whsec_" and base64."""
        self.address, self.form = settings.address, FORMS[settings.form]
        if not secret:
            raise ValueError("A webhook needs a secret to sign with.")
        self.key = key_of(secret)

    def take(self, task: Task, send: Send) -> Answer:
        """Post a release. Its id says that it is the same when it is posted again."""
        release = task.release
        body = self.form.write(release, task.channel, task.now)
        name = f"{story_id(release, task.channel)};{release.number}"
        kind = self.form.media_type
        reply = send(self._ask(body, kind, name, release.kind, task.now))
        return answer_of(reply, task.now)

    def check(self, channel: Channel, now: datetime, send: Send) -> Answer:
        """Post an event of the kind "test", which says nothing."""
        body = as_json({"status": "test", "channel": channel.name})
        return answer_of(send(self._ask(body, "application/json", "test", "test", now)), now)

    def _ask(self, body: bytes, kind: str, name: str, event: str, now: datetime) -> Ask:
        name = name.encode("ascii", "backslashreplace").decode()
        stamp = str(int(now.timestamp()))
        headers = (
            ("Content-Type", kind),
            ("webhook-id", name),
            ("webhook-timestamp", stamp),
            ("webhook-signature", signature(self.key, name, stamp, body)),
            ("wiredesk-event", event),
        )
        return Ask(method="POST", address=self.address, body=body, headers=headers)


def key_of(secret: str) -> bytes:
    """The bytes that sign. Raises ValueError for "whsec_" and no base64."""
    if secret.startswith("whsec_"):
        return base64.b64decode(secret.removeprefix("whsec_"), validate=True)
    return secret.encode()


def signature(key: bytes, name: str, stamp: str, body: bytes) -> str:
    """What the other side reckons too, and compares."""
    signed = hmac.new(key, f"{name}.{stamp}.".encode() + body, sha256)
    return "v1," + base64.b64encode(signed.digest()).decode()


KIND = Kind(
    name="webhook",
    words="An address that every release is posted to, signed",
    settings=WebhookSettings,
    secret="secret to sign with",  # noqa: S106 - its name
    make=Webhook,
)
