"""The desk at 100,000 stories: server time of what each screen asks, at the 95th percentile.

    python -m measure.bench desk

The store is made once, in the folder that WIREDESK_BENCH names (else one that is thrown away), on
SQLite unless WIREDESK_DATABASE names a server. Each question is asked many times, of other
stories, pages and people each time; its 95th percentile is what counts, and the table prints it
beside the median.
"""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from urllib.parse import urlencode

STORIES = 100_000
TIMES = 60
FOUND = ("", "porto", "lang:pt -greve", "source:=3 OR source:=4", "person:gundel", "state:held")
FOUND += ("date:2024-03..2025-08-12", '"porto de"', "港口")
TITLE = f"The desk: server time at {STORIES:,} stories (milliseconds, 95th percentile of {TIMES})"


def open_store() -> None:
    """Django on the store, filled where it is empty."""
    folder = os.environ.get("WIREDESK_BENCH") or tempfile.mkdtemp(prefix="wiredesk-bench-")
    Path(folder).mkdir(parents=True, exist_ok=True)
    from wiredesk.site.start import start

    start(Path(folder))
    from measure.stories_made import fill
    from wiredesk.desk.models import Shown

    if not Shown.objects.exists():
        fill(STORIES)
        _work()


def _work() -> None:
    """People who have decided on some thousand stories, and searches that they keep."""
    from django.contrib.auth import get_user_model
    from django.db import transaction

    from wiredesk.desk.actions.decide import decide_many
    from wiredesk.desk.actions.people import give_role
    from wiredesk.desk.actions.searches import save_search
    from wiredesk.desk.models import Shown

    ana = get_user_model().objects.create(username="ana")
    give_role(ana, "publisher")
    newest = Shown.objects.order_by("-at").values_list("pk", flat=True)[:1500]
    with transaction.atomic():
        decide_many(ana, list(newest), "take", _now())
        decide_many(ana, list(newest)[::3], "hold", _now())
    save_search(ana, None, _now(), name="porto", question={"find": "porto"})
    for language in ("pt", "en", "de"):
        save_search(ana, None, _now(), name=language, question={"language": [language]})


def _now() -> datetime:
    from measure.stories_made import APART, START

    return START + APART * STORIES + timedelta(hours=1)


def questions() -> Iterator[tuple[str, Callable[[Random], object]]]:
    """What screens ask, by the screen's name; each with dice, so that none asks the same twice."""
    from django.contrib.auth import get_user_model
    from django.test import Client

    from wiredesk.desk.actions.decide import hold
    from wiredesk.desk.actions.presence import heartbeat
    from wiredesk.desk.actions.undo import undo
    from wiredesk.desk.models import Entry, HouseRule, SavedSearch, Shown
    from wiredesk.desk.queries.figures import figures
    from wiredesk.desk.queries.house import would_have_matched
    from wiredesk.desk.queries.story import story_page
    from wiredesk.desk.queries.trail import trail
    from wiredesk.desk.queries.wire import Mark, mark_now, news_since, wire_counts, wire_rows
    from wiredesk.desk.search.finding import count, search

    def person() -> object:  # a new object, as each request has
        return get_user_model().objects.get(username="ana")

    browser = Client(headers={"host": "localhost"})
    browser.force_login(person())

    def opened(address: str) -> None:
        status = browser.get(address).status_code
        if status != 200:
            raise RuntimeError(f"{address} answers {status}")

    places = list(Entry.objects.values_list("place", flat=True)[::997])
    marks = [f"{at.isoformat()}_{pk}" for at, pk in Shown.objects.values_list("at", "pk")[::997]]
    first, last = Shown.objects.order_by("pk").first(), Shown.objects.order_by("pk").last()
    rule = HouseRule.objects.get(name="It is shorter than 40 words")

    def any_story(dice: Random) -> int:
        return dice.randrange(first.pk, last.pk)

    def decided(dice: Random) -> None:
        ana = person()
        hold(ana, any_story(dice), _now())
        undo(ana, _now())

    yield "Wire, first page", lambda dice: (wire_rows(person()), wire_counts(person()))
    yield "Wire, any page", lambda dice: wire_rows(person(), {}, dice.choice(marks))
    yield (
        "Wire, of a state and language",
        lambda dice: wire_rows(
            person(),
            {"state": [dice.choice(["held", "taken"])], "language": [dice.choice(["pt", "fr"])]},
            dice.choice(marks),
        ),
    )
    yield (
        "Wire, of a source and a badge",
        lambda dice: wire_rows(person(), {"source": [dice.randrange(1, 40)], "badge": ["major"]}),
    )
    yield "Wire, with words", lambda dice: wire_rows(person(), {"text": "Lisboa"})
    for words in FOUND:
        yield f"Find: {words or 'all there is'}", lambda dice, words=words: search(words)
    for words in FOUND:
        address = f"/find?{urlencode({'q': words})}"
        yield f"Find, whole screen: {words or 'all there is'}", lambda dice, to=address: opened(to)
    yield (
        "Find, whole screen, a later page",
        lambda dice: opened(f"/find?q=porto&before={dice.choice(places)}"),
    )
    yield "Wire, whole screen", lambda dice: opened("/")
    saved = SavedSearch.objects.get(name="porto").pk
    yield "Wire, whole screen, searched words", lambda dice: opened(f"/?search=saved-{saved}")
    yield "Figures, whole screen", lambda dice: opened("/find/figures?q=")
    yield "Find, a later page", lambda dice: search("porto", before=dice.choice(places))
    yield "Find, nine saved searches counted", lambda dice: count(FOUND)
    yield "Figures of 5,000 matches", lambda dice: figures("")
    yield "Wire, what is new", lambda dice: news_since(person(), Mark(last.pk - 20, 0, 0))
    yield "Wire, nothing new", lambda dice: news_since(person(), mark_now())
    yield "Story", lambda dice: story_page(person(), any_story(dice), _now())
    yield "Trail", lambda dice: trail(person(), any_story(dice))
    yield "Heartbeat", lambda dice: heartbeat(person(), any_story(dice), _now())
    yield "Hold, and undo it", decided
    yield "House rule, last 7 days", lambda dice: would_have_matched(rule, _now())
    yield "House rule, last 90 days", lambda dice: would_have_matched(rule, _now(), 90)


def lines() -> Iterator[str]:
    """Each question's 95th percentile and median."""
    open_store()
    for name, ask in questions():
        yield _percentiles(name, ask)


def _percentiles(name: str, ask: Callable[[Random], object]) -> str:
    dice, taken = Random(name), []  # noqa: S311 (a seed makes it the same each time)
    for _ in range(TIMES):
        start = time.perf_counter()
        ask(dice)
        taken.append((time.perf_counter() - start) * 1000)
    taken.sort()
    return f"{name:42} {taken[int(TIMES * 0.95)]:10.1f} ms   median {taken[TIMES // 2]:8.1f} ms"
