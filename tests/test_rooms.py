"""The architecture: which room may know which. The table is the plan; a new arrow is a decision."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "wiredesk"

MAY_KNOW = {
    "version": set(),
    "records": set(),
    "packs": {"records"},
    "sheets": {"records"},
    "wire": {"records", "packs", "version"},
    "reading": {"records", "packs", "version"},
    "lineage": {"records", "packs", "version"},
    "press": {"records", "packs", "version"},
    "pipeline": {"records", "packs", "wire", "reading", "lineage"},
    "archive": {"records", "packs", "wire", "lineage", "pipeline", "sheets", "version"},
    "desk": {
        *("records", "packs", "wire", "reading", "lineage", "press", "sheets"),
        *("pipeline", "version"),
    },
    "site": {"wire", "desk", "version"},
    "cli": {
        *("records", "packs", "wire", "reading", "lineage", "press", "sheets"),
        *("pipeline", "archive", "desk", "site", "version"),
    },
    "__init__": {"records", "sheets", "pipeline", "wire", "lineage", "version"},
    "__main__": {"cli"},
}
"""Room → rooms that it may import."""

OUTSIDE = {"os", "socket", "time", "random", "urllib.request", "http", "subprocess", "secrets"}
"""Clock, randomness, network, environment."""

MAY_TOUCH_OUTSIDE = ("cli", "wire/carriers/", "press/destinations/", "desk/", "site/")


def room_of(file: Path) -> str:
    return file.relative_to(SOURCE).with_suffix("").parts[0]


def imports_of(file: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: name the room in full"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


FILES = sorted(SOURCE.rglob("*.py"))


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(SOURCE)))
def test_room_knows_only_the_rooms_it_may(file: Path) -> None:
    room = room_of(file)
    known = {i.split(".")[1] for i in imports_of(file) if i.startswith("wiredesk.")}
    assert known - {room} <= MAY_KNOW[room]


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(SOURCE)))
def test_outside_world_stays_in_its_rooms(file: Path) -> None:
    if file.relative_to(SOURCE).as_posix().startswith(MAY_TOUCH_OUTSIDE):
        return
    touched = {o for i in imports_of(file) for o in OUTSIDE if i == o or i.startswith(o + ".")}
    assert not touched


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(SOURCE)))
def test_nobody_but_the_desk_knows_django(file: Path) -> None:
    if room_of(file) in {"desk", "site"}:
        return
    assert not {i for i in imports_of(file) if i.split(".")[0] == "django"}
