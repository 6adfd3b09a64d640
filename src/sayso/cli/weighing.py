"""Impact: what falls if a source is dropped or distrusted."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import orjson
from cyclopts import Parameter

from sayso.cli import asking, ledgers, screen
from sayso.cli.app import DEFAULT_LEDGER, AsJson, Ledger
from sayso.cli.status import Status
from sayso.export import wording
from sayso.inquiry import lines

if TYPE_CHECKING:
    from sayso.dossier.clocks import Clocks
    from sayso.dossier.impact import Impact, Meant, Shaken, Undisputed
    from sayso.following import Followed
    from sayso.model import Question
    from sayso.store.view import View


def impact(
    *source: Annotated[str, Parameter(help="A voice or an outlet, by name, part of it, or id.")],
    ledger: Ledger = DEFAULT_LEDGER,
    json: AsJson = False,
) -> Status:
    """Tell what would fall without a source.

    Nothing in the ledger is changed.

    Which answers nobody else gives, which lose their last known origin, which
    questions lose a contradiction, and which claims hang on it: its own words,
    what passes through it, what goes back to it, what is copied from it.
    """
    source_named = " ".join(source)
    with ledgers.view(ledger) as view, view.snapshot():
        meant = _meant(view, source_named)
        parts = [_part(meant, known) for known in _stories(view, meant)]
    found = _joined(meant.name, tuple(sorted(meant.ids)), parts)
    if json:
        screen.json_lines([lines.impact(found)])
    else:
        _tell(found, parts)
    return Status.OK if found.hanging else Status.NOTHING


@dataclass(frozen=True, slots=True)
class _Part:
    """What falls in one piece, and what is told of it: rows of tables, and lines of questions."""

    found: "Impact"
    places: dict[str, tuple[bool, str, str, str, int, str]]
    answers: list[tuple[str, tuple[str, ...]]]
    disputes: list[tuple[str, str]]
    claims: dict[str, tuple[str, str]]


def _meant(view: "View", name: str) -> "Meant":
    from sayso.dossier import impact as found_by
    from sayso.model import Identity
    from sayso.rows import from_record

    near = (
        identity
        for row in view.records("identities")
        if found_by.is_near(name, identity := from_record(Identity, row))
    )
    return found_by.meant(name, near, [row["outlet"] for row in view.records("outlets")])


def _stories(view: "View", meant: "Meant") -> "Iterator[Followed]":
    """The pieces in which something may hang on a source."""
    from sayso import following
    from sayso.store import inside

    if inside.is_whole(view):
        yield following.whole(view)
        return
    # As JSON spells a name inside of quotation marks.
    names = [orjson.dumps(each).decode()[1:-1] for each in sorted(meant.names)]
    wanted = {"ids": sorted(meant.ids), "outlets": sorted(meant.outlets), "names": names}
    given = {key: orjson.dumps(value).decode() for key, value in wanted.items()}
    for row in list(view.records("pieces_with", **given)):
        if row["piece"] is not None:
            yield following.one(view, row["piece"])
        else:
            yield from following.not_linked(view)


def _part(meant: "Meant", known: "Followed") -> _Part:
    from sayso import following
    from sayso.dossier import impact as found_by

    found = found_by.without(meant, known.linked, known.clocks)
    questions = {each.id: each for each in known.linked.questions}
    claims = known.clocks.claims
    return _Part(
        found,
        {
            each.claim: (
                *following.place(known.clocks.articles[claims[each.claim].article]),
                *following.in_text(claims[each.claim]),
            )
            for each in found.hanging
        },
        [(each.question, _answer(each, questions[each.question])) for each in found.answers],
        [
            (each.question, _dispute(each, questions[each.question]))
            for each in found.contradictions
        ],
        {each.claim: _words(each.claim, known.clocks) for each in found.hanging},
    )


def _joined(name: str, ids: tuple[str, ...], parts: "list[_Part]") -> "Impact":
    """All pieces as one, in the order in which the whole ledger has it."""
    from sayso.dossier.impact import Impact

    places = {claim: place for part in parts for claim, place in part.places.items()}
    return Impact(
        name,
        ids,
        tuple(sorted((h for p in parts for h in p.found.hanging), key=lambda h: places[h.claim])),
        tuple(sorted((a for p in parts for a in p.found.answers), key=lambda a: a.question)),
        tuple(sorted((c for p in parts for c in p.found.contradictions), key=lambda c: c.question)),
    )


def _tell(found: "Impact", parts: "list[_Part]") -> None:
    screen.say(f"Without {found.name}:", style="bold")
    rows = [row for _, row in sorted((a for p in parts for a in p.answers), key=lambda a: a[0])]
    if rows:
        rows.sort(key=lambda row: (row[2] == "stays", row[0]))
        screen.table(("question", "answer", "then", "voices", "known origins"), rows)
    else:
        screen.say("no answer to any question rests on it")
    for _, told in sorted((d for p in parts for d in p.disputes), key=lambda d: d[0]):
        screen.say(told)
    screen.say()
    words = {claim: told for part in parts for claim, told in part.claims.items()}
    screen.table(
        ("claim", "it", "voice", "words"),
        (
            (each.claim, wording.HANGS[each.through.value], *words[each.claim])
            for each in found.hanging
        ),
    )
    screen.note(f"{wording.plural(len(found.hanging), 'claim')} would go")
    screen.note("one of them: sayso show CLAIM; its chain and reasons: sayso explain CLAIM")


def _dispute(found: "Undisputed", question: "Question") -> str:
    left = f"{found.left} left" if found.left else "none left"
    return f"{question.wording} loses {wording.plural(len(found.lost), 'contradiction')}, {left}"


def _answer(found: "Shaken", question: "Question") -> tuple[str, ...]:
    claims = set(found.claims)
    answer = next(a for a in question.answers if claims.intersection(a.claims))
    what = "stays"
    if found.unsaid:
        what = "nobody else says so"
    elif found.unrooted:
        what = "loses its last known origin"
    return (
        question.wording,
        wording.reading(answer, question.kind),
        what,
        f"{found.voices[0]} → {found.voices[1]}",
        f"{found.origins[0]} → {found.origins[1]}",
    )


def _words(claim: str, clocks: "Clocks") -> tuple[str, str]:
    found = clocks.claims[claim]
    return found.voice.name, asking.short(found.words)
