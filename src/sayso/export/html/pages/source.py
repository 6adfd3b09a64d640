"""The source page: all a voice said, what it changed, who relays it, and where it is silent."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.export import wording
from sayso.export.html import judging, overview, questions
from sayso.export.html.page import JudgementLine, Ref, SourceLine
from sayso.export.html.pages.question import AsOf
from sayso.export.lookup import Lookup
from sayso.model import Claim, Dossier, Identity, Judged


@dataclass(frozen=True, slots=True)
class SaidLine:
    """One claim of the voice."""

    said: str
    uncertain: bool
    act: str
    words: Ref
    through: str


@dataclass(frozen=True, slots=True)
class PositionLine:
    """A question with the positions the voice took, in order."""

    question: Ref
    positions: tuple[str, ...]
    changed: bool


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """The voices of a story."""

    lines: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One voice. ``claims`` are a page of all it said, in order of the ledger."""

    id: str
    name: str
    kind: str
    described: str
    aliases: str
    why: tuple[str, ...]
    total: str
    positions: tuple[PositionLine, ...]
    silent: tuple[Ref, ...]
    outlets: tuple[tuple[str, str], ...]
    claims: tuple[SaidLine, ...]
    before: str = ""
    after: str = ""
    grade: str = ""
    grades: tuple[JudgementLine, ...] = ()
    claim: str = ""


def every(dossier: Dossier, lookup: Lookup) -> SourcesPage:
    """The voices of a story, those with the most claims first."""
    return SourcesPage(overview.sources(dossier, lookup))


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is known of a voice: a page of its claims, how many there are, and where they stand."""

    identity: Identity
    claims: Sequence[Claim]
    total: int
    before: str = ""
    after: str = ""
    grade: str = ""
    graded: Sequence[Judged] = ()


def make(spoken: Spoken, histories: Sequence[AsOf]) -> SourcePage:
    """The page of a voice; ``histories`` are the questions of the story it was come to from."""
    who = spoken.identity
    outlets = Counter(claim.chain[0].name for claim in spoken.claims)
    return SourcePage(
        id=who.id,
        name=who.name,
        kind=who.kind.value,
        described=questions.described(who.role, who.affiliation),
        aliases=", ".join(each for each in who.aliases if each != who.name),
        why=tuple(wording.why(reason) for reason in who.why),
        total=wording.plural(spoken.total, "claim"),
        positions=tuple(filter(None, (_position(found, who.id) for found in histories))),
        silent=tuple(
            Ref(found.question.wording, f"#{found.question.id}")
            for found in histories
            if any(each.id == who.id for each in found.silent)
        ),
        outlets=tuple(
            (name, wording.plural(times, "claim")) for name, times in outlets.most_common()
        ),
        claims=tuple(_line(claim) for claim in spoken.claims),
        before=spoken.before,
        after=spoken.after,
        grade=spoken.grade,
        grades=tuple(judging.line(each) for each in spoken.graded),
        claim=spoken.claims[0].id if spoken.claims else "",
    )


def _position(found: AsOf, source: str) -> PositionLine | None:
    for history in found.histories:
        if history.source == source:
            told = tuple(
                f"{wording.when(each.since)}: {wording.reading(each.answer, found.question.kind)}"
                for each in history.periods
            )
            ref = Ref(found.question.wording, f"#{found.question.id}")
            return PositionLine(ref, told, len(told) > 1)
    return None


def _line(claim: Claim) -> SaidLine:
    return SaidLine(
        said=wording.when(claim.said),
        uncertain=wording.uncertain(claim.said),
        act=wording.does(claim),
        words=Ref(claim.words, f"#{claim.id}"),
        through=wording.chain(claim),
    )
