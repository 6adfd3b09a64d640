"""The overview, the timeline, and what stands behind them: statements, origins, copies, sources."""

from collections.abc import Iterable
from itertools import groupby

from sayso.export import wording
from sayso.export.html.evidence import question_refs
from sayso.export.html.page import (
    CopyLine,
    Matrix,
    MatrixRow,
    OriginLine,
    Position,
    Ref,
    SetAsideGroup,
    SetAsideLine,
    SourceLine,
    StatementLine,
    TimelineGroup,
    TimelineLine,
)
from sayso.export.html.questions import chain_ref, described
from sayso.export.lookup import Lookup
from sayso.model import (
    Answer,
    Dossier,
    Origin,
    Question,
    SetAside,
    SourceCard,
    Statement,
    TimelineEntry,
)

QUESTIONS_A_TABLE = 5
UNDATED = "Without a date"
UNTITLED = "untitled"


def matrices(dossier: Dossier, lookup: Lookup) -> tuple[Matrix, ...]:
    """Who stands where, five questions a table, each with only those who answer one of them."""
    asked = dossier.questions
    return tuple(
        _matrix(asked[i : i + QUESTIONS_A_TABLE], lookup)
        for i in range(0, len(asked), QUESTIONS_A_TABLE)
    )


def _matrix(questions: tuple[Question, ...], lookup: Lookup) -> Matrix:
    names: dict[str, str] = {}
    cells: dict[tuple[str, str], tuple[Position, ...]] = {}
    for question in questions:
        for key, answer in enumerate(question.answers, 1):
            names.setdefault(answer.source, answer.name)
            at = (answer.source, question.id)
            cells[at] = (*cells.get(at, ()), _position(question, key, answer))
    return Matrix(
        questions=tuple(
            Ref(f"Q{lookup.numbers[each.id]}", f"#{each.id}", each.wording) for each in questions
        ),
        rows=tuple(
            MatrixRow(
                Ref(name, f"#{source}" if source in lookup.names else ""),
                tuple(cells.get((source, each.id), ()) for each in questions),
            )
            for source, name in names.items()
        ),
    )


def _position(question: Question, key: int, answer: Answer) -> Position:
    where = wording.position(answer, question.kind)
    return Position(
        symbol=wording.POSITIONS[where][0],
        css=f"p-{where.value}" + (" hollow" if wording.tentative(answer) else ""),
        text=wording.short_answer(answer, question.kind),
        href=f"#{answer.claims[0]}" if answer.claims else f"#{question.id}-{key}",
    )


def timeline(dossier: Dossier, lookup: Lookup) -> tuple[TimelineGroup, ...]:
    """By month of saying; what has no date comes last and is called so."""
    return by_month(dossier.timeline, lookup)


def by_month(entries: Iterable[TimelineEntry], lookup: Lookup) -> tuple[TimelineGroup, ...]:
    """The same of entries that are dated otherwise."""
    every = tuple(entries)
    dated = [entry for entry in every if entry.when.known]
    dated.sort(key=lambda entry: str(entry.when.earliest or entry.when.latest))
    undated = [entry for entry in every if not entry.when.known]
    months = groupby(dated, key=_month)
    groups = [_group(title, list(entries), lookup) for title, entries in months]
    return (*groups, _group(UNDATED, undated, lookup)) if undated else tuple(groups)


def _month(entry: TimelineEntry) -> str:
    moment = entry.when.earliest or entry.when.latest
    return f"{wording.MONTHS[moment.month - 1]} {moment.year}" if moment else UNDATED


def _group(title: str, entries: list[TimelineEntry], lookup: Lookup) -> TimelineGroup:
    return TimelineGroup(title, tuple(_entry(entry, lookup) for entry in entries))


def _entry(entry: TimelineEntry, lookup: Lookup) -> TimelineLine:
    claim = lookup.claims.get(entry.claim)
    return TimelineLine(
        date=wording.when(entry.when),
        uncertain=wording.uncertain(entry.when),
        who=entry.who,
        act=wording.ACTS[entry.act][0],
        words=Ref(entry.words, f"#{entry.claim}" if claim else ""),
        outlet=lookup.outlet(claim.article) if claim else "",
        questions=question_refs(entry.questions, lookup),
    )


def statements(dossier: Dossier, lookup: Lookup) -> tuple[tuple[StatementLine, ...], str]:
    """Statements with more than one report, most reported first; and how many have only one."""
    many = [each for each in dossier.statements if len(each.claims) > 1]
    many.sort(key=lambda each: -len(each.claims))
    single = len(dossier.statements) - len(many)
    note = f"{wording.plural(single, 'more statement')} stood in one claim only." if single else ""
    return tuple(_statement(each, lookup) for each in many), note


