"""A Chromium for tests: pages as a reader gets them, and what axe-core says of each.

The driver is Debian's (`chromium-driver`), spoken to by selenium, which downloads nothing when it
is told where the driver is. Where one of them is absent the tests skip, saying so.
"""

import functools
import os
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

AXE = Path(__file__).parent / "assets" / "axe-core"

QUIET = (
    *("--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"),
    *("--no-first-run", "--no-default-browser-check", "--disable-extensions", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--disable-quic"),
    *("--no-proxy-server", "--force-color-profile=srgb", "--lang=en"),
)
"""Nothing of the browser's own goes out, and nothing waits for a screen."""

STRICT = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
"""A policy under which no inline script or style runs, and no other host is asked."""


class Browser:
    """One Chromium. ``driver`` is selenium's, for whatever stands not here."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def open(self, address: str) -> None:
        """Go there, and forget what the console said before."""
        self.driver.get_log("browser")
        self.driver.get(address)

    def find(self, css: str) -> Any:
        """The first element of a selector; raises where there is none."""
        return self.driver.find_element("css selector", css)

    def find_all(self, css: str) -> list[Any]:
        """All elements of a selector."""
        return list(self.driver.find_elements("css selector", css))

    def text(self, css: str = "body") -> str:
        """What a reader sees of an element."""
        return str(self.find(css).text)

    def run(self, script: str, *given: Any) -> Any:
        """The value that a script returns; the page's policy does not bind it."""
        return self.driver.execute_script(script, *given)

    def wait(self, script: str, seconds: float = 10) -> Any:
        """The first true value of a script, asked again until ``seconds`` have passed."""
        from selenium.webdriver.support.wait import WebDriverWait

        return WebDriverWait(self.driver, seconds, 0.05).until(lambda _: self.run(script))

    def complaints(self) -> list[str]:
        """What the console complains of since the page was opened (also refused by a policy)."""
        return [
            e["message"]
            for e in self.driver.get_log("browser")
            if e["level"] in {"SEVERE", "WARNING"} and "favicon.ico" not in e["message"]
        ]

    def hosts(self) -> set[str]:
        """The hosts that the page asked for anything."""
        names = "performance.getEntriesByType('resource').map(e => new URL(e.name).host)"
        return set(self.run(f"return {names}"))

    def look(self, *, width: int = 1280, height: int = 900, **media: str) -> None:
        """Size of the window, and media: ``scheme="dark"``, ``media="print"``, ``motion``."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        features = [{"name": "prefers-color-scheme", "value": media.get("scheme", "light")}]
        wanted = {"media": media.get("media", ""), "features": features}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", wanted)

    def wider_than_the_window(self) -> int:
        """How many pixels a reader would have to scroll sideways."""
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        return int(self.run(f"return {wide}"))

    def screenshot(self, file: Path) -> None:
        """The window as a PNG."""
        file.write_bytes(self.driver.get_screenshot_as_png())

    def axe(self, within: str = "html") -> list[str]:
        """What axe-core finds wrong, one line a rule: rule, gravity, words, where.

        Sizes of targets (WCAG 2.5.8) too, which it does not ask for by itself.
        """
        self.run(axe_script())
        found = self.driver.execute_async_script(
            "const [within, done] = arguments;"
            "const rules = {'target-size': {enabled: true}};"
            "axe.run(within, {rules, resultTypes: ['violations']}).then(r => done(r.violations),"
            "e => done([{id: 'axe', impact: 'error', help: String(e), nodes: []}]));",
            within,
        )
        return [
            f"{v['id']} ({v['impact']}): {v['help']}: "
            + " | ".join(str(n["target"][0]) for n in v["nodes"][:5])
            for v in found
        ]


@functools.cache
def axe_script() -> str:
    """axe-core as npm delivered it; raises where the file is another."""
    body = (AXE / "axe.min.js").read_bytes()
    asked = (AXE / "SHA256SUMS").read_text("ascii").split()[0]
    if sha256(body).hexdigest() != asked:
        raise ValueError("axe.min.js is not the file of SHA256SUMS")
    return body.decode("utf-8")


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One Chromium for all tests of a worker."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    program, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not program or not driver:
        pytest.skip("no Chromium here: apt-get install chromium chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = program
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    sandbox = ["--no-sandbox"] if sys.platform == "linux" and os.getuid() == 0 else []
    for argument in (*QUIET, *sandbox):
        options.add_argument(argument)
    options.add_argument(f"--user-data-dir={tmp_path_factory.mktemp('chromium')}")
    started = webdriver.Chrome(options, webdriver.ChromeService(driver))
    started.set_page_load_timeout(60)
    started.set_script_timeout(60)
    yield Browser(started)
    started.quit()


@pytest.fixture
def browser(chromium: Browser) -> Browser:
    """Chromium as a reader new to the site has it: a desktop's window, light, no cookies."""
    chromium.driver.execute_cdp_cmd("Network.clearBrowserCookies", {})
    chromium.look()
    return chromium


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """A folder over HTTP under a strict policy, as a static host serves it; gives its address."""

    class Handler(SimpleHTTPRequestHandler):
        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", STRICT)
            super().end_headers()

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=folder))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
