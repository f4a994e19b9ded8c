"""The browser that other tests use: it sees what is wrong, and nothing where nothing is."""

from pathlib import Path

from tests.browser import Browser, serving

GOOD = """<!doctype html><html lang="pt"><meta name="viewport" content="width=device-width">
<title>Porto</title>
<main><h1>O porto reabriu</h1><p>Na segunda-feira.</p></main></html>"""
BAD = """<!doctype html><html><title></title><img src="x.png"><script>document.title = "ran"
</script><p style="color:#eee">Na segunda-feira.</p></html>"""


def test_axe_is_silent_on_a_plain_page(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(GOOD, "utf-8")
    with serving(tmp_path) as address:
        browser.open(f"{address}/")
        assert browser.axe() == []
        assert browser.complaints() == []
        assert browser.text("h1") == "O porto reabriu"


def test_axe_names_what_is_wrong_and_the_policy_stops_inline_script(
    browser: Browser, tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text(BAD, "utf-8")
    with serving(tmp_path) as address:
        browser.open(f"{address}/")
        found = {line.split(" ")[0] for line in browser.axe()}
        assert {"html-has-lang", "image-alt", "document-title"} <= found
        assert [line for line in browser.complaints() if "Content Security Policy" in line]
        assert browser.driver.title == ""


def test_window_can_be_a_phone_in_the_dark(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(GOOD, "utf-8")
    with serving(tmp_path) as address:
        browser.open(f"{address}/")
        browser.look(width=360, height=740, scheme="dark")
        assert browser.run("return matchMedia('(prefers-color-scheme: dark)').matches")
        assert browser.run("return innerWidth") == 360
