"""What all tests share."""

import pytest

from tests.browser import browser, chromium

__all__ = ["browser", "chromium"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="write the golden sheets anew")
