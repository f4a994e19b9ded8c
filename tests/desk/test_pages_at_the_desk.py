"""The page behind an excerpt at the desk: its text is worked on where it counts, and is said to."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.desk.newsroom import NOW, arrives, item, later, person, source
from tests.desk.test_pages import LEAD, PAGE
from wiredesk.desk.actions.approve import approve
from wiredesk.desk.actions.editing import edit_text
from wiredesk.desk.actions.fetch_page import BEGUN, keep_page
from wiredesk.desk.models import Edit, Job, Page, Shown, Story
from wiredesk.desk.queries.ledger import article_now
from wiredesk.desk.queries.standing import standing_of
from wiredesk.desk.related.comparing import comparable_of
from wiredesk.desk.texts.editing import parts_of
from wiredesk.desk.working.worker import Worker
from wiredesk.wire.carriers.web.door import Fetched

pytestmark = pytest.mark.django_db


def excerpt(guid: str = "cais") -> Story:
    link = f"<link>https://costa.test/{guid}</link>"
    of = source(licence="full", fetch_pages=True)
    return arrives(item(guid, "Cais reabre", LEAD, link), of=of)


def page_comes(story: Story, html: str = PAGE) -> Page:
    answer = Fetched(
        status=200,
        address="https://costa.test/cais",
        body=html.encode(),
        headers=(("Content-Type", "text/html; charset=utf-8"),),
    )
    page = keep_page(story.latest.pk, answer, later(1))
    Worker(now=lambda: later(2)).work_off(("read_page",))
    page.refresh_from_db()
    return page


def shown(story: Story, asked: str = "") -> str:
    client = Client()
    client.force_login(person("publisher", f"eva{asked[-4:]}"))
    answer = client.get(reverse("story", args=[story.pk]) + asked)
    assert answer.status_code == 200
    return str(answer.content.decode())


def fresh(story: Story) -> Story:
    return Story.objects.get(pk=story.pk)


def test_page_that_counts_is_what_the_story_shows_and_says_why() -> None:
    page = page_comes(story := excerpt())
    text = shown(story)
    assert page.counts
    assert ("Ana Costa" in text, "The linked page counts:" in text, "body=feed" in text) == (
        True,
    ) * 3
    assert Shown.objects.get().words > 60


def test_feeds_text_can_be_looked_at_and_nothing_mended_in_it() -> None:
    page_comes(story := excerpt())
    text = shown(story, "?body=feed")
    assert ("looking at the feed" in text, "Ana Costa" in text, "Accept mend" in text) == (
        True,
        False,
        False,
    )


def test_page_is_edited_and_published_as_it_was_shown() -> None:
    page_comes(story := excerpt())
    ana = person()
    title, text = parts_of(standing_of(fresh(story)).story)
    edit_text(
        ana, story.pk, NOW, base=0, title=title, text=text.replace("3 milhões", "três milhões")
    )
    stands = standing_of(fresh(story))
    article = article_now(fresh(story), stands)
    assert "três milhões" in stands.story.text
    assert {(mend.before, mend.after) for mend in article.mends} == {("3", "três")}
    assert stands.delivered.text.count("Ana Costa") == 0


def test_what_was_changed_in_a_page_is_not_carried_into_an_excerpt_that_lacks_it() -> None:
    page_comes(story := excerpt())
    title, text = parts_of(standing_of(fresh(story)).story)
    edit_text(
        person(), story.pk, NOW, base=0, title=title, text=text.replace("3 milhões", "três milhões")
    )
    link = "<link>https://costa.test/cais</link>"
    arrives(item("cais", "Cais reabre", LEAD.replace("reabriu", "abriu"), link), at=later(5))
    stands = standing_of(fresh(story))
    assert "abriu" in stands.story.text
    assert Edit.objects.filter(text__contains="três milhões").exists()


@pytest.mark.parametrize("how", ["edited", "approved"])
def test_page_that_comes_after_an_editor_has_begun_changes_nothing(how: str) -> None:
    ana, story = person("publisher"), excerpt()
    if how == "edited":
        edit_text(ana, story.pk, NOW, base=0, title="Cais", text=LEAD)
    else:
        approve(ana, story.pk, NOW)
    before = standing_of(fresh(story)).story
    page = page_comes(story)
    assert (page.counts, page.why) == (False, BEGUN)
    assert standing_of(fresh(story)).story == before
    assert "See the page’s text" in shown(story)
    assert "looking at the page" in shown(story, "?body=page")


def again(story: Story, html: str = LEAD, extra: str = "") -> None:
    link = f"<link>https://costa.test/cais</link>{extra}"
    arrives(
        item("cais", "Cais reabre", html, link),
        at=later(5),
        of=source(licence="full", fetch_pages=True),
    )


def test_approved_page_stands_on_when_the_feed_says_the_same_anew() -> None:
    page_comes(story := excerpt())
    approve(person("publisher"), story.pk, later(3))
    again(story, extra="<dc:rights>Costa</dc:rights>")
    story = fresh(story)
    assert (story.latest.number, story.state) == (2, "approved")
    assert "Ana Costa" in standing_of(story).story.text
    assert "page of version 1" in story.latest.page.why.lower()


def test_story_nobody_has_worked_on_waits_for_the_page_of_its_version() -> None:
    page_comes(story := excerpt())
    again(story, extra="<dc:rights>Costa</dc:rights>")
    assert not Page.objects.filter(version=fresh(story).latest).exists()


def test_embargo_of_the_feed_holds_where_the_page_counts() -> None:
    embargoed = f"EMBARGOED UNTIL 2026-05-12 18:00 UTC\n\n{LEAD}"
    story = arrives(
        item("cais", "Cais reabre", embargoed, "<link>https://costa.test/cais</link>"),
        of=source(licence="full", fetch_pages=True),
    )
    before = Shown.objects.get().embargo
    page_comes(story)
    assert before
    assert Shown.objects.get().embargo == before


def test_story_is_compared_by_the_page_that_counts() -> None:
    page_comes(story := excerpt())
    told, reading = comparable_of(fresh(story))
    assert any("Ana Costa" in paragraph for paragraph in told.paragraphs)
    assert "Ana Costa" not in reading.story.text
    assert Job.objects.filter(verb="relate", subject=str(story.pk)).exists()


def test_hostile_page_stays_words() -> None:
    hostile = PAGE.replace("Ana Costa", "&lt;script&gt;alert(1)&lt;/script&gt;")
    page_comes(story := excerpt(), hostile)
    text = shown(story)
    assert ("<script>alert" in text, "&lt;script&gt;alert" in text) == (False, True)


@pytest.mark.parametrize("body", ["feed", "page", "<b>", ""])
def test_story_without_a_page_shows_its_text_whatever_is_asked(body: str) -> None:
    story = arrives()
    assert "looking at" not in shown(story, f"?body={body}")
