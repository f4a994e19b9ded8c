"""What the documents show is what happens: their sessions are run and held against them.

A ``console`` block holds ``$ wiredesk …`` lines, each followed by what it prints; a line ``…``
stands for any lines left out. A ``python`` block with ``>>>`` is a doctest. ``--bless`` writes
the console output anew (blocks with ``…`` are left alone).
"""

import doctest
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from wiredesk.cli import app

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)
LEFT_OUT = "…"


def sessions() -> list[tuple[Path, str]]:
    return [(d, block) for d in DOCUMENTS for block in CONSOLE.findall(d.read_text("utf-8"))]


def played(session: str) -> str:
    """The session as it runs now: each command and what it prints."""
    shown = []
    for command in re.findall(r"^\$ (wiredesk .*)$", session, re.M):
        done = CliRunner().invoke(app, shlex.split(command)[1:])
        shown.append(f"$ {command}\n{done.stdout}")
    return "".join(shown)


def agree(wanted: str, got: str) -> bool:
    parts = [re.escape(part) for part in re.split(rf"^ *{LEFT_OUT}\n", wanted, flags=re.M)]
    return re.fullmatch("(?:.*\n)*?".join(parts), got) is not None


@pytest.mark.parametrize(
    ("document", "session"), sessions(), ids=lambda x: x.name if isinstance(x, Path) else x[:40]
)
def test_session_runs_as_shown(
    document: Path, session: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    got = played(session)
    if request.config.getoption("--bless") and f"\n{LEFT_OUT}" not in session:
        document.write_text(document.read_text("utf-8").replace(session, got), "utf-8")
    elif not agree(session, got):
        assert got == session, f"{document.name} shows something else"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.name)
def test_python_shown_runs(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    done = doctest.testfile(str(document), module_relative=False, encoding="utf-8")
    assert done.failed == 0
