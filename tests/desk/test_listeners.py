"""Who hears of a ruling does so in every program that can rule, whatever it has imported."""

import pytest

from tests.desk.running import ran
from wiredesk.desk.actions import announce, press_follows
from wiredesk.desk.actions.acting import LISTENERS, listen

HEARD = """
from wiredesk.desk.actions.acting import LISTENERS
heard = sorted(listener.__module__.rpartition(".")[2] for listener in LISTENERS)
assert heard == ["announce", "press_follows"], heard
"""
NO_WORKER = """
assert "wiredesk.desk.working.worker" not in sys.modules
"""


@pytest.mark.parametrize(
    "program",
    [
        "import wiredesk.site.asgi" + NO_WORKER,
        "from wiredesk.site.start import start; start()" + NO_WORKER,
        "from wiredesk.site.start import start; start(); import wiredesk.desk.working.worker\n",
        "from wiredesk.cli.store import open_store; open_store(None)" + NO_WORKER,
    ],
    ids=["web", "library", "worker", "command"],
)
def test_press_and_hooks_hear_rulings_in_every_program(program: str, tmp_path: object) -> None:
    ran(f"import os, sys; os.environ['WIREDESK_DATA'] = sys.argv[1]; {program}{HEARD}", tmp_path)


def test_listener_that_is_named_twice_is_told_once() -> None:
    listen(press_follows.on_ruling)
    listen(announce.on_ruling)
    assert len(LISTENERS) == len(set(LISTENERS)) == 2
