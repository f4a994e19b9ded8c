"""The desk without a mouse: every stop can be seen, and a morning's work is done with Tab."""

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser import Browser
from tests.desk.browsing import desk, eva, hit, press, served, states, tab_to, until, wire
from tests.desk.newsroom import arrives, item, later, person, source
from wiredesk.desk.actions.take import take
from wiredesk.desk.models import Edit, Release, Ruling, Story
from wiredesk.records import Refusal

__all__ = ["desk", "eva", "served", "wire"]

pytestmark = [
    pytest.mark.django_db(transaction=True),
    # Django leaves the temporary file of a request's body to the collector.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

TWICE = (
    "O cais de Sines reabriu na segunda-feira, disse a autoridade portuária. A obra custou três "
    "milhões, segundo o o presidente da câmara, e durou sete meses."
)

STOPS = """
const seen = (e) => {
  const box = e.getBoundingClientRect(), style = getComputedStyle(e);
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
    || style.boxShadow !== "none" || e.matches(".skip");
  const x = box.x + Math.min(box.width, 40) / 2;
  const top = document.elementFromPoint(x, box.y + box.height / 2);
  const own = top && (top.closest("label") || e);
  const clear = top && (e.contains(top) || top.contains(e) || own.contains(e));
  return [ring, Boolean(clear), e.outerHTML.slice(0, 90)];
};
return seen(document.activeElement);
"""
"""Whether the focus can be seen where it is, and is not under something else."""


def stops(browser: Browser, most: int) -> list[list[object]]:
    """What Tab reaches from the top of the page, until it leaves it."""
    browser.run("document.activeElement.blur(); window.getSelection().collapse(document.body, 0)")
    found: list[list[object]] = []
    for _ in range(most):
        hit(browser, Keys.TAB)
        if browser.run("return document.activeElement === document.body"):
            break
        found.append(browser.run(STOPS))
    return found


@pytest.mark.parametrize(
    "screen", ["/", "/story/{0}", "/story/{0}/edit", "/sources", "/find?q=cais"]
)
def test_focus_is_seen_at_every_stop(wire: Browser, desk: str, screen: str) -> None:
    wire.open(desk + screen.format(Story.objects.first().pk))
    reached = stops(wire, 45)
    assert len(reached) > 8
    assert [stop for stop in reached if not (stop[0] and stop[1])] == []


def test_first_stop_skips_to_the_text(wire: Browser) -> None:
    wire.driver.refresh()
    hit(wire, Keys.TAB)
    assert wire.run("return document.activeElement.className") == "skip"
    hit(wire, Keys.ENTER)
    assert wire.run("return document.activeElement.id") == "main"


def test_morning_is_worked_without_a_mouse(browser: Browser, desk: str) -> None:
    user = person("administrator", "rui")
    user.set_password("uma frase longa 1")
    user.save()
    source(licence="full")
    story = arrives(item("g1", "Cais reabre", TWICE))
    browser.open(desk + "/")
    hit(browser, *"rui", Keys.TAB, *"uma frase longa 1", Keys.ENTER)
    until(browser, "Cais reabre")
    tab_to(browser, "e.matches('a.title')")
    hit(browser, Keys.ENTER)
    until(browser, "Where it comes from")
    tab_to(browser, "e.textContent === 'Accept mend' && e.closest('li').innerText.includes('o o')")
    hit(browser, Keys.ENTER)
    until(browser, "Mended.")
    browser.wait("return document.activeElement.closest('#panel') !== null")
    assert Edit.objects.count() == 1
    tab_to(browser, "e.matches('summary') && e.textContent === 'Dismiss'")
    hit(browser, Keys.ENTER)
    tab_to(browser, "e.name === 'why'")
    hit(browser, *"é assim", Keys.ENTER)
    until(browser, "é assim")
    assert Ruling.objects.get(verb="dismiss").why == "é assim"
    tab_to(
        browser,
        "e.matches('.foot button.primary, .foot button') && e.textContent === 'Approve'",
        200,
    )
    hit(browser, Keys.ENTER)
    until(browser, "Approved.")
    browser.open(desk + "/")
    tab_to(browser, "e.textContent.startsWith('Undo')")
    hit(browser, Keys.ENTER)
    until(browser, "Undone.")
    assert states() == ["mended"]
    browser.open(f"{desk}/story/{story.pk}")
    press(browser, "a")
    until(browser, "Approved.")
    press(browser, "p")
    until(browser, "What readers get")
    tab_to(browser, "e.matches('main button') && e.textContent === 'Publish'")
    hit(browser, Keys.ENTER)
    until(browser, "Published.")
    assert Release.objects.get().story_id == story.pk


def test_dialog_of_keys_gives_the_focus_back(wire: Browser) -> None:
    tab_to(wire, "e.matches('[data-keys]')")
    hit(wire, Keys.ENTER)
    assert wire.run("return document.getElementById('keys').open")
    hit(wire, Keys.ESCAPE)
    assert wire.run("return document.activeElement.matches('[data-keys]')")


def test_cursor_goes_on_to_the_next_story_when_the_decided_one_leaves_the_list(
    wire: Browser, desk: str
) -> None:
    wire.open(f"{desk}/?search=open")
    press(wire, "jjh")
    until(wire, "Held.")
    assert states() == ["received", "held", "received"]
    assert "Cais 1" in wire.text("#rows [aria-current]")
    wire.wait("return document.activeElement.matches('#rows [aria-current] a.title')")


def test_keys_that_are_off_are_off_in_find_too(wire: Browser, desk: str) -> None:
    wire.open(f"{desk}/find?q=cais")
    wire.run("document.body.dataset.singleKeys = 'off'")
    press(wire, "j")
    assert not wire.find_all("#hits [aria-current]")
    wire.run("document.body.dataset.singleKeys = 'on'")
    press(wire, "j")
    assert wire.find_all("#hits [aria-current]")


def test_reason_that_is_being_written_survives_what_arrives(wire: Browser, eva: object) -> None:
    story = arrives(item("k", "Grua de Sines cai"), at=later(1))
    assert not isinstance(take(eva, story.pk, later(1)), Refusal)
    arrives(
        item("k", "ANULAÇÃO: Grua de Sines", f"ANULAÇÃO\n\nAnulem a notícia.\n\n{TWICE}"),
        at=later(2),
    )
    wire.driver.refresh()
    wire.find(".alert summary").click()
    wire.find(".alert input[name=why]").send_keys("a fonte é nossa")
    arrives(item("n", "Outra coisa"), at=later(3))
    until(wire, "1 new")
    assert wire.find(".alert input[name=why]").get_attribute("value") == "a fonte é nossa"
    assert wire.run("return document.activeElement.name") == "why"
