"""What the desk's tests share."""

from collections.abc import Iterator

import pytest
from asgiref.sync import SyncToAsync
from django.db import connections
from django.utils import translation

from wiredesk.desk.related import postings
from wiredesk.desk.search import words


@pytest.fixture(scope="session", autouse=True)
def connection_of_the_pollers_thread_is_closed(django_db_setup: None) -> Iterator[None]:
    """PostgreSQL drops no database while anybody is connected to it."""
    yield
    SyncToAsync.single_thread_executor.submit(connections.close_all).result()


@pytest.fixture(autouse=True)
def words_go_with_the_rows(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test with transactions of its own empties the tables behind it; the index is none."""
    mark = request.node.get_closest_marker("django_db")
    apart = mark is not None and mark.kwargs.get("transaction")
    if apart or "transactional_db" in request.fixturenames or "live_server" in request.fixturenames:
        request.getfixturevalue("transactional_db")
        yield
        words.clear()
        postings.clear()
    else:
        yield


@pytest.fixture(autouse=True)
def language_of_a_request_ends_with_its_test() -> Iterator[None]:
    """A request leaves its language switched on in its thread; the next test begins without."""
    yield
    translation.deactivate()
