"""What the desk's tests share."""

from collections.abc import Iterator

import pytest
from asgiref.sync import SyncToAsync
from django.db import connections


@pytest.fixture(scope="session", autouse=True)
def connection_of_the_pollers_thread_is_closed(django_db_setup: None) -> Iterator[None]:
    """PostgreSQL drops no database while anybody is connected to it."""
    yield
    SyncToAsync.single_thread_executor.submit(connections.close_all).result()
