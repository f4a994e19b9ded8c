"""Every golden case reads as its sheet says."""

import pytest

from tests.golden import Case, cases


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_case_reads_as_wanted(case: Case, request: pytest.FixtureRequest) -> None:
    sheet = case.read()
    if request.config.getoption("--bless"):
        case.want.write_text(case.head() + sheet, "utf-8")
        return
    assert sheet.split("\n") == case.sheet.split("\n"), f"{case.name}: {case.why}"