def _statement(statement: Statement, lookup: Lookup) -> StatementLine:
    claims = lookup.known(statement.claims)
    speaker = statement.speaker
    articles = {claim.article for claim in claims}
    outlets = {lookup.outlet(article) for article in articles}
    first = claims[0] if claims else None
    return StatementLine(
        id=statement.id,
        speaker=Ref(lookup.name(speaker), f"#{speaker}" if speaker in lookup.names else ""),
        said=wording.when(statement.said),
        words=Ref(first.words, f"#{first.id}") if first else Ref(""),
        counts=(
            f"{wording.plural(len(claims), 'claim')} in {wording.plural(len(articles), 'article')} "
            f"of {wording.plural(len(outlets), 'outlet')}"
        ),
        reports=tuple(chain_ref(claim) for claim in claims),
        why=tuple(wording.why(reason) for reason in statement.why),
    )


def origins(dossier: Dossier, lookup: Lookup) -> tuple[tuple[OriginLine, ...], str]:
    """Origins behind more than one claim, most claims first; and how many there are besides."""
    many = [each for each in dossier.origins if len(each.claims) > 1]
    many.sort(key=lambda each: (not each.known, -len(each.claims)))
    rest = [each for each in dossier.origins if len(each.claims) <= 1]
    known = sum(1 for each in rest if each.known)
    notes = []
    if known:
        notes.append(f"{wording.plural(known, 'more origin')} behind one claim each.")
    if lost := len(rest) - known:
        notes.append(f"{wording.plural(lost, 'more claim')} without stated lineage, counting 0.")
    return tuple(_origin(each, lookup) for each in many), " ".join(notes)


def _origin(origin: Origin, lookup: Lookup) -> OriginLine:
    href = f"#{origin.voice}" if origin.voice in lookup.names else ""
    claims = wording.plural(len(origin.claims), "claim")
    return OriginLine(
        id=origin.id,
        voice=Ref(lookup.name(origin.voice), href),
        known="known" if origin.known else "not stated; counts 0",
        counts=f"{claims}, {wording.plural(len(origin.statements), 'statement')}",
        why=tuple(wording.why(reason) for reason in origin.why),
    )


def copies(dossier: Dossier, lookup: Lookup) -> tuple[CopyLine, ...]:
    """Articles that share their text."""
    return tuple(
        CopyLine(
            article=_article(each.article, lookup),
            of=_article(each.of, lookup),
            share=f"{each.share:.0%}",
            why=wording.why(each.why),
        )
        for each in dossier.copies
    )


def _article(id: str, lookup: Lookup) -> Ref:
    card = lookup.articles.get(id)
    if card is None:
        return Ref(id)
    return Ref(f"{lookup.outlet(id)}: {card.title or UNTITLED}", f"#{id}", card.uri)


def sources(dossier: Dossier, lookup: Lookup) -> tuple[SourceLine, ...]:
    """Every voice, those with the most claims first."""
    shown = sorted(dossier.sources, key=lambda card: -sum(count for _, count in card.acts))
    return tuple(_source(card, lookup) for card in shown)


def _source(card: SourceCard, lookup: Lookup) -> SourceLine:
    identity = card.identity
    return SourceLine(
        id=identity.id,
        name=identity.name,
        kind=identity.kind.value,
        described=described(identity.role, identity.affiliation),
        aliases=", ".join(alias for alias in identity.aliases if alias != identity.name),
        acts=", ".join(f"{wording.ACTS[act][0]} {count:,}" for act, count in card.acts),
        questions=question_refs(card.questions, lookup),
        outlets=", ".join(card.outlets),
        why=tuple(wording.why(reason) for reason in identity.why),
    )


def set_aside(dossier: Dossier, lookup: Lookup) -> tuple[SetAsideGroup, ...]:
    """What was read and not used, by reason, the most frequent first."""
    groups: dict[str, list[SetAside]] = {}
    for each in dossier.set_aside:
        groups.setdefault(each.reason, []).append(each)
    ordered = sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return tuple(
        SetAsideGroup(reason, f"{len(items):,}", tuple(_aside(each, lookup) for each in items))
        for reason, items in ordered
    )


def _aside(each: SetAside, lookup: Lookup) -> SetAsideLine:
    outlet = f"{lookup.outlet(each.article)}, " if each.article in lookup.articles else ""
    span = each.span
    return SetAsideLine(
        where=outlet + each.uri if outlet != f"{each.uri}, " else each.uri,
        words=span.words if span else "",
        offsets=f"[{span.start}, {span.end})" if span else "whole input",
        stage=each.stage,
        detail=each.detail,
    )
