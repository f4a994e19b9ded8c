"""`make screens`: the desk's screens as pictures, on the sample wire with a day's work done.

Needs Chromium and its driver (Debian: chromium, chromium-driver); selenium comes with the
development packages. Writes docs/screens/desk-*.png.
"""

import os
import shutil
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
OUT = ROOT / "docs" / "screens"
WIDTH, HEIGHT = 1280, 800


def main() -> None:
    with tempfile.TemporaryDirectory() as data, tempfile.TemporaryDirectory() as elsewhere:
        shutil.copytree(ROOT / "examples", elsewhere, dirs_exist_ok=True)
        os.chdir(elsewhere)  # where this program stands is nobody's business
        _draw(data, Path("wire"))


def _draw(data: str, wire: Path) -> None:
    from wiredesk.site.start import start

    start(Path(data))
    address, server = _serve()
    from wiredesk.desk.actions.people import make_administrator

    ana = make_administrator("ana", "only for the pictures 1")
    _import(wire)
    story = _work(ana)
    browser = _browser()
    _log_in(browser, address, ana)
    for name, path, keys in _screens(story):
        browser.get(address + path)
        time.sleep(1.0)
        for key in keys:
            browser.find_element("css selector", "body").send_keys(key)
            time.sleep(0.5)
        _save(browser, OUT / f"desk-{name}.png")
        print(f"docs/screens/desk-{name}.png")
    browser.quit()
    server.should_exit = True


def _serve() -> tuple[str, object]:
    import uvicorn
    from django.core.asgi import get_asgi_application

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # this program works beside its own server
    config = uvicorn.Config(
        get_asgi_application(), host="127.0.0.1", port=0, log_level="error", lifespan="off"
    )
    server = uvicorn.Server(config)
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    return f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}", server


def _import(wire: Path) -> None:
    from wiredesk.desk.actions.samples import Sample, arrive_sample
    from wiredesk.desk.working.worker import Worker, clock
    from wiredesk.wire.carriers import folder

    sample = Sample.beside(wire)
    for file in sample.files():
        arrive_sample(sample, folder.deliver(file), clock())
        Worker().work_off()


def _work(ana: object) -> int:
    """Mend, approve and publish; let a kill come for what is published. Gives a story to show."""
    from wiredesk.desk.actions.approve import approve
    from wiredesk.desk.actions.decide import hold
    from wiredesk.desk.actions.editing import accept_mend
    from wiredesk.desk.actions.publish import publish
    from wiredesk.desk.actions.take import take
    from wiredesk.desk.models import Story
    from wiredesk.desk.queries.story import story_page
    from wiredesk.desk.working.worker import Worker, clock

    def titled(words: str, outlet: str) -> int:
        rows = Story.objects.filter(latest__title__startswith=words, shown__source_name=outlet)
        return rows.values_list("pk", flat=True)[0]

    quota = titled("Portugal e Marrocos", "Mid-Morning")
    page = story_page(ana, quota, clock())
    for marked in page.defects:
        if marked.defect.kind in {"furniture.counter", "furniture.breadcrumb"}:
            accept_mend(ana, quota, clock(), key=marked.key)
    take(ana, titled("Marseille perd", "Le Quai"), clock())
    hold(ana, titled("Studie", "NKP"), clock(), why="embargo")
    for words, outlet in (("Porto de Sines", "Mirante"), ("Kiptanui", "Northwire")):
        done = approve(ana, titled(words, outlet), clock())
        print(outlet, getattr(done, "why", "") or "approved", file=sys.stderr)
        done = publish(ana, titled(words, outlet), clock())
        print(outlet, getattr(done, "why", "") or "published", file=sys.stderr)
    Worker().work_off()
    return quota


def _screens(story: int) -> list[tuple[str, str, str]]:
    return [
        ("wire", "/", "jjj"),
        ("story", f"/story/{story}", ""),
        ("edit", f"/story/{story}/edit", ""),
        ("trail", f"/story/{story}/trail", ""),
        ("beside", "/story/8/beside/1", ""),
        ("sources", "/sources", ""),
        ("find", "/find?q=quota", ""),
        ("figures", "/find/figures", ""),
        ("outbox", "/outbox?list=live", ""),
        ("rules", "/people/rules", ""),
        ("site", "/site/", ""),
    ]


def _browser() -> object:
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for argument in ("--headless=new", "--no-sandbox", "--hide-scrollbars", "--disable-gpu"):
        options.add_argument(argument)
    browser = webdriver.Chrome(options, webdriver.ChromeService(shutil.which("chromedriver")))
    size = {"width": WIDTH, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    return browser


def _log_in(browser: object, address: str, user: object) -> None:
    from django.test import Client

    client = Client()
    client.force_login(user)
    browser.get(f"{address}/login")
    browser.add_cookie({"name": "sessionid", "value": client.cookies["sessionid"].value})


def _save(browser: object, file: Path) -> None:
    file.write_bytes(browser.get_screenshot_as_png())


if __name__ == "__main__":
    main()
