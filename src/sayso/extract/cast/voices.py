"""Voices that are no people: outlets, organisations, states, unnamed groups."""

from collections.abc import Sequence

from sayso.extract.cast.bodies import (
    body_called,
    dotted,
    full_body_name,
    kind_of_name,
    named_outlet,
)
from sayso.extract.cast.epithets import body_meant, described_before, named_next
from sayso.extract.cast.mention import INDEFINITE, Mention
from sayso.extract.cast.names import capital, fold, initials, without_seat, words_of_tokens
from sayso.extract.cast.roles import describe
from sayso.extract.cast.rolewords import ends_as_body
from sayso.extract.cast.spot import bare
from sayso.lexicon.known_bodies import body_known, seat_of
from sayso.lexicon.organisations import well_known, words_of
from sayso.lexicon.outlets import outlet_called
from sayso.lexicon.roles import plain
from sayso.lexicon.states import nationalities
from sayso.model import Source, SourceKind, Token, Why

CLAUSE = frozenset({"WDT", "WP"})  # a clause about the body begins: its name has ended


def named_press(here: Mention) -> Source | None:
    """As in "The Kessa Gazette", "the Kessa Gazette article", "Ops Wire, a news agency"."""
    if here.tokens[0].tag == "PRP$" or describe(here.sentence, here.tokens).role:
        return None
    if not any(capital(token) for token in here.tokens):
        return None
    if _surname(here):
        return None
    if dotted(here.words):
        return Source(
            here.span, here.words, SourceKind.OUTLET, why=Why("named as a site", here.span)
        )
    name = named_outlet(_cut_clause(here), here.spot.names, here.spot.outlet)
    if name is None:
        name = _explained_press(here) or short_press(here)
    if name is None:
        return None
    press = words_of("document").get(here.headed_by("document") or "", frozenset())
    if not (capital(here.head) or here.headed_by("outlet") or "press item" in press):
        return None
    return Source(here.span, name, SourceKind.OUTLET, why=Why("outlet by name", here.span))


def _surname(here: Mention) -> bool:
    """As in "Herald said" where the article is about Ida Herald."""
    alone = len(here.tokens) == 1 and here.words.lower() not in words_of("masthead")
    full = [fold(person.name) for person in here.spot.names.people]
    return alone and any(len(name) > 1 and name[-1:] == fold(here.words) for name in full)


def _explained_press(here: Mention) -> str | None:
    """As in "state news agency SANA": a short name with a word for an outlet before it."""
    proper = [token for token in here.tokens if capital(token) and token.i >= here.head.i]
    table = words_of("outlet")
    before = [plain(t.lower) in table for t in here.tokens if t.i < here.head.i]
    if not proper or not any(before):
        return None
    words = words_of_tokens(here.sentence, proper)
    return words if outlet_called(words) else None


def short_press(here: Mention) -> str | None:
    """As in "the Gazette" for the outlet whose own name, or one named before, ends so."""
    names = [here.spot.outlet] if here.spot.outlet else []
    names += [s.name for s in reversed(here.spot.recent) if s.kind is SourceKind.OUTLET]
    names += [thing.name for thing in here.spot.names.things if _masthead(thing.name)]
    proper = [token for token in here.tokens if capital(token)]
    if not proper:
        return None
    last = proper[-1].lower
    if last not in words_of("masthead") and last not in {n.split()[-1].lower() for n in names[:1]}:
        return None
    return next((n for n in names if n.lower().split()[-1] == last and " " in n), None)


def _masthead(name: str) -> bool:
    words = plain(name).split()
    return len(words) > 1 and words[-1] in words_of("masthead")


def known_body(here: Mention) -> Source | None:
    """A body the tables know by the very words: "Orvany's military intelligence", "Whitehall"."""
    words = here.words
    if not (seat_of(words) or body_known(words)) or (" " not in words and _surname(here)):
        return None
    name = full_body_name(words, here.spot.names, here.span.start)
    rule = "by name" if name == words else "fuller name"
    return Source(here.span, name, SourceKind.ORGANISATION, why=Why(rule, here.span))


def unnamed(here: Mention) -> Source | None:
    """Nobody is named: "two diplomats", "local residents", "Ukrainian authorities" is a body."""
    if (here.head.pos == "PRON" and not initials(here.head)) or (
        here.tokens[0].pos == "NUM" and here.head.pos != "PROPN"
    ):
        return without_name(here)
    if here.head.lower in words_of("collective") and here.headed_by("outlet") is None:
        if here.head.lower == "authorities" and any(capital(t) for t in here.qualifiers()):
            return _organisation(here, here.words)
        return without_name(here)
    common = here.head.pos != "PROPN" or here.head.text.islower()
    body_noun = here.headed_by("body") or here.headed_by("outlet")
    if common and here.plural and not (body_noun and here.head.lower in words_of("body")):
        return without_name(here)
    return None


