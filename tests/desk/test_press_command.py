"""`wiredesk press`: the same actions and rules as on the desk, in somebody's name."""

import json
import shutil
from pathlib import Path

import pytest

from tests.desk.running import ON_SQLITE, approved, done

pytestmark = ON_SQLITE


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return approved(tmp_path_factory.mktemp("prepared"), 2)


@pytest.fixture
def data(prepared: Path, tmp_path: Path) -> Path:
    """A desk of its own for each test: two stories, approved."""
    return Path(shutil.copytree(prepared, tmp_path / "data"))


def press(data: Path, *words: str) -> tuple[int, str, str]:
    code, out, err = done(data, "press", *words)
    return code, out, " ".join(err.split())


def pages(data: Path) -> str:
    found = (data / "site").rglob("story/*/index.html")
    return "\n".join(file.read_text("utf-8") for file in sorted(found))


def test_story_is_published_corrected_and_withdrawn(data: Path) -> None:
    code, out, _ = press(data, "publish", "1", "--as", "eva")
    assert (code, out.splitlines()[0]) == (0, "publish 1, release 1")
    assert ": sent" in out
    assert "Cais 0 reabre" in pages(data)
    note = ("--note", "Faltava dizer que a obra não acabou.")
    assert press(data, "correct", "1", "--as", "eva", *note)[0] == 0
    assert note[1] in pages(data)
    assert press(data, "suspend", "1", "--as", "eva")[0] == 0
    assert press(data, "resume", "1", "--as", "eva")[0] == 0
    assert press(data, "withdraw", "1", "--as", "eva", "--note", "Era engano.")[0] == 0
    assert "Cais 0 reabre" not in pages(data)
    assert "Era engano." in pages(data)


REFUSED = [
    (("publish", "9", "--as", "eva"), "There is no such story."),
    (("publish", "1", "--as", "nobody"), "There is nobody here called nobody."),
    (("refile", "1", "--as", "eva"), "It was never published"),
    (("withdraw", "1", "--as", "eva", "--note", "x"), "It was never published"),
    (("resume", "1", "--as", "eva"), "It is not on hold."),
]


@pytest.mark.parametrize(("words", "why"), REFUSED)
def test_refusal_stands_on_standard_error_in_words(
    words: tuple[str, ...], why: str, data: Path
) -> None:
    code, out, err = press(data, *words)
    assert (code, out) == (3, "")
    assert why in err


@pytest.mark.parametrize(
    "words",
    [
        ("publish", "1"),
        ("correct", "1", "--as", "eva"),
        ("publish", "1", "--as", "x", "--due", "soon"),
    ],
)
def test_command_that_says_too_little_is_not_understood(words: tuple[str, ...], data: Path) -> None:
    assert press(data, *words)[0] == 2


def test_what_is_due_later_waits_and_status_says_so(data: Path) -> None:
    due = ("--due", "2100-01-01T06:00+01:00")
    assert press(data, "publish", "1", "--as", "eva", *due)[0] == 0
    assert press(data, "publish", "2", "--as", "eva", "--later")[0] == 0
    told = json.loads(press(data, "status", "--json")[1])
    assert (told["releases"]["scheduled"], told["releases"]["live"]) == (1, 1)
    assert [(row["story"], row["state"]) for row in told["open"]] == [
        (1, "waiting"),
        (2, "waiting"),
    ]
    assert "(site): 0 sent, 2 waiting" in press(data, "status")[1]


def test_site_is_written_to_a_folder_and_only_what_changed(data: Path, tmp_path: Path) -> None:
    assert press(data, "publish", "1", "--as", "eva", "--later")[0] == 0
    code, out, _ = press(data, "site", str(tmp_path / "out"))
    assert code == 0
    assert "0 removed, 0 as they were" in out
    assert "Cais 0 reabre" in (tmp_path / "out" / "index.html").read_text("utf-8")
    assert press(data, "site", str(tmp_path / "out"))[1].startswith("0 written")
    (tmp_path / "file").write_text("in the way")
    assert press(data, "site", str(tmp_path / "file"))[0] == 3
