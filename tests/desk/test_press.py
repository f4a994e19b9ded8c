"""From approve to every destination, and back: what goes out, what follows an agency's order."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from tests.desk.newsroom import NOW, TEXT, arrives, item, later, person, source
from wiredesk.desk.actions.approve import approve
from wiredesk.desk.actions.decide import reopen
from wiredesk.desk.actions.editing import edit_text
from wiredesk.desk.actions.follow import follow
from wiredesk.desk.actions.publish import correct, publish, refile, resume, suspend, withdraw
from wiredesk.desk.models import Alert, Destination, Newsroom, Outgoing, Release, Story
from wiredesk.desk.working.worker import Worker
from wiredesk.records import Refusal

pytestmark = pytest.mark.django_db

KILL = "ANULAÇÃO\n\nNota aos editores: anulem a notícia do cais de Sines.\n\n"


@pytest.fixture(autouse=True)
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    Destination.objects.filter(kind="site").update(settings={"folder": str(folder)})
    return folder


def work(at: object = NOW) -> None:
    Worker(now=lambda: at).work_off()


def approved(**settings: object) -> Story:
    source(**{"licence": "full", **settings})
    story = arrives()
    done = approve(person("publisher", "eva"), story.pk, NOW)
    assert not isinstance(done, Refusal), done
    return story


def eva() -> object:
    from django.contrib.auth.models import User

    return User.objects.get(username="eva")


def text_of(site: Path) -> str:
    return "\n".join(file.read_text("utf-8") for file in sorted(site.rglob("story/*/index.html")))


def test_approved_story_stands_on_the_site_with_its_credit(site: Path) -> None:
    story = approved()
    done = publish(eva(), story.pk, NOW)
    assert isinstance(done, Release), done
    work(later(1))
    page = text_of(site)
    assert "O cais de Sines reabriu" in page
    assert "Agência Maré" in page
    assert Outgoing.objects.get().state == "sent"
    assert Story.objects.get().out is not None


@pytest.mark.parametrize(
    ("licence", "words"),
    [(None, "address of the original"), ("none", "does not allow")],
)
def test_licence_keeps_the_text_back(licence: str | None, words: str) -> None:
    story = approved(licence=licence)
    refused = publish(eva(), story.pk, NOW)
    assert isinstance(refused, Refusal)
    assert words in refused.why


def test_excerpt_is_all_that_goes_out_where_the_licence_says_so(site: Path) -> None:
    source(licence="excerpt")
    story = arrives(
        item(
            text=f"{TEXT} {'Mais uma frase da notícia. ' * 30}",
            more="<link>https://costa.test/cais</link>",
        )
    )
    approve(person("publisher", "eva"), story.pk, NOW)
    assert isinstance(publish(eva(), story.pk, NOW), Release)
    work(later(1))
    assert "Mais uma frase da notícia. Mais uma frase da notícia. Mais" not in text_of(site)
    assert "https://costa.test/cais" in text_of(site)


def test_story_that_is_not_approved_is_not_published() -> None:
    source(licence="full")
    story = arrives()
    refused = publish(person("publisher", "eva"), story.pk, NOW)
    assert isinstance(refused, Refusal)
    assert "approve" in refused.why.lower()


def test_editor_may_not_publish() -> None:
    story = approved()
    refused = publish(person("editor", "rui"), story.pk, NOW)
    assert isinstance(refused, Refusal)
    assert not Release.objects.exists()


def test_nothing_is_published_twice() -> None:
    story = approved()
    publish(eva(), story.pk, NOW)
    assert isinstance(publish(eva(), story.pk, later(1)), Refusal)
    assert Release.objects.count() == 1


def mended(story: Story, at: float) -> None:
    reopen(eva(), story.pk, later(at))
    text = TEXT.replace("três", "quatro")
    edit_text(eva(), story.pk, later(at + 1), base=0, title="Cais reabre", text=text)
    done = approve(eva(), story.pk, later(at + 2))
    assert not isinstance(done, Refusal), done


def test_correction_replaces_the_text_and_shows_its_note(site: Path) -> None:
    story = approved()
    publish(eva(), story.pk, NOW)
    work(later(1))
    mended(story, 2)
    done = correct(eva(), story.pk, later(5), note="Custou quatro milhões, não três.")
    assert isinstance(done, Release), done
    work(later(6))
    page = text_of(site)
    assert "quatro" in page
    assert "Custou quatro milhões, não três." in page


def test_refile_needs_no_note() -> None:
    story = approved()
    publish(eva(), story.pk, NOW)
    mended(story, 2)
    assert isinstance(refile(eva(), story.pk, later(5)), Release)


def test_withdrawn_story_leaves_a_tombstone_and_no_text(site: Path) -> None:
    story = approved()
    publish(eva(), story.pk, NOW)
    work(later(1))
    assert isinstance(withdraw(eva(), story.pk, later(2), note="A obra não acabou."), Release)
    work(later(3))
    everything = "\n".join(f.read_text("utf-8") for f in site.rglob("*") if f.is_file())
    assert "O cais de Sines reabriu" not in everything
    assert "A obra não acabou." in everything
    assert Story.objects.get().out is None


def test_suspended_story_comes_back_when_it_is_approved() -> None:
    story = approved()
    publish(eva(), story.pk, NOW)
    suspend(eva(), story.pk, later(1))
    assert isinstance(resume(eva(), story.pk, later(2)), Release)


def killed(at: float) -> Alert:
    arrives(item(title="ANULAÇÃO: Cais reabre", text=KILL + TEXT), at=later(at))
    return Alert.objects.get(kind="kill")


def test_kill_withdraws_at_once_with_the_agencys_words(site: Path) -> None:
    story = approved()
    publish(eva(), story.pk, NOW)
    work(later(1))
    killed(2)
    work(later(3))
    last = Release.objects.get(story=story, latest=True)
    assert (last.kind, last.by) == ("withdraw", None)
    assert "anulem a notícia" in last.note
    assert Alert.objects.get().how == "followed"
    assert "três milhões" not in text_of(site)


def test_kill_waits_for_a_person_where_the_house_says_so() -> None:
    story = approved()
    Newsroom.objects.update(follow_kills=False)
    publish(eva(), story.pk, NOW)
    alert = killed(2)
    work(later(3))
    assert Release.objects.get(story=story, latest=True).kind == "publish"
    follow(eva(), alert.pk, later(4))
    assert Release.objects.get(story=story, latest=True).kind == "withdraw"


def test_scheduled_story_goes_out_at_its_time_and_not_before(site: Path) -> None:
    story = approved()
    publish(eva(), story.pk, NOW, due=later(30))
    work(later(29))
    assert text_of(site) == ""
    work(later(31))
    assert "O cais de Sines" in text_of(site)


def test_scheduled_story_whose_approval_was_taken_back_stays_in(site: Path) -> None:
    story = approved()
    publish(eva(), story.pk, NOW, due=later(30))
    reopen(eva(), story.pk, later(10))
    work(later(31))
    assert text_of(site) == ""
    row = Outgoing.objects.get(number=1)
    assert row.state == "needless"
    assert "approved it since" in row.error
    assert Release.objects.get(latest=True).kind == "hold"
    approve(eva(), story.pk, later(40))
    assert isinstance(resume(eva(), story.pk, later(41)), Release)
    work(later(42))
    assert "O cais de Sines" in text_of(site)


def test_trouble_is_said_in_words_and_tried_again(site: Path) -> None:
    site.parent.joinpath("site").write_text("a file where the folder should be")
    story = approved()
    publish(eva(), story.pk, NOW)
    work(later(1))
    row = Outgoing.objects.get()
    assert (row.state, row.attempts) == ("waiting", 1)
    assert row.error
    site.unlink()
    work(later(5))
    assert Outgoing.objects.get().state == "sent"


def test_destination_that_wants_other_languages_gets_nothing() -> None:
    Destination.objects.update(only={"languages": ["en"]})
    story = approved()
    publish(eva(), story.pk, NOW)
    assert not Outgoing.objects.exists()


SCREENS: list[Callable[[Story], str]] = [
    lambda story: reverse("publish", args=[story.pk]),
    lambda story: reverse("story", args=[story.pk]),
    lambda _: reverse("outbox") + "?list=live",
    lambda _: reverse("front"),
]


@pytest.mark.parametrize("address", SCREENS)
def test_published_story_stands_on_the_screens(address: Callable[[Story], str]) -> None:
    story = approved()
    publish(eva(), story.pk, NOW)
    work(later(1))
    client = Client()
    client.force_login(eva())
    page = client.get(address(story))
    assert page.status_code == 200
    assert "Cais reabre" in page.content.decode()
