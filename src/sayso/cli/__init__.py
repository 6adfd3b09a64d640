"""The command line: one door to everything sayso can do, and nothing of its own."""

from sayso.cli import asking, explaining, querying, reading, showing, writing
from sayso.cli.app import app, main, run

for command in (
    reading.demo,
    reading.ingest,
    asking.questions,
    asking.claims,
    showing.show,
    explaining.explain,
    querying.sql,
    writing.dossier,
    writing.export,
    writing.verify,
):
    app.command(command)

__all__ = ["app", "main", "run"]
