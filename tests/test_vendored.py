"""Files of others lie here as their packages hold them, with their licences."""

import tomllib
from hashlib import sha256
from pathlib import Path

import pytest

VENDOR = Path(__file__).parent.parent / "src/wiredesk/desk/static/wiredesk/vendor"
FILES = tomllib.loads((VENDOR / "vendored.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", sorted(FILES))
def test_vendored_file_is_what_its_package_holds(name: str) -> None:
    assert sha256((VENDOR / name).read_bytes()).hexdigest() == FILES[name]["sha256"]
    assert (VENDOR / FILES[name]["licence_file"]).read_text("utf-8").strip()


def test_every_vendored_file_is_listed() -> None:
    licences = {entry["licence_file"] for entry in FILES.values()}
    lying = {file.name for file in VENDOR.iterdir()} - licences - {"vendored.toml"}
    assert lying == set(FILES)
