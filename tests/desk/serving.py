"""The desk served as it is served in life, by uvicorn, for browsers in tests."""

import gc
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from django.contrib.auth.models import User
from django.core.asgi import get_asgi_application
from django.db import connection
from django.test import Client

from tests.browser import Browser


@pytest.fixture(scope="session")
def served() -> Iterator[str]:
    """Address of the one server of a worker's tests; the store is each test's own."""
    config = uvicorn.Config(
        get_asgi_application(),
        host="127.0.0.1",
        port=0,
        log_level="error",
        lifespan="off",
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    for _ in range(200):
        if server.started:
            break
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def desk(served: str, chromium: Browser, transactional_db: None) -> Iterator[str]:
    """Address of a desk that answers browsers, event stream and all; on SQLite alone, for its
    threads' connections would keep PostgreSQL from dropping the tests' database."""
    if connection.vendor != "sqlite":
        pytest.skip("browsers look at the desk on SQLite")
    yield served
    chromium.driver.get("about:blank")  # no page asks for anything while the tables are emptied
    gc.collect()  # what Django left to the collector is complained of here, and nowhere else


def log_in(browser: Browser, desk: str, user: User) -> None:
    """Let a browser be somebody without the form."""
    client = Client()
    client.force_login(user)
    browser.driver.get(f"{desk}/login")
    browser.driver.add_cookie({"name": "sessionid", "value": client.cookies["sessionid"].value})
