"""A history in a file of its own."""

import pytest

from followup_ai.history import History


@pytest.fixture
def file(tmp_path):
    return tmp_path / "kept" / "history.sqlite3"


@pytest.fixture
def history(file):
    opened = History.open(f"sqlite:///{file}")
    yield opened
    opened.close()
