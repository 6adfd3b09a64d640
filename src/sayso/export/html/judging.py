"""Judging: what persons decided on a claim or a voice, as a page tells it."""

from collections.abc import Iterable
from typing import Final

from sayso.export import judged
from sayso.export.html.page import NOT_JUDGED, JudgementLine, JudgementPart
from sayso.model import OF_CLAIM, Claim, Judged, Judgement, Verdict

STATES: Final = {
    Verdict.ACCEPT: ("accepted", "accepted as read"),
    Verdict.REJECT: ("rejected", "rejected; it answers no question"),
    Verdict.CORRECT: ("corrected", "corrected"),
    Verdict.GRADE: ("graded", "graded"),
    Verdict.SAME: ("same", "the same"),
    Verdict.NOT_SAME: ("not-same", "not the same"),
    Verdict.UNDECIDED: ("undecided", "left undecided"),
}
NOTED: Final = ("unreviewed", "not reviewed; there is a note")
GONE: Final = "taken back, or decided anew"
STALE: Final = "its words are read otherwise now; not applied"


def part(found: Iterable[Judged], read: Claim | None = None) -> JudgementPart:
    """All decisions on one thing, in order of making; ``read`` is a claim as the machine read it.

    On a claim its own verdict is the state, whether it is the same as another stands beside that.
    """
    every = [each for each in found if each.judgement.verdict is not None]
    if not every:
        return NOT_JUDGED
    held = [each.judgement for each in every if each.holds and each.judgement.verdict in STATES]
    if read is not None:
        held = [each for each in held if each.verdict in OF_CLAIM]
    last = held[-1].verdict if held else None
    state, told = STATES[last] if last else _none(every)
    return JudgementPart(state, told, tuple(line(each, read) for each in every))


def _none(every: list[Judged]) -> tuple[str, str]:
    if any(each.holds for each in every):
        return NOTED
    return NOT_JUDGED.state, "none that holds"


def line(each: Judged, read: Claim | None = None) -> JudgementLine:
    """One decision; of a claim in few words, for the claim stands above it."""
    made = each.judgement
    gone = "" if each.holds else GONE
    if each.holds and not each.about:
        gone = STALE
    return JudgementLine(made.id, _words(made, read), made.by, moment(made.at), made.note, gone)


def moment(at: str) -> str:
    """As in ``2031-03-02 06:00 UTC``."""
    return f"{at[:16].replace('T', ' ')} UTC"


def _words(made: Judgement, read: Claim | None) -> str:
    return judged.words(made) if read is None or made.right else judged.on_claim(made, read)
