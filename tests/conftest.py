"""What all tests share."""

import os
import tempfile

import pytest

os.environ["WIREDESK_DATA"] = tempfile.mkdtemp(prefix="wiredesk-tests-")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="write the golden sheets anew")
