"""Weighed: what would fall without a source, one piece of the ledger after another."""

from collections.abc import Sequence

import orjson

from sayso.dossier import impact
from sayso.dossier.impact import Meant
from sayso.errors import NotFound
from sayso.inquiry import claims, lines, linked, voices
from sayso.inquiry.keeping import Moment
from sayso.inquiry.pages import ARTICLES, Line
from sayso.model import Identity, SourceKind
from sayso.store import inside
from sayso.store.view import phrases
from sayso.store.writer import WHOLE


def find(view: Moment, name: str, after: str) -> tuple[Line, str | None]:
    """What falls without a source in some pieces, and after which piece the rest is.

    Raises:
        NotFound: Nobody goes by that name.
        InputError: Several voices do, and are named.
    """
    meant, pieces = view.kept(f"hangs on {name}", lambda: _hanging(view, name), light=True)
    line: Line = {
        "source": meant.name,
        "identities": sorted(meant.ids),
        "claims": [],
        "answers": [],
        "contradictions": [],
    }
    read = 0
    left = [piece for piece in pieces if piece > after]
    for number, piece in enumerate(left):
        known = linked.followed(view, piece)
        articles = len(known.clocks.articles)
        if read and read + articles > ARTICLES:
            return line, left[number - 1]
        read += articles
        found = lines.impact(impact.without(meant, known.linked, known.clocks))
        words = (lines.claim(each["id"], known.clocks) for each in found["claims"])
        for each, claim in zip(found["claims"], claims.with_judgement(view, words), strict=True):
            each["claim"] = claim
        for key in ("claims", "answers", "contradictions"):
            line[key] += found[key]
    return line, None


def _hanging(view: Moment, name: str) -> tuple[Meant, Sequence[str]]:
    """Who is meant, and the pieces in which something may hang on them."""
    try:
        near: list[Identity] = voices.called(view, name)
        outlets: list[str] = []
    except NotFound:  # an outlet that only others are heard in has no voice of its own
        near, outlets = [], [row["outlet"] for row in view.records("outlets")]
    meant = impact.meant(name, near, outlets)
    if inside.is_whole(view):
        return meant, (WHOLE,)
    # Whoever is not named passes nothing on: "officials" here are not "officials" there.
    nameless = [each for each in near if each.kind is SourceKind.UNNAMED]
    unnamed = {name.casefold() for each in nameless for name in (each.name, *each.aliases)}
    ids = orjson.dumps(sorted(meant.ids)).decode()
    found = {row["piece"] for row in view.records("pieces_of_voices", ids=ids)}
    for each in sorted(meant.names - unnamed):
        if any(letter.isalnum() for letter in each):
            text = phrases(f'"{each.replace(chr(34), " ")}"')
            found |= {row["piece"] for row in view.records("pieces_naming", text=text)}
    return meant, sorted(piece for piece in found if piece is not None)
