"""Logs: a line each, and never what stands in an article."""

import io
import json
import logging

import pytest

from sayso.cli import logs

WORDS = "the harbour master's very words"


@pytest.fixture
def logged(monkeypatch):
    """What a log call leaves on standard error, in one of the forms."""
    root = logging.getLogger()
    before = (root.handlers[:], root.level)

    def log(form: str, level: str = "info") -> str:
        stream = io.StringIO()
        monkeypatch.setattr("sys.stderr", stream)
        logs.begin(form, level)
        try:
            int(WORDS)
        except ValueError:
            logging.getLogger("sayso.web.jobs").exception("a batch was broken off")
        logging.getLogger("sayso.web").info("done", extra={"told": {"route": "/claim/{id}"}})
        logging.getLogger("trafilatura").warning(WORDS)
        return stream.getvalue()

    yield log
    root.handlers[:], root.level = before


def test_json_is_one_object_a_line(logged) -> None:
    broken, done = map(json.loads, logged("json").splitlines())
    assert (broken["level"], broken["logger"]) == ("error", "sayso.web.jobs")
    assert broken["raised"].startswith("ValueError at ")
    assert "test_logs.py" in broken["raised"]
    assert (done["message"], done["route"]) == ("done", "/claim/{id}")


@pytest.mark.parametrize("form", ["text", "json"])
def test_no_words_of_an_article(logged, form) -> None:
    text = logged(form)
    assert "a batch was broken off" in text
    assert "ValueError at " in text
    assert WORDS not in text


def test_level_decides_what_is_told(logged) -> None:
    assert "done" not in logged("text", "warning")