def without_name(here: Mention) -> Source:
    """The mention as an unnamed source: its words, and whose people they are."""
    proper = [
        t
        for t in here.qualifiers()
        if (capital(t) and t.i > here.tokens[0].i)
        or (t.entity in {"GPE", "NORP", "ORG"} and t.i < here.head.i)
    ]
    affiliation = words_of_tokens(here.sentence, proper) if proper else None
    name = _group_called(here) or described_before(here) or _cut_clause(here)
    return Source(
        here.span,
        name,
        SourceKind.UNNAMED,
        affiliation=affiliation,
        why=Why("nobody is named", here.span),
    )


def _group_called(here: Mention) -> str | None:
    """As in "the officials" for "three Orvan officials" who spoke before."""
    words = [token.lower for token in here.tokens]
    if len(words) != 2 or words[0] != "the" or not here.plural:
        return None
    spoke = [s.name for s in reversed(here.spot.recent) if s.kind is SourceKind.UNNAMED]
    return next((n for n in spoke if words[1] in n.lower().split() and " " in n), None)


def _cut_clause(here: Mention) -> str:
    """The phrase up to a relative clause or a comma."""
    kept = list(here.tokens)
    for number, token in enumerate(kept):
        if token.i > here.head.i and (token.text in {",", "—", "–"} or token.tag in {"WP", "WDT"}):
            kept = kept[:number]
            break
    return bare(words_of_tokens(here.sentence, kept))


def body(here: Mention) -> Source:
    """An organisation, state or outlet, by name or by sort; whatever is left keeps its words."""
    noun = here.headed_by("outlet")
    alone = len(here.tokens) == 1 and here.head.i > 0
    proper = capital(here.head) and (here.head.pos == "PROPN" or alone)
    proper = proper or initials(here.head)
    described = here.headed_by("body") or noun
    proper = proper and not (described and here.tokens[0].lower in {"a", "an"} and _all_caps(here))
    if described and not proper and (source := named_next(here, described)):
        return source
    if noun and (not proper or (here.head.text.isupper() and not here.qualifiers())):
        return _press_called(here, noun)
    sort = here.headed_by("body")
    if sort and not proper and here.words.lower() not in well_known():
        return _body_called(here, sort)
    common = not proper and here.head.pos == "NOUN" and here.head.text.islower()
    if common and not _ends_in_name(here):
        return without_name(here)
    if not proper and not any(capital(token) for token in here.tokens):
        return without_name(here)
    words = without_seat(here.words)
    cut = next((t for t in here.tokens[1:] if t.text in {",", "("} or t.tag in CLAUSE), None)
    if cut:
        words = bare(words_of_tokens(here.sentence, here.tokens[: cut.i - here.tokens[0].i]))
        words = without_seat(words)
    article = here.tokens[0].lower == "the"
    name = full_body_name(words, here.spot.names, here.span.start)
    kind = kind_of_name(name, here.spot.names, here.spot.outlet, article=article)
    if kind is SourceKind.STATE:
        name = words
    if kind is SourceKind.UNNAMED or (not proper and kind is SourceKind.PERSON):
        return without_name(here)
    last = here.span.end
    people = here.spot.names.people
    if any(here.span.contains(s.span) for p in people for s in p.sightings):
        kind = SourceKind.PERSON
        ends = {p.name for p in people for s in p.sightings if s.span.end == last}
        name = ends.pop() if len(ends) == 1 else _before_of(here) or name
    rule = "by name" if name == words else "fuller name"
    return Source(here.span, name, kind, why=Why(rule, here.span))


def _before_of(here: Mention) -> str | None:
    """As in "Oskar Marren of the Reed campaign": whom an article names in full before "of"."""
    of = next((t for t in here.tokens if t.lower in {"of", "from", "at", "with"}), None)
    if of is None or here.head.i > of.i:
        return None
    words = words_of_tokens(here.sentence, [t for t in here.tokens if t.i < of.i])
    known = any(fold(person.name) == fold(words) for person in here.spot.names.people)
    return words if known else None


def press_explained(here: Mention, role: str) -> bool:
    """As in "the newspaper, an advocate of dams": the role is beside the point."""
    return here.headed_by("outlet") is not None and role not in here.head.lower


