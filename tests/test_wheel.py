"""The wheel works alone: built, installed into an empty environment, it reads a story there."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

ASKED = """
import importlib.util, sys, wiredesk
assert importlib.util.find_spec("django") is None, "the core must not need Django"
reading = wiredesk.read("Lisboa, 3 mai 2026 - O porto reabriu na segunda-feira, disse Ana.")
assert reading.language.tag == "pt", reading.language
assert reading.made_by.packs["languages/pt"]
page = wiredesk.read(b"<html><body><p>O porto de Sines reabriu.</p></body></html>")
assert page.story.format == "webpage", page.story
import trafilatura
print(wiredesk.sheet(reading))
"""


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(c) for c in command], capture_output=True, text=True, check=False)


def test_wheel_reads_a_story_in_an_empty_environment(tmp_path: Path) -> None:
    built = run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", tmp_path, ROOT)
    assert built.returncode == 0, built.stdout + built.stderr
    (wheel,) = tmp_path.glob("wiredesk-*.whl")
    run(sys.executable, "-m", "venv", tmp_path / "empty")
    python = tmp_path / "empty" / "bin" / "python"
    pip = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    installed = run(*pip, "-c", ROOT / "constraints.txt", wheel)
    if installed.returncode and "Could not find a version" in installed.stderr:
        pytest.skip("no package index here: " + installed.stderr.strip().splitlines()[-1])
    assert installed.returncode == 0, installed.stderr
    read = run(python, "-c", ASKED)
    assert read.returncode == 0, read.stderr
    assert "Lisboa" in read.stdout
