"""The command line: one door to everything sayso can do, and nothing of its own."""

from sayso.cli import (
    answering,
    asking,
    bringing,
    completing,
    connecting,
    doctoring,
    explaining,
    following,
    judging,
    keeping,
    panels,
    plugging,
    querying,
    reading,
    serving,
    showing,
    watching,
    weighing,
    writing,
)
from sayso.cli.app import app, main, run

for command in (
    reading.demo,
    reading.ingest,
    reading.build,
    answering.ask,
    asking.questions,
    asking.claims,
    showing.show,
    explaining.explain,
    following.as_of,
    following.diff,
    following.alerts,
    watching.watch,
    weighing.impact,
    judging.doubts,
    judging.review,
    judging.correct,
    judging.judge,
    judging.grade,
    judging.note,
    judging.undo,
    judging.judgements,
    judging.reviews,
    querying.sql,
    serving.serve,
    connecting.mcp,
    writing.dossier,
    writing.export,
    writing.schema,
    writing.verify,
    plugging.plugins,
    doctoring.doctor,
    completing.completion,
    keeping.backup,
    keeping.restore,
    keeping.salvage,
    keeping.upgrade,
):
    app.command(command)
# The word is Python's own, so the function has another name.
app.command(bringing.bring, name="import")
panels.arrange(app)

__all__ = ["app", "main", "run"]
