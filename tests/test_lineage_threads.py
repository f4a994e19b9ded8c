"""Threads: events and longer stories, as stories come one by one."""

from pathlib import Path

import pytest

from wiredesk.lineage.threads import Threads, threads_of
from wiredesk.records import Comparable, Threaded, Tie

FIRE = Comparable(
    id="fire",
    title="Two die in fire at Mirasado shipyard in Setúbal",
    paragraphs=("Flames swept through the paint hall of the Mirasado yard in Setúbal on 6 May.",),
    language="en",
    published="2026-05-06T11:00:00Z",
)
FIRE_DE = Comparable(
    id="brand",
    title="Zwei Tote bei Brand in der Werft Mirasado",
    paragraphs=("In Setúbal brannte am 6. Mai die Lackierhalle der Werft Mirasado.",),
    language="de",
    published="2026-05-06T13:00:00Z",
)
ARREST = Comparable(
    id="arrest",
    title="Safety chief of Mirasado shipyard in Setúbal arrested over fire",
    paragraphs=(
        "Detectives held the safety chief of the Mirasado yard, where two died in a fire.",
    ),
    language="en",
    published="2026-05-20T12:00:00Z",
)
GOAT = Comparable(
    id="goat",
    title="A goat wins the village bowls in Ardèche",
    paragraphs=("Nobody at Vallon had entered her; she pushed the jack with her horn and won.",),
    language="en",
    published="2026-05-06T12:00:00Z",
)
SCRIPTS = (
    ("zh", "塞图巴尔船厂火灾造成两人死亡", "警方说周三早上米拉萨多船厂的油漆车间起火"),
    ("ar", "حريق في حوض سفن في سيتوبال", "قالت الشرطة إن النار اندلعت في ورشة الطلاء"),
    ("hi", "सेतुबल के जहाज़ कारख़ाने में आग", "पुलिस ने कहा कि आग पेंट हॉल में लगी"),
    ("th", "ไฟไหม้อู่ต่อเรือในเซตูบัล", "ตำรวจกล่าวว่าไฟเริ่มในโรงพ่นสี"),
)


def events(placed: list[Threaded]) -> dict[str, str]:
    return {one.story: one.event for one in placed}


def threads(placed: list[Threaded]) -> dict[str, str]:
    return {one.story: one.thread for one in placed}


def tie(a: str, b: str, kind: str = "copy", **more: object) -> Tie:
    return Tie(a=a, b=b, kind=kind, **more)  # type: ignore[arg-type]


def test_a_story_that_belongs_to_nothing_goes_by_its_own_id() -> None:
    placed = Threads().add(FIRE)
    assert placed == Threaded(story="fire", event="fire", thread="fire")


def test_one_event_in_two_languages_is_one() -> None:
    assert events(threads_of([GOAT, FIRE, FIRE_DE])) == {
        "fire": "fire",
        "goat": "goat",
        "brand": "fire",
    }


def test_what_follows_days_later_is_an_event_of_its_own_in_the_same_thread() -> None:
    placed = threads_of([ARREST, FIRE, GOAT])
    assert events(placed)["arrest"] == "arrest"
    assert threads(placed) == {"fire": "fire", "goat": "goat", "arrest": "fire"}


def test_a_story_says_in_words_why_it_joined() -> None:
    desk = Threads()
    desk.add(FIRE)
    joined = desk.add(FIRE_DE)
    assert [(e.what, e.value, e.speaks_for) for e in joined.evidence] == [
        ("shares", "Mirasado, Setúbal", "event"),
        ("closest story", "fire", "event"),
    ]


@pytest.mark.parametrize("kind", ["copy", "version", "translation"])
def test_a_tie_puts_two_stories_together_whatever_they_say(kind: str) -> None:
    placed = threads_of([FIRE, GOAT], [tie("goat", "fire", kind)])
    assert events(placed) == {"fire": "fire", "goat": "fire"}
    assert placed[1].evidence[0].value == f"{kind} of fire"


@pytest.mark.parametrize(
    "weak",
    [
        tie("goat", "fire", "part"),
        tie("goat", "fire", "translation", confidence=0.6),
        tie("goat", "fire", "copy", edge="incidental"),
        tie("goat", "nobody"),
    ],
)
def test_a_weak_tie_does_not(weak: Tie) -> None:
    assert events(threads_of([FIRE, GOAT], [weak])) == {"fire": "fire", "goat": "goat"}


def test_an_unsure_translation_made_weeks_later_is_a_follow_up() -> None:
    late = tie("arrest", "fire", "translation", confidence=0.95)
    assert events(threads_of([FIRE, ARREST], [late]))["arrest"] == "arrest"


def test_a_person_puts_two_stories_together() -> None:
    desk = Threads()
    desk.rule("goat", "fire", same=True)
    desk.add(FIRE)
    assert desk.add(GOAT).event == "fire"


def test_a_person_keeps_two_stories_apart_against_a_tie() -> None:
    desk = Threads()
    desk.rule("fire", "goat", same=False)
    desk.add(FIRE)
    assert desk.add(GOAT, [tie("goat", "fire")]).event == "goat"


