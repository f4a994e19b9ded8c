"""The rule book of publishing: what goes out, what is refused and in which words."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from msgspec import structs

from wiredesk.press import following, ledger
from wiredesk.press.checks import Checks, HouseRule, refusals, warnings
from wiredesk.press.extract import shortened
from wiredesk.press.moments import maybe_begun, surely_come
from wiredesk.records import Article, Media, Order, Refusal, Release, Ruling

NOW = datetime(2026, 5, 3, 10, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)

ARTICLE = Article(
    id="41",
    slug="ferry-parado",
    title="Ferry parado em Setúbal",
    paragraphs=("O ferry parou às 7h, segundo a Marés.", "Ninguém ficou ferido."),
    language="pt-PT",
    credit="Marés",
    agency="Marés",
    licence="full",
    source_address="https://mares.example/1",
)


def ruled(verb: str, version: int | None = None, at: str = "2026-05-03T09:00:00Z") -> Ruling:
    return Ruling(story="41", verb=verb, by="Rita", at=at, version=version)


CHECKS = Checks(version=2, rulings=(ruled("approve", 2),))


def changed(article: Article = ARTICLE, **fields: Any) -> Article:
    return structs.replace(article, **fields)


def out(found: Release | Refusal) -> Release:
    assert isinstance(found, Release), found
    return found


def why(found: Release | Refusal | None) -> str:
    assert isinstance(found, Refusal), found
    return found.why


LIVE = [out(ledger.publish([], ARTICLE, NOW, "Rita", CHECKS))]
HELD = [*LIVE, out(ledger.hold(LIVE, NOW, "Rita", "Estamos a verificar."))]
GONE = [*LIVE, out(ledger.withdraw(LIVE, NOW, "Rita", "A agência retirou-a."))]
SCHEDULED = [out(ledger.publish([], ARTICLE, NOW, "Rita", CHECKS, due=LATER))]
MENDED = changed(title="Ferry parado no Sado")


def test_an_approved_story_goes_out_as_release_1() -> None:
    (first,) = LIVE
    assert (first.number, first.kind, first.by) == (1, "publish", "Rita")
    assert first.article == ARTICLE
    assert first.first_published == first.at == "2026-05-03T10:00:00Z"


@pytest.mark.parametrize(
    ("article", "checks", "words"),
    [
        (ARTICLE, Checks(version=2), "Nobody has approved it."),
        (ARTICLE, Checks(version=3, rulings=(ruled("approve", 2),)), "Rita approved v2; the story"),
        (ARTICLE, Checks(version=3, rulings=(ruled("approve"),)), "approved an unnamed version"),
        (
            ARTICLE,
            Checks(version=2, rulings=(ruled("approve", 2), ruled("reject"))),
            "Rita rejected it, and nobody has approved it since.",
        ),
        (
            ARTICLE,
            Checks(version=2, rulings=(ruled("approve", 2), ruled("hold"))),
            "Rita held it",
        ),
        (changed(licence="none"), CHECKS, "does not allow its stories"),
        (changed(licence=None, source_address=None), CHECKS, "licence of Marés is unknown"),
        (changed(licence="excerpt", source_address=None), CHECKS, "allows an excerpt"),
        (changed(credit=None, agency=None), CHECKS, "Nobody is credited"),
        (changed(expires="2026-05-03"), CHECKS, "rights to it end on 2026-05-03"),
        (changed(expires="next week"), CHECKS, "which is no date"),
        (changed(title=" "), CHECKS, "no headline"),
        (changed(paragraphs=()), CHECKS, "no text"),
        (changed(embargo="2026-05-03T10:00:01Z"), CHECKS, "embargo until 2026-05-03T10:00:01Z."),
        (changed(embargo="2026-05-03"), CHECKS, "come everywhere on 3 May 2026, 12:00 UTC"),
        (changed(embargo="2026-05-03T09:00"), CHECKS, "names no time zone"),
        (changed(embargo="00:01 GMT Wednesday"), CHECKS, "no date that can be reckoned"),
        (
            ARTICLE,
            structs.replace(CHECKS, house=(HouseRule("a second reader", "must", False),)),
            "A rule of the house is not met: a second reader.",
        ),
        (
            ARTICLE,
            structs.replace(CHECKS, house=(HouseRule("no named agency", "must_not", False),)),
            "A rule of the house forbids it: no named agency.",
        ),
    ],
)
def test_what_stands_against_it_is_said(article: Article, checks: Checks, words: str) -> None:
    assert words in why(ledger.publish([], article, NOW, "Rita", checks))


def test_everything_that_stands_against_it_can_be_shown_at_once() -> None:
    bad = changed(licence="none", embargo="2027")
    found = [one.what for one in refusals(bad, Checks(version=1), NOW)]
    assert found == ["licence", "approval", "embargo"]


@pytest.mark.parametrize("embargo", ["2026-05-03T10:00:00Z", "2026-05-02", "2026-05", "2026"])
def test_an_embargo_that_is_over_is_none(embargo: str) -> None:
    out(ledger.publish([], changed(embargo=embargo), NOW, "Rita", CHECKS))


def test_an_embargo_without_a_date_is_lifted_by_hand_for_one_version() -> None:
    words = changed(embargo="00:01 GMT Wednesday")
    lifted = (ruled("lift_embargo", 2), ruled("approve", 2))
    found = out(ledger.publish([], words, NOW, "Rita", Checks(version=2, rulings=lifted)))
    assert found.article == ARTICLE
    older = (ruled("lift_embargo", 1), ruled("approve", 2))
    assert "Lift it" in why(
        ledger.publish([], words, NOW, "Rita", Checks(version=2, rulings=older))
    )


def test_no_hand_lifts_an_embargo_whose_date_is_known() -> None:
    lifted = Checks(version=2, rulings=(ruled("lift_embargo", 2), ruled("approve", 2)))
    until = changed(embargo="2026-05-04T10:00Z")
    assert "embargo" in why(ledger.publish([], until, NOW, "Rita", lifted))


def test_a_warning_speaks_and_refuses_nothing() -> None:
    checks = structs.replace(CHECKS, house=(HouseRule("one source only", "warn", False),))
    out(ledger.publish([], ARTICLE, NOW, "Rita", checks))
    assert warnings(checks) == ("one source only",)


@pytest.mark.parametrize("licence", [None, "excerpt", "whatever"])
def test_without_a_full_licence_only_an_extract_goes_out(licence: str | None) -> None:
    long = changed(
        licence=licence,
        paragraphs=("palavra " * 100, "O segundo parágrafo."),
        summary="O resumo.",
        media=(Media(href="https://mares.example/1.jpg"),),
        index=True,
    )
    found = out(ledger.publish([], long, NOW, "Rita", CHECKS))
    assert found.excerpt
    assert found.article is not None
    (extract,) = found.article.paragraphs
    assert len(extract) <= 200
    assert extract.endswith("palavra…")
    assert (found.article.media, found.article.summary, found.article.index) == ((), None, False)


def test_an_extract_is_cut_where_a_script_has_no_spaces() -> None:
    assert shortened("渡" * 300) == "渡" * 199 + "…"


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (ledger.publish(LIVE, ARTICLE, LATER, "Rita", CHECKS), "nothing goes out twice"),
        (ledger.publish(LIVE, MENDED, LATER, "Rita", CHECKS), "It is published. Correct it"),
        (ledger.publish(HELD, ARTICLE, LATER, "Rita", CHECKS), "Release it from the hold"),
        (ledger.publish(GONE, ARTICLE, LATER, "Rita", CHECKS), "has to be reopened"),
        (ledger.publish(SCHEDULED, ARTICLE, NOW, "Rita", CHECKS), "scheduled already"),
        (ledger.publish(SCHEDULED, MENDED, NOW, "Rita", CHECKS), "for 3 May 2026, 11:00 UTC"),
        (ledger.refile([], ARTICLE, NOW, "Rita", CHECKS), "never published"),
        (ledger.refile(LIVE, ARTICLE, NOW, "Rita", CHECKS), "Nothing changed since release 1"),
        (ledger.refile(GONE, MENDED, NOW, "Rita", CHECKS), "withdrawn, so it cannot be refiled"),
        (ledger.correct(LIVE, MENDED, NOW, "Rita", CHECKS, " "), "needs a public note"),
        (ledger.correct(HELD, MENDED, NOW, "Rita", CHECKS, "x"), "on hold, so it cannot"),
        (ledger.correct(SCHEDULED, MENDED, NOW, "Rita", CHECKS, "x"), "Refile it."),
        (ledger.hold([], NOW, "Rita"), "never published"),
        (ledger.hold(HELD, NOW, "Rita"), "on hold already"),
        (ledger.resume(LIVE, ARTICLE, NOW, "Rita", CHECKS), "It is not on hold."),
        (ledger.withdraw([], NOW, "Rita", "x"), "never published"),
        (ledger.withdraw(GONE, NOW, "Rita", "x"), "withdrawn already"),
        (ledger.withdraw(LIVE, NOW, "Rita", ""), "needs a public note"),
        (ledger.refile(LIVE, MENDED, NOW, "Rita", Checks(version=1)), "Nobody has approved"),
        (ledger.resume(HELD, ARTICLE, NOW, "Rita", Checks(version=1)), "Nobody has approved"),
    ],
)
def test_what_does_not_fit_where_it_stands_is_refused(found: Release | Refusal, words: str) -> None:
    assert words in why(found)


def test_correction_keeps_the_first_release_and_all_notes() -> None:
    once = [*LIVE, out(ledger.correct(LIVE, MENDED, LATER, "Rita", CHECKS, "O rio é o Sado."))]
    twice = out(ledger.correct(once, ARTICLE, LATER, "Rui", CHECKS, "Afinal não."))
    assert [one.note for one in twice.corrections] == ["O rio é o Sado.", "Afinal não."]
    assert (twice.number, twice.first_published) == (3, LIVE[0].at)


def test_a_correction_may_be_a_note_alone_but_only_once() -> None:
    once = [*LIVE, out(ledger.correct(LIVE, ARTICLE, NOW, "Rita", CHECKS, "É o Sado."))]
    again = ledger.correct(once, ARTICLE, NOW, "Rita", CHECKS, "É o Sado.")
    assert "nothing goes out twice" in why(again)


def test_a_hold_takes_the_text_off_and_gives_it_back() -> None:
    assert HELD[-1].article is None
    back = out(ledger.resume(HELD, ARTICLE, LATER, "Rita", CHECKS))
    assert (back.article, back.number, back.kind) == (ARTICLE, 3, "resume")
    assert [one.kind for one in back.corrections] == ["hold"]


def test_a_withdrawn_story_keeps_its_place_and_its_note_and_no_text() -> None:
    gone = GONE[-1]
    assert (gone.article, gone.slug, gone.note) == (None, "ferry-parado", "A agência retirou-a.")
    assert gone.first_published == LIVE[0].at


def test_a_reopened_story_is_published_again_under_the_next_number() -> None:
    at = "2026-05-03T10:30:00Z"
    rulings = (ruled("approve", 2), ruled("reopen", at=at), ruled("approve", 2, at))
    again = out(ledger.publish(GONE, ARTICLE, LATER, "Rita", Checks(version=2, rulings=rulings)))
    assert (again.number, again.first_published) == (3, LIVE[0].at)
    early = (ruled("reopen"), ruled("approve", 2))
    refused = ledger.publish(GONE, ARTICLE, LATER, "Rita", Checks(version=2, rulings=early))
    assert "reopened" in why(refused)


def test_a_scheduled_story_is_checked_for_its_own_time() -> None:
    embargoed = changed(embargo="2026-05-03T10:30:00Z")
    assert "embargo" in why(ledger.publish([], embargoed, NOW, "Rita", CHECKS))
    found = out(ledger.publish([], embargoed, NOW, "Rita", CHECKS, due=LATER))
    assert found.due == found.first_published == "2026-05-03T11:00:00Z"


def test_a_scheduled_story_is_refiled_for_its_time_and_live_when_it_comes() -> None:
    refiled = out(ledger.refile(SCHEDULED, MENDED, NOW, "Rita", CHECKS))
    assert (refiled.due, refiled.number) == ("2026-05-03T11:00:00Z", 2)
    assert ledger.standing([*SCHEDULED, refiled], NOW) == "scheduled"
    assert ledger.standing([*SCHEDULED, refiled], LATER) == "live"


def test_a_scheduled_story_is_looked_at_once_more_when_its_time_has_come() -> None:
    (waiting,) = SCHEDULED
    assert ledger.still_stands(waiting, LATER, CHECKS) is None
    rejected = structs.replace(CHECKS, rulings=(*CHECKS.rulings, ruled("reject")))
    assert "Rita rejected it" in why(ledger.still_stands(waiting, LATER, rejected))
    assert ledger.still_stands(GONE[-1], LATER, Checks(version=1)) is None


def test_a_scheduled_story_that_is_held_was_never_published() -> None:
    assert out(ledger.hold(SCHEDULED, NOW, "Rita")).first_published is None


@pytest.mark.parametrize(
    ("history", "number"),
    [([], None), (LIVE, 1), (HELD, 2), (GONE, 2), (SCHEDULED, None)],
)
def test_readers_have_the_newest_release_that_is_out(
    history: list[Release], number: int | None
) -> None:
    found = ledger.shown(history, NOW)
    assert (found.number if found else None) == number


def test_what_was_held_before_its_time_is_shown_to_nobody() -> None:
    held = [*SCHEDULED, out(ledger.hold(SCHEDULED, NOW, "Rita"))]
    assert ledger.shown(held, LATER) is None


def test_an_address_never_changes_with_the_slug() -> None:
    renamed = changed(slug="outro")
    assert out(ledger.refile(LIVE, renamed, NOW, "Rita", CHECKS)).slug == "ferry-parado"


def test_another_storys_article_is_an_error_of_the_caller() -> None:
    with pytest.raises(ValueError, match="whose history"):
        ledger.refile(LIVE, changed(id="42"), NOW, "Rita", CHECKS)


def test_a_time_without_a_zone_is_an_error_of_the_caller() -> None:
    with pytest.raises(ValueError, match="zone"):
        ledger.publish([], ARTICLE, datetime(2026, 5, 3), "Rita", CHECKS)


@pytest.mark.parametrize("kind", ["kill", "deletion"])
def test_a_kill_withdraws_with_the_agencys_words(kind: str) -> None:
    kill = Order(rule="t", kind=kind, text="KILL  Setúbal-Ferry.\nA notícia é falsa.", loud=True)
    found = out(following.follow(LIVE, kill, LATER, "house rule"))
    assert (found.kind, found.article) == ("withdraw", None)
    assert found.note == "Marés: KILL Setúbal-Ferry. A notícia é falsa."
    assert found.corrections[-1].kind == "agency"
    again = following.follow([*LIVE, found], kill, LATER, "house rule")
    assert why(again) == "It asks for nothing that has not been done."


@pytest.mark.parametrize("kind", ["hold", "embargo"])
def test_a_hold_is_followed_and_its_release_needs_an_editor(kind: str) -> None:
    found = out(following.follow(LIVE, Order(rule="t", kind=kind, text=""), LATER, "Rita"))
    assert (found.kind, found.note) == ("hold", f"Marés: {kind.upper()}")
    free = Order(rule="t", kind="release", text="LIBERADA")
    asked = following.asked_by([*LIVE, found], free, LATER)
    assert asked is not None
    assert (asked.verb, asked.needs_text) == ("resume", True)
    assert "approved first" in why(following.follow([*LIVE, found], free, LATER, "Rita"))
    back = following.follow([*LIVE, found], free, LATER, "Rita", ARTICLE, CHECKS)
    assert out(back).article == ARTICLE


def test_a_correction_waits_for_an_approved_text() -> None:
    order = Order(rule="t", kind="correction", text="(Corrige o rio)")
    assert "approved first" in why(following.follow(LIVE, order, LATER, "Rita"))
    found = out(following.follow(LIVE, order, LATER, "Rita", MENDED, CHECKS))
    assert (found.kind, found.note) == ("correct", "Marés: (Corrige o rio)")
    before = out(following.follow(SCHEDULED, order, NOW, "Rita", MENDED, CHECKS))
    assert (before.kind, before.note) == ("refile", "")


@pytest.mark.parametrize(
    ("history", "kind", "words"),
    [
        ([], "kill", "never published"),
        (LIVE, "priority", "asks for nothing"),
        (GONE, "correction", "asks for nothing"),
        (LIVE, "release", "asks for nothing"),
    ],
)
def test_an_order_that_asks_nothing_is_not_followed(
    history: list[Release], kind: str, words: str
) -> None:
    order = Order(rule="t", kind=kind, text="x")
    assert words in why(following.follow(history, order, LATER, "Rita"))


@pytest.mark.parametrize(
    ("when", "over", "begun"),
    [
        ("2026-05-03", "2026-05-03T12:00Z", "2026-05-02T10:00Z"),
        ("2026-12", "2026-12-01T12:00Z", "2026-11-30T10:00Z"),
        ("2026", "2026-01-01T12:00Z", "2025-12-31T10:00Z"),
        ("2026-05-03T06:00", "2026-05-03T18:00Z", "2026-05-02T16:00Z"),
        ("2026-05-03T06:00+01:00", "2026-05-03T05:00Z", "2026-05-03T05:00Z"),
    ],
)
def test_a_day_is_no_midnight(when: str, over: str, begun: str) -> None:
    assert surely_come(when) == datetime.fromisoformat(over)
    assert maybe_begun(when) == datetime.fromisoformat(begun)


def test_what_is_no_date_never_comes() -> None:
    assert (surely_come("soon"), maybe_begun("soon")) == (None, None)
