"""The command line: one door to everything sayso can do, and nothing of its own."""

from sayso.cli import asking, explaining, judging, querying, reading, showing, writing
from sayso.cli.app import app, main, run

for command in (
    reading.demo,
    reading.ingest,
    asking.questions,
    asking.claims,
    showing.show,
    explaining.explain,
    judging.doubts,
    judging.judge,
    judging.undo,
    judging.judgements,
    querying.sql,
    writing.dossier,
    writing.export,
    writing.verify,
):
    app.command(command)

__all__ = ["app", "main", "run"]
