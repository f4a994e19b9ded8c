"""Hosts are asked by few at once, at a distance, and left alone when they ask for it."""

from datetime import UTC, datetime, timedelta

import pytest

from wiredesk.wire.manners import MOST_KEPT, Hosts, Manners, host_of

NOW = datetime(2026, 5, 9, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def hosts(at_once: int = 2, apart: int = 5) -> Hosts:
    return Hosts(Manners(at_once=at_once, apart=apart * SECOND))


def test_second_request_waits_its_distance_from_the_start_of_the_first() -> None:
    some = hosts()
    assert some.may_start("a.example", NOW) is None
    assert some.may_start("a.example", NOW + 2 * SECOND) == NOW + 7 * SECOND
    assert some.may_start("a.example", NOW + 5 * SECOND) is None


def test_no_more_than_allowed_ask_a_host_at_once() -> None:
    some = hosts(at_once=1, apart=0)
    assert some.may_start("a.example", NOW) is None
    assert some.may_start("a.example", NOW) == NOW + SECOND
    some.end("a.example", NOW)
    assert some.may_start("a.example", NOW) is None


def test_those_who_come_too_early_get_turns_one_after_the_other() -> None:
    some = hosts()
    some.may_start("a.example", NOW)
    turns = [some.may_start("a.example", NOW) for _ in range(3)]
    assert turns == [NOW + n * SECOND for n in (5, 10, 15)]


def test_other_hosts_are_free() -> None:
    some = hosts()
    assert [some.may_start(host, NOW) for host in ("a.example", "b.example", "", "")] == [None] * 4


def test_host_that_asked_for_rest_has_it() -> None:
    some = hosts()
    some.rest("a.example", NOW + 60 * SECOND)
    assert some.may_start("a.example", NOW) == NOW + 60 * SECOND
    assert some.may_start("a.example", NOW + 60 * SECOND) is None


def test_clock_that_is_set_back_holds_nobody_up() -> None:
    some = hosts()
    some.may_start("a.example", NOW)
    some.may_start("a.example", NOW)
    earlier = NOW - timedelta(hours=1)
    turn = some.may_start("a.example", earlier)
    assert turn is not None
    assert turn <= earlier + 10 * SECOND


def test_hosts_that_nothing_binds_are_forgotten() -> None:
    some = hosts()
    names = [f"{n}.example" for n in range(MOST_KEPT + 1)]
    assert {some.may_start(name, NOW) for name in names} == {None}
    some.end(names[0], NOW + 60 * SECOND)
    assert len(some._hosts) == MOST_KEPT


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://WWW.a.example:8443/feed", "www.a.example"),
        ("imaps://mail.example/INBOX", "mail.example"),
        ("/srv/agency", ""),
        ("http://[::1", ""),
    ],
)
def test_host_of_an_address(address: str, host: str) -> None:
    assert host_of(address) == host