def own_outlet(here: Mention) -> Source | None:
    """As in "we wrote", "an earlier version of this page": the outlet on itself, if it is known."""
    why = Why("the article's own outlet", here.span)
    name = here.spot.outlet
    return Source(here.span, name, SourceKind.OUTLET, why=why) if name else None


def is_body(here: Mention, name: Sequence[Token]) -> bool:
    """Whether the article takes a name for a body's, though a role stands beside it."""
    words = fold(words_of_tokens(here.sentence, name))
    if any(fold(person.name) == words for person in here.spot.names.people):
        return False
    told = {fold(word)[-1:] for word, _ in here.spot.names.sorts}
    return ends_as_body([token.text for token in name]) or (
        words[-1:] in told
        and any(
            span.start == name[0].start for thing in here.spot.names.things for span in thing.spans
        )
    )


def _all_caps(here: Mention) -> bool:
    """As in "an NGO": a word for a sort of body, although in capitals."""
    return here.head.text.isupper() and not here.qualifiers()


def _ends_in_name(here: Mention) -> bool:
    """Whether a name follows the noun ("militia group Vell Guard"), or the whole is known."""
    behind = [t for t in here.tokens if t.i > here.head.i and t.pos != "PUNCT"]
    return (bool(behind) and capital(behind[0])) or here.words.lower() in well_known()


def _press_called(here: Mention, noun: str) -> Source:
    """As in "the newspaper", "the Oskel news agency": the outlet meant, or the words."""
    proper = [t for t in here.tokens if capital(t)]
    if proper and here.tokens[0].lower != "its":
        ours = all(t.lower in nationalities() for t in proper)
        name = here.words if ours else bare(words_of_tokens(here.sentence, proper))
        if body_known(name):  # "the Vell Front network" is the front, not a broadcaster
            return Source(here.span, name, SourceKind.ORGANISATION, why=Why("by name", here.span))
        return Source(here.span, name, SourceKind.OUTLET, why=Why("outlet by name", here.span))
    if not here.definite:
        return here.kept(SourceKind.UNNAMED, "nobody is named")
    recent, common = here.spot.recent, noun in words_of("body")
    qualifiers = [t.text for t in here.qualifiers() if t.lower not in noun.split()]
    spoken = [s for s in recent if s.kind is SourceKind.OUTLET and s.span]
    found = body_called(noun, qualifiers, here.spot.names, recent, here.span.start)
    last = spoken[-1] if spoken else None
    if last and last.span and not (common and found and found.start > last.span.start):
        return Source(
            here.span, last.name, SourceKind.OUTLET, why=Why("the last outlet", last.span)
        )
    if found:
        kind = found.kind if common else SourceKind.OUTLET
        return Source(here.span, found.name, kind, why=Why("the last of its kind", here.span))
    if here.spot.outlet and here.tokens[0].lower == "the" and not common:
        why = Why("the article's own outlet", here.span)
        return Source(here.span, here.spot.outlet, SourceKind.OUTLET, why=why)
    if common:
        return _organisation(here, _cut_clause(here))
    return here.kept(SourceKind.UNNAMED, "nobody is named")


def _body_called(here: Mention, sort: str) -> Source:
    """As in "the ministry", "Orvan police": the body meant, or the words."""
    qualifiers = [t.text for t in here.qualifiers() if t.lower not in sort.split()]
    behind = [t for t in here.tokens if t.i > here.head.i]
    first = here.tokens[0]
    if first.lower in INDEFINITE or first.pos == "NUM":
        return without_name(here)
    if not behind and (first.lower in {"the", "this", "that"} or qualifiers):
        if sort in words_of("generic") and (meant := body_meant(here, sort)):
            return meant
        recent = here.spot.recent
        found = body_called(sort, qualifiers, here.spot.names, recent, here.span.start)
        outlet = here.spot.outlet if sort in words_of("outlet") else None
        if (found and not qualifiers) or (found and len(found.name) > len(here.words)):
            return Source(
                here.span,
                found.name,
                found.kind,
                why=Why("the last of its kind", here.span, found.name),
            )
        if outlet and not qualifiers:
            return Source(
                here.span, outlet, SourceKind.OUTLET, why=Why("the article's own outlet", here.span)
            )
    if meant := body_meant(here, sort):
        return meant
    fuller = described_before(here, modified=True) or ""
    named = any(word[0].isupper() for word in fuller.split())
    return _organisation(here, fuller if named else _cut_clause(here))


def _organisation(here: Mention, name: str) -> Source:
    return Source(here.span, name, SourceKind.ORGANISATION, why=Why("by its own words", here.span))
