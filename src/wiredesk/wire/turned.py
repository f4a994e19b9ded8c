"""Whether a source that gave feeds has turned into something else, as behind a new login.

A newspaper that puts its feed behind a login, a consent wall or "we have moved" answers 200 OK
with a page. Read as a story, that page would be published; so it is trouble instead.
"""

from wiredesk.records import Delivery, Story
from wiredesk.wire import detect

NO_FEED = {
    "webpage": "a web page",
    "plaintext": "plain text",
    "binary": "no text",
    "unread": "another file",
}
"""Formats that a feed may turn into when something is wrong, and what to call them."""


def why_no_feed(before: str, delivery: Delivery) -> str:
    """Why a delivery is not what its source gave before, in words; "" where it is.

    ``before`` is the name of the format that the source gave last, "" where it gave none yet.
    """
    now = detect.claimant(delivery).name
    if not before or before in NO_FEED or now not in NO_FEED:
        return ""
    if not delivery.body.strip():
        return "It gave stories before, and now an empty answer."
    first = next(detect.parse(delivery), None)
    named = f" (“{first.title[:80]}”)" if isinstance(first, Story) and first.title else ""
    return (
        f"It gave stories before, and now {NO_FEED[now]}{named}. "
        "Does it want a login or a consent, or has it moved?"
    )
