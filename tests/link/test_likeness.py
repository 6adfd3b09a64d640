"""Scores are the same in every process, to the last digit: sets have no order of their own."""

import os
import subprocess
import sys
from pathlib import Path

STORIES = Path(__file__).parents[1] / "stories" / "linking"
SCORES = """
import sys
from pathlib import Path
from sayso.link import likeness, pages
from sayso.model import Article, article_id, digest

found = []
for path in sorted(Path(sys.argv[1]).rglob("*.txt")):
    raw = path.read_bytes()
    found.append(Article(article_id(raw), path.name, raw.decode(), raw, digest(raw), "text"))
for pair in likeness.find(pages.find(found)):
    print(pair.left, pair.right, repr(pair.score), pair.shared)
"""


def scores(seed: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", SCORES, str(STORIES)],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_scores_do_not_depend_on_the_process() -> None:
    first = scores("1")
    assert len(first.splitlines()) > 100
    assert first == scores("2") == scores("3")
