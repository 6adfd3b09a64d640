"""At a glance: of each answer who gave it first, who carried it on, and who denied it."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from sayso.export import wording
from sayso.export.html.page import ChainRef, GlanceLine, Ref
from sayso.export.html.scales import stretch
from sayso.export.lookup import Lookup
from sayso.export.wording import Position
from sayso.model import Answer, Claim, Question, QuestionKind, Relation

OPEN = 6
NAMES = 4
# What has no date comes last; only ever compared, and all our times are naive.
LAST = datetime.max  # noqa: DTZ901 - see above
FIRST = {
    Position.NO: "First denied by",
    Position.DECLINES: "First to decline:",
    Position.CANNOT_CONFIRM: "First to say so:",
    Position.OPEN: "First raised by",
}
SIDES = {Position.YES, Position.NO, Position.NUMBER}
LABELS = {
    Position.YES: "it is so",
    Position.NO: "it is not so",
    Position.DECLINES: "no comment",
    Position.CANNOT_CONFIRM: "cannot confirm",
    Position.OPEN: "no side taken",
}


def find(question: Question, lookup: Lookup) -> tuple[GlanceLine, ...]:
    """A line for each different answer: the sides first, each kind in order of first saying."""
    groups: dict[str, list[Answer]] = {}
    for answer in question.answers:
        groups.setdefault(_label(answer, question.kind), []).append(answer)
    told = sorted(groups.items(), key=lambda each: _place(each[1], question.kind))
    return tuple(_line(label, answers, question, lookup) for label, answers in told)


def _place(answers: list[Answer], kind: QuestionKind) -> tuple[bool, datetime, datetime]:
    """What is said to be so, and its denial, stand before what may be and before no answer."""
    first = min(answers, key=_moment)
    beside = wording.tentative(first) or wording.position(first, kind) not in SIDES
    return (beside, *_moment(first))


def _label(answer: Answer, kind: QuestionKind) -> str:
    """What is one answer however many give it: the figure, the name, or the side taken."""
    where = wording.position(answer, kind)
    figure = kind is QuestionKind.HOW_MANY and wording.numeric(answer)
    if figure or (kind in wording.PARTICULAR and where is Position.YES):
        return wording.short_answer(answer, kind)
    mode = f" ({answer.mode})" if wording.tentative(answer) and answer.mode != "actual" else ""
    return LABELS.get(where, "a number") + mode


def _moment(answer: Answer) -> tuple[datetime, datetime]:
    """By the last moment at which it can have been said: only that is sure to be early."""
    return answer.said.latest or LAST, answer.said.earliest or LAST


def _line(label: str, answers: list[Answer], question: Question, lookup: Lookup) -> GlanceLine:
    first = min(answers, key=_moment)
    others = [each for each in answers if each.source != first.source]
    perhaps = {each.source for each in others if _may_precede(each, first)}
    where = wording.position(first, question.kind)
    claims = [claim for each in answers for claim in lookup.known(each.claims)]
    through = next(iter(lookup.known(first.claims)), None)
    return GlanceLine(
        label=label,
        symbol=wording.POSITIONS[where][0],
        css=f"p-{where.value}" + (" hollow" if wording.tentative(first) else ""),
        verb=FIRST.get(where, "First said by"),
        first=Ref(first.name, f"#{first.source}" if first.source in lookup.names else ""),
        said=wording.when(first.said),
        uncertain=wording.uncertain(first.said),
        through=_chain(through),
        perhaps=_names(each.name for each in others if each.source in perhaps),
        reported=_reported(claims, lookup),
        others=_names(each.name for each in others if each.source not in perhaps),
        origins=_origins(answers, lookup),
        denied=tuple(_denied(question, answers, lookup)) if where is Position.NUMBER else (),
    )


def _chain(claim: Claim | None) -> ChainRef | None:
    return ChainRef(f"#{claim.id}", tuple(hop.name for hop in claim.chain)) if claim else None


def _may_precede(answer: Answer, first: Answer) -> bool:
    """Whether its date leaves open that it came before the one that is surely early."""
    begins, _ = stretch(answer.said)
    _, ends = stretch(first.said)
    return begins is None or ends is None or begins < ends


def _reported(claims: Iterable[Claim], lookup: Lookup) -> str:
    outlets = list(dict.fromkeys(lookup.outlet(claim.article) for claim in claims))
    if not outlets:
        return ""
    if len(outlets) == 1:
        return f"In one outlet, {outlets[0]}"
    return f"Told by {wording.plural(len(outlets), 'outlet')}: {_names(outlets)}"


def _origins(answers: Iterable[Answer], lookup: Lookup) -> str:
    """How many known origins stand behind it; what is not known counts as none."""
    given = (lookup.origins.get(claim) for each in answers for claim in each.claims)
    known = {origin.id for origin in given if origin is not None and origin.known}
    if not known:
        return "no known origin behind it"
    return f"{wording.plural(len(known), 'origin')} behind it"


def _names(names: Iterable[str]) -> str:
    """The first few, and how many more there are."""
    every = list(dict.fromkeys(names))
    shown = ", ".join(every[:NAMES])
    return f"{shown} and {len(every) - NAMES:,} more" if len(every) > NAMES else shown


def _denied(question: Question, answers: Iterable[Answer], lookup: Lookup) -> Iterator[Ref]:
    """Who denied just this answer, each once, opening the denial."""
    said = {claim for each in answers for claim in each.claims}
    seen = set()
    for link in question.links:
        if link.relation is not Relation.DENIES or link.right not in said:
            continue
        claim = lookup.claims.get(link.left)
        if claim is None:
            continue
        name = claim.source.name if claim.source else claim.voice.name
        if name not in seen:
            seen.add(name)
            yield Ref(name, f"#{claim.id}", wording.when(claim.said))
