"""One parser for all tests of this room: loading the model takes a second."""

import pytest

from sayso.extract.parser import Parser


@pytest.fixture(scope="session")
def parser() -> Parser:
    return Parser()
