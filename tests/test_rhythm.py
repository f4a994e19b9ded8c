"""When a source is asked again."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.wire.rhythm import Answer, Bounds, Next, Rhythm, next_poll, retry_after

NOW = datetime(2026, 5, 9, 12, tzinfo=UTC)
BOUNDS = Bounds(shortest=120, longest=86_400)


def poll(answer: Answer, rhythm: Rhythm | None = None) -> Next:
    return next_poll(rhythm or Rhythm(interval=1000), answer, BOUNDS, NOW)


def seconds(found: Next) -> float:
    assert found.due is not None
    return (found.due - NOW).total_seconds()


def test_feed_with_news_is_asked_sooner_and_one_without_later() -> None:
    assert seconds(poll(Answer(status=200, news=3))) == 700
    assert seconds(poll(Answer(status=304))) == 1400


@pytest.mark.parametrize("interval", [1, 10**9])
def test_interval_stays_within_the_bounds(interval: int) -> None:
    found = poll(Answer(status=200, news=1), Rhythm(interval=interval))
    assert BOUNDS.shortest <= seconds(found) <= BOUNDS.longest


def test_cache_control_is_obeyed() -> None:
    assert seconds(poll(Answer(status=200, cache_control="public, max-age=5000"))) == 5000


def test_marks_of_the_last_answer_are_kept_over_a_304() -> None:
    held = Rhythm(etag='W/"1"', last_modified="Sat", body_sha256="aa")
    assert poll(Answer(status=304), held).rhythm.etag == 'W/"1"'
    assert poll(Answer(status=200), held).rhythm.etag == ""


@pytest.mark.parametrize(
    ("value", "hours"),
    [
        ("7200", 2),
        ("Sat, 09 May 2026 15:00:00 GMT", 3),
        ("315360000", 48),
        ("-5", 0.27),
        ("soon", 0.27),
        ("99999999999999999999999", 48),
    ],
    ids=["seconds", "date", "ten years", "negative", "word", "absurd"],
)
def test_retry_after_is_obeyed_within_reason(value: str, hours: float) -> None:
    found = poll(Answer(status=429, retry_after=value))
    assert seconds(found) / 3600 == pytest.approx(hours, abs=0.02)


def test_retry_after_of_ten_years_is_told() -> None:
    assert "3650 days" in poll(Answer(status=429, retry_after="315360000")).note


def test_trouble_backs_off_and_good_news_forgets_it() -> None:
    found = poll(Answer(status=500), Rhythm(interval=1000, failures=3))
    assert (seconds(found), found.rhythm.failures) == (8000, 4)
    assert found.trouble
    assert poll(Answer(status=200), found.rhythm).rhythm.failures == 0


def test_source_that_is_gone_for_good_is_not_asked_again() -> None:
    found = poll(Answer(status=410))
    assert found.due is None
    assert "410" in found.trouble


def test_permanent_move_is_believed_the_third_time() -> None:
    moved = Answer(status=200, moved_to="https://new.example/feed")
    first = poll(moved)
    second = poll(moved, first.rhythm)
    third = poll(moved, second.rhythm)
    assert [x.new_address for x in (first, second, third)] == ["", "", "https://new.example/feed"]
    assert "moved" in third.note


def test_move_that_changes_its_mind_is_counted_anew() -> None:
    first = poll(Answer(status=200, moved_to="https://a.example/"))
    second = poll(Answer(status=200, moved_to="https://b.example/"), first.rhythm)
    assert second.rhythm.moved_seen == 1


@given(
    st.builds(
        Answer,
        status=st.sampled_from([0, 200, 304, 400, 401, 404, 429, 500, 503]),
        news=st.integers(0, 9),
        retry_after=st.text(max_size=12),
        cache_control=st.sampled_from(["", "max-age=1", "max-age=999999999", "no-store"]),
    ),
    st.integers(0, 10**7),
    st.integers(0, 50),
    st.floats(0, 0.999),
)
def test_next_poll_is_never_too_soon_and_never_too_late(
    answer: Answer, interval: int, failures: int, dice: float
) -> None:
    found = next_poll(Rhythm(interval=interval, failures=failures), answer, BOUNDS, NOW, dice)
    assert 120 <= seconds(found) <= timedelta(days=2).total_seconds() * 1.1


@given(st.text(max_size=40))
def test_any_retry_after_is_a_time_to_wait_or_none(value: str) -> None:
    found = retry_after(value, NOW)
    assert found is None or found >= timedelta(0)
