"""Pairs and sources of the review page: two that may be the same, and whom to rely on."""

from collections.abc import Iterable, Sequence
from typing import Final

from sayso.export import beside, wording
from sayso.export.html import judging
from sayso.export.html.page import ClaimCard, Ref
from sayso.export.html.pages.review import Option, PairCard, Side, SourceCard, undo_of
from sayso.model import Identity, Judged, Judgement, Subject, Verdict, standing, subject

NOW: Final = {
    (Subject.VOICE, False): "Held to be two, and may be one.",
    (Subject.STATEMENT, False): "Taken for two speeches.",
    (Subject.STATEMENT, True): "Taken to report one speech.",
    (Subject.QUESTION, False): "Taken to answer two questions.",
    (Subject.QUESTION, True): "Taken to answer one question.",
}


def voice(identity: Identity, quotes: Sequence[ClaimCard]) -> Side:
    """A voice with a little of what it said."""
    return Side(identity.id, Ref(identity.name, f"#{identity.id}"), described(identity), (*quotes,))


def claim(card: ClaimCard) -> Side:
    """A claim as one side: who said it, where, when."""
    cited = card.citation
    told = f"{cited.outlet}, {cited.published}; said {card.said}"
    return Side(card.id, Ref(f"{card.voice} {card.act}", f"#{card.id}"), told, (card,))


def described(identity: Identity) -> str:
    """As in "person; spokesman, Port Office; also Marren"."""
    others = [each for each in identity.aliases if each != identity.name]
    about = ", ".join(part for part in (identity.role, identity.affiliation) if part)
    also = f"also {', '.join(others)}" if others else ""
    return "; ".join(part for part in (identity.kind.value, about, also) if part)


def pair(
    about: Subject,
    sides: tuple[Side, Side],
    reasons: Iterable[str],
    made: Sequence[Judgement],
    *,
    together: bool = False,
) -> PairCard:
    """Two with all that was ever decided on them as a pair, in order of making."""
    found = _judged(made)
    judged = judging.part(found)
    return PairCard(
        about.value,
        *sides,
        NOW.get((about, together), ""),
        tuple(reasons),
        judged,
        made[-1].id if made else "",
        undo_of(judged),
        together,
    )


def on(made: Iterable[Judgement], wanted: object) -> list[Judgement]:
    """Those on one thing (see `model.subject`)."""
    return [each for each in made if subject(each) == wanted]


def source(identity: Identity, claims: int, made: Sequence[Judgement], seen: str) -> SourceCard:
    """A source with its grade; ``made`` are the decisions on it alone, ``seen`` the last grade."""
    judged = judging.part(_judged(made))
    held = [each for each in standing(made) if each.verdict is Verdict.GRADE]
    letter = held[-1].corrections[0].value if held else ""
    return SourceCard(
        identity.id,
        Ref(identity.name, f"#{identity.id}"),
        described(identity),
        wording.plural(claims, "claim"),
        options(letter),
        judged,
        seen,
        undo_of(judged),
    )


def options(now: str) -> tuple[Option, ...]:
    """The letters of the Admiralty code, in words."""
    return tuple(
        Option(letter, f"{letter}: {meaning}", letter == now)
        for letter, meaning in beside.RELIABILITY.items()
    )


def _judged(made: Sequence[Judgement]) -> list[Judged]:
    held = {each.id for each in standing(made)}
    return [Judged(each, (each.left.article,), each.id in held) for each in made]
