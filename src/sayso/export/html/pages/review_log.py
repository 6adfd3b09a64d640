"""The log of the review page: one line for each judgement, and whether it holds."""

from sayso.export import judged
from sayso.export.html.judging import GONE, STALE, moment
from sayso.export.html.page import Ref
from sayso.export.html.pages.review import LogLine
from sayso.model import Judgement


def line(
    made: Judgement, *, holds: bool, stale: bool, claim: str = "", restores: bool = False
) -> LogLine:
    """One judgement; one that takes another back can be taken back too, which ``restores`` it."""
    state, told = "holds", "holds"
    if made.verdict is None:
        state, told = "back", "takes back"
    elif not holds:
        state, told = "gone", GONE
    elif stale:
        state, told = "stale", STALE
    return LogLine(
        id=made.id,
        words=judged.words(made),
        by=made.by,
        at=moment(made.at),
        note=made.note,
        state=state,
        told=told,
        undo=made.id if holds or restores else "",
        button="Restore" if restores else "Take back",
        claim=Ref("The claim", f"/review/claim/{claim}") if claim else None,
        article=Ref("The article", f"#{made.left.article}"),
    )
