"""A browser at the desk: an administrator with the Wire open, keys, waiting for words."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from selenium.webdriver.common.keys import Keys

from tests.browser import Browser
from tests.desk.newsroom import TEXT, arrives, item, person, source
from tests.desk.serving import desk, log_in, served
from wiredesk.desk.models import Story

__all__ = ["desk", "served"]

SCRIPT = "<script>document.title='run'</script><img src=x onerror=\"document.title='run'\">"
"""Words of a sender who would like to be more than read."""


@pytest.fixture
def eva(desk: str) -> User:
    return person("administrator", "eva")


@pytest.fixture
def wire(browser: Browser, desk: str, eva: User) -> Iterator[Browser]:
    """The Wire with three stories on it, opened by an administrator."""
    source(licence="full")
    arrives(
        *(item(f"g{n}", f"Cais {n} reabre", f"{TEXT} Era o dia {n} de maio.") for n in (1, 2, 3))
    )
    browser.look()
    log_in(browser, desk, eva)
    browser.run("localStorage.clear(); sessionStorage.clear()")
    browser.open(desk + "/")
    yield browser


def press(browser: Browser, keys: str) -> None:
    """Keys, one after the other, wherever the focus is not."""
    for key in keys:
        browser.find("body").send_keys(key)


def hit(browser: Browser, *keys: str) -> None:
    """Keys, one after the other, at the element that has the focus."""
    for key in keys:
        browser.driver.switch_to.active_element.send_keys(key)


def tab_to(browser: Browser, wanted: str, most: int = 120) -> None:
    """Tab until an element that a script finds (``e`` is the one reached) has the focus."""
    for _ in range(most):
        hit(browser, Keys.TAB)
        if browser.run(f"const e = document.activeElement; return Boolean({wanted})"):
            return
    raise AssertionError(f"no Tab leads to {wanted}")


def states() -> list[str]:
    """How the stories stand, in the order of their coming."""
    return list(Story.objects.order_by("pk").values_list("state", flat=True))


def until(browser: Browser, seen: str) -> None:
    """Wait for words on the page."""
    browser.wait(f"return document.body.innerText.includes({seen!r})")
