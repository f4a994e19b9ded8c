"""A newsroom for tests: people, stories that arrive as they do in life, the work done."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from django.contrib.auth.models import User

from wiredesk.desk.actions.arrive import arrive
from wiredesk.desk.actions.people import give_role
from wiredesk.desk.actions.sources import add_source
from wiredesk.desk.models import Source, Story
from wiredesk.desk.working.worker import Worker
from wiredesk.records import Delivery, SourceSettings

NOW = datetime(2026, 5, 9, 12, tzinfo=UTC)

TEXT = (
    "O cais de Sines reabriu na segunda-feira, disse a autoridade portuária. A obra custou três "
    "milhões de euros, segundo o presidente da câmara, e durou sete meses."
)


def later(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


def person(role: str = "editor", name: str = "ana") -> User:
    user = User.objects.create(username=name, email=f"{name}@monte.test")
    give_role(user, role)
    return user


def source(address: str = "https://costa.test/feed", **settings: object) -> Source:
    return add_source(address, NOW, "Costa", SourceSettings(**settings))[0]


def item(guid: str = "cais", title: str = "Cais reabre", text: str = TEXT, more: str = "") -> str:
    return (
        f'<item><title>{title}</title><guid isPermaLink="false">{guid}</guid>'
        f"<dc:creator>Ana Prates / Agência Maré</dc:creator>"
        f"<pubDate>Sat, 09 May 2026 09:00:00 +0100</pubDate>"
        f"<description>{text}</description>{more}</item>"
    )


def feed(items: Sequence[str]) -> bytes:
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>Costa</title><language>pt</language>{''.join(items)}</channel></rss>"
    ).encode()


def arrives(*items: str, at: datetime = NOW, of: Source | None = None) -> Story:
    """Let a feed arrive and be read; gives the story that came last."""
    of = of or Source.objects.first() or source()
    sent = Delivery(body=feed(items or [item()]), address=of.address, carrier="http")
    arrive(sent, of, at)
    Worker(now=lambda: at).work_off(("take_in", "read_version"))
    return Story.objects.order_by("-last_received", "-pk").first()
