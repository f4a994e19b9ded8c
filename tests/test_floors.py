"""The floors hold, wherever the data they stand on is here."""

import pkgutil

import pytest

from measure import floors, sets


@pytest.mark.parametrize("name", [info.name for info in pkgutil.iter_modules(sets.__path__)])
def test_floors_hold(name: str) -> None:
    rows = list(floors.measured({name}))
    for _, what, _, reached in rows:
        if what == "(skipped)":
            pytest.skip(str(reached))
    assert not [row for row in rows if not floors.holds(*row[1:])]