def test_a_ruling_moves_a_story_that_was_placed() -> None:
    desk = Threads()
    desk.add(FIRE)
    assert desk.add(FIRE_DE).event == "fire"
    desk.rule("fire", "brand", same=False)
    assert desk.place_again("brand").event == "brand"
    assert desk.of("fire")[0] == "fire"


def test_the_last_ruling_holds() -> None:
    desk = Threads()
    desk.rule("goat", "fire", same=False)
    desk.rule("fire", "goat", same=True)
    desk.add(FIRE)
    assert desk.add(GOAT).event == "fire"


def test_a_story_of_two_events_makes_them_one_under_the_older_id() -> None:
    desk = Threads()
    desk.add(FIRE)
    desk.add(GOAT)
    bridge = Comparable(id="bridge", paragraphs=("Both.",), published="2026-05-06T14:00:00Z")
    placed = desk.add(bridge, [tie("bridge", "goat"), tie("bridge", "fire")])
    assert placed.event == "fire"
    assert ("goat", "fire") in placed.merged
    assert desk.of("goat") == ("fire", "fire")


def test_no_tie_makes_one_of_events_that_a_person_keeps_apart() -> None:
    desk = Threads()
    desk.rule("fire", "goat", same=False)
    desk.add(FIRE)
    desk.add(GOAT)
    bridge = Comparable(id="bridge", paragraphs=("Both.",), published="2026-05-06T14:00:00Z")
    desk.add(bridge, [tie("bridge", "goat"), tie("bridge", "fire")])
    assert (desk.of("fire")[0], desk.of("goat")[0]) == ("fire", "goat")


def test_an_event_keeps_its_id_when_its_first_story_leaves_it() -> None:
    desk = Threads(kept=2)
    desk.add(FIRE)
    desk.add(FIRE_DE)
    desk.add(GOAT)
    assert desk.of("brand") == ("fire", "fire")


def test_a_story_that_comes_twice_is_placed_once() -> None:
    desk = Threads()
    first = desk.add(FIRE)
    assert desk.add(FIRE) == first


def test_a_desk_that_starts_again_takes_stories_back_where_they_were() -> None:
    desk = Threads()
    desk.take_back(FIRE, "older", "oldest")
    desk.take_back(FIRE, "elsewhere", "elsewhere")
    desk.take_back(GOAT, "goat", "goat")
    assert desk.of("fire") == ("older", "oldest")
    assert desk.add(FIRE_DE).event == "older"
    assert desk.add(ARREST).thread == "oldest"


def test_memory_is_bounded_by_count() -> None:
    desk = Threads(kept=2)
    desk.add(FIRE)
    desk.add(GOAT)
    desk.add(ARREST)
    with pytest.raises(KeyError):
        desk.of("fire")
    assert desk.of("arrest")[0] == "arrest"


def late(name: str, published: str) -> Comparable:
    return Comparable(id=name, paragraphs=(name,), published=published)


def test_memory_is_bounded_by_days() -> None:
    desk = Threads(days=10.0)
    desk.add(FIRE)
    desk.add(late("one", "2026-06-01"))
    desk.add(late("two", "2026-06-02"))
    desk.add(late("three", "2026-06-03"))
    with pytest.raises(KeyError):
        desk.of("fire")


def test_one_wrong_date_makes_no_other_story_old() -> None:
    desk = Threads(days=10.0)
    desk.add(FIRE)
    desk.add(late("wrong", "2062-05-06"))
    desk.add(GOAT)
    desk.add(FIRE_DE)
    assert desk.of("brand")[0] == "fire"


def test_placing_again_what_is_not_held_is_an_error() -> None:
    with pytest.raises(KeyError):
        Threads().place_again("fire")


@pytest.mark.parametrize("language, title, body", SCRIPTS)
def test_any_script_meets_itself(language: str, title: str, body: str) -> None:
    one = Comparable(id="one", title=title, paragraphs=(body,), language=language)
    other = Comparable(id="other", title=title, paragraphs=(body, title), language=language)
    assert events(threads_of([one, GOAT, other]))["other"] == "one"


@pytest.mark.parametrize("text", ["", "\ud800\udfff", "٣", "a" * 100_000, "The. " * 20_000])
def test_any_text_is_placed(text: str) -> None:
    odd = Comparable(id="odd", title=text, paragraphs=(text, text), published="2026")
    assert events(threads_of([FIRE, odd, GOAT]))["odd"] == "odd"


def test_same_stories_are_placed_the_same_in_whatever_order_they_are_given() -> None:
    assert threads_of([FIRE, GOAT, FIRE_DE, ARREST]) == threads_of([ARREST, FIRE_DE, GOAT, FIRE])


def test_the_labelled_stories_are_all_there() -> None:
    from measure.sets.threads import labelled

    stories = labelled()
    assert len(stories) == len({one.id for one in stories}) == 300
    assert len({one.event for one in stories if one.event != one.id}) == 55
    assert Path(__file__).parent.parent.joinpath("measure", "threads").is_dir()
