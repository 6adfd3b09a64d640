"""Organisations, states, outlets and documents: what sort a name is, and what "the ministry" is."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.extract.cast.cast import Names, Thing
from sayso.extract.cast.names import fold
from sayso.extract.cast.rolewords import ends_as_body
from sayso.lexicon.organisations import interchangeable, well_known, words_of
from sayso.lexicon.outlets import outlet_called, outlets_in
from sayso.lexicon.roles import plain, role_list, role_words
from sayso.lexicon.states import nationalities, state_voices, state_words
from sayso.model import Source, SourceKind

STEM = 4  # letters two words must share to be one country's ("Orvany", "Orvanian")
LABELS = {
    "PERSON": SourceKind.PERSON,
    "GPE": SourceKind.STATE,
    "LOC": SourceKind.STATE,
    "NORP": SourceKind.UNNAMED,
    "ORG": SourceKind.ORGANISATION,
    "WORK_OF_ART": SourceKind.DOCUMENT,
    "LAW": SourceKind.DOCUMENT,
}
SPOKEN = frozenset({SourceKind.ORGANISATION, SourceKind.OUTLET, SourceKind.UNNAMED})
LESSER = frozenset({"of", "the", "for", "and", "in", "s", "a", "at", "to", "on"})


@dataclass(frozen=True, slots=True)
class Named:
    """A body as the article names it, and where it was last named before the mention."""

    name: str
    kind: SourceKind
    start: int


def kind_of_name(words: str, names: Names, outlet: str | None, *, article: bool) -> SourceKind:
    """What sort of voice a proper name is; ``article`` says whether "the" stands before it."""
    folded, key = fold(words), words.lower().removeprefix("the ")
    if known := _known_kind(words, key, folded, outlet):
        return known
    last = plain(words).split()[-1]
    if {plain(w) for w in words.split()} & _plain_bodies() or any(
        plain(" ".join(pair)) in words_of("body") for pair in _pairs(words.split())
    ):
        return SourceKind.ORGANISATION
    if ends_as_body(words.split()):
        return SourceKind.ORGANISATION
    if last in words_of("masthead") and len(folded) > 1:
        return SourceKind.ORGANISATION if _office(folded) else SourceKind.OUTLET
    if any(last.endswith(end) and len(last) > len(end) + 2 for end in words_of("masthead-ending")):
        return SourceKind.OUTLET
    if (sorts := words_of("document").get(last)) and words[0].isupper():
        alone = article and folded == (last,) and "press item" in sorts  # "the Column", a militia
        people = alone or _has_people(folded, names)
        return SourceKind.ORGANISATION if people else SourceKind.DOCUMENT
    if any(short == words for short, _ in names.short_forms):
        return SourceKind.ORGANISATION
    return _voted(folded, words, names, article=article)


def _known_kind(
    words: str, key: str, folded: tuple[str, ...], outlet: str | None
) -> SourceKind | None:
    if outlet_called(words) or (outlet and folded == fold(outlet)) or dotted(words):
        return SourceKind.OUTLET
    proper = " ".join(word for word in words.split() if not word.islower()).lower()
    if key in state_voices() or proper in state_voices():
        return SourceKind.STATE
    if key in well_known():
        return SourceKind.ORGANISATION
    return SourceKind.UNNAMED if key.removesuffix("s") in nationalities() else None


def _office(folded: tuple[str, ...]) -> bool:
    """As in "Vell Space Agency": an agency, and nothing says of news."""
    press = words_of("masthead").keys() - {"agency"} | {"information"}
    return folded[-1] == "agency" and len(folded) > 2 and press.isdisjoint(folded)


def _has_people(folded: tuple[str, ...], names: Names) -> bool:
    """As in "Commander Orlo of the Reed Column": a document has authors at most."""
    if any(fold(word)[-1:] == folded[-1:] and sort == "body" for word, sort in names.sorts):
        return True
    theirs = (
        sighting
        for person in names.people
        for sighting in person.roles
        if fold(sighting.affiliation or "")[-len(folded) :] == folded
    )
    return any("journalist" not in role_words().get(s.head or "", frozenset()) for s in theirs)


def _plain_bodies() -> frozenset[str]:
    return frozenset(words_of("body"))


def _pairs(words: Sequence[str]) -> Iterable[tuple[str, str]]:
    return pairwise(words)


def dotted(words: str) -> bool:
    """As in "Kessa.NET", "harbour.info": named after its site."""
    name, dot, end = words.rpartition(".")
    return bool(dot) and " " not in words and len(name) > 2 and 2 <= len(end) <= 4 and end.isalpha()


def _voted(folded: tuple[str, ...], words: str, names: Names, *, article: bool) -> SourceKind:
    votes: Counter[str] = Counter()
    for thing in names.things:
        if fold(thing.name) == folded:
            votes.update(dict(thing.labels))
    if words.isupper() and len(words) > 1 and "GPE" not in votes:
        return SourceKind.ORGANISATION
    plural = words.endswith("s")
    for label, _ in votes.most_common():
        if label == "NORP" and not plural:
            continue
        if label in {"WORK_OF_ART", "LAW"} and not article and len(folded) == 2:
            continue
        if label == "PERSON" and (article or " and " in words):
            continue
        if label in LABELS and not (article and label == "GPE"):
            return LABELS[label]
    if article:
        return SourceKind.ORGANISATION
    lower = any(w.islower() and w not in role_list("particle") for w in words.split())
    person = len(folded) > 1 and not lower and not words.endswith("s")
    return SourceKind.PERSON if person else SourceKind.ORGANISATION


def named_outlet(words: str, names: Names, outlet: str | None) -> str | None:
    """The outlet a phrase names, by the fullest of its names that the article uses."""
    phrase = f" {plain(words)} "
    if outlet and f" {plain(outlet)} " in phrase:
        return outlet
    if exact := outlet_called(words):
        return _fullest(exact.names, names) or words
    for name, entry in outlets_in(words):
        return _fullest(entry.names, names) or name
    return None


def _fullest(aliases: Iterable[str], names: Names) -> str | None:
    used = [a for a in aliases for thing in names.things if fold(a) == fold(thing.name)]
    return max((name.strip("/") for name in used), key=len, default=None)


def full_body_name(words: str, names: Names, before: int) -> str:
    """The fullest name of a body: its long form, or the longer name it is the end of."""
    long = next((long for short, long in names.short_forms if short == words), None)
    if long:
        return long
    folded = fold(words)
    if words.isupper() and len(words) > 2:
        spelt = [
            t.name for t in names.things if _initials(t.name) == words and len(t.name) > len(words)
        ]
        if spelt:
            return spelt[0]
    if words.lower() in well_known():
        return words
    fits = [thing for thing in names.things if _ends_in(fold(thing.name), folded)]
    fits = fits or [thing for thing in names.things if _begins(fold(thing.name), folded)]
    nearest = max(fits, key=lambda thing: last_named(thing, before), default=None)
    return nearest.name if nearest else words


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())


def _ends_in(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """As in "Littoral Compact" for "the Compact"; never one state for another ("North Korea")."""
    if len(longer) <= len(shorter) or " ".join(longer) in state_words():
        return False
    cut = next((n for n, word in enumerate(longer) if word in {"of", "for"}), len(longer))
    ends = {longer[-len(shorter) :], longer[:cut][-len(shorter) :]}
    return shorter in ends and " ".join(shorter) not in state_words()


def _begins(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """As in "Tide Bureau" for "the Tide": only the word for the sort of body is left out."""
    rest = longer[len(shorter) :]
    state = " ".join(shorter) in state_words()
    sorts = words_of("body")
    sort = len(rest) == 1 and (rest[0] in sorts or rest[0] in words_of("name-ending"))
    return longer[: len(shorter)] == shorter and sort and not state


def last_named(thing: Thing, before: int) -> int:
    """Where a thing was last named before an offset, or -1."""
    return max((span.start for span in thing.spans if span.start < before), default=-1)


def body_called(
    noun: str, qualifier: Sequence[str], names: Names, recent: Sequence[Source], before: int
) -> Named | None:
    """The organisation that "the ministry" or "the transport ministry" stands for."""
    spoken = [
        Named(source.name, source.kind, source.span.start)
        for source in recent
        if source.span and source.kind in SPOKEN
    ]
    spoken += [
        Named(
            source.role.replace("Minister", "Ministry"), SourceKind.ORGANISATION, source.span.start
        )
        for source in recent
        if source.span and source.role and _portfolio(source.role)
    ]
    printed = [
        Named(thing.name, SourceKind.ORGANISATION, last_named(thing, before))
        for thing in names.things
    ]
    earlier = [named for named in printed if named.start >= 0]
    for pool, is_sort in (
        (spoken, _named_so),
        (earlier, _named_so),
        ([*earlier, *spoken], _said_so),
    ):
        fits = [n for n in pool if is_sort(n.name, noun, names) and _qualified(n.name, qualifier)]
        if fits:
            last = max(fits, key=lambda named: named.start)
            return replace(last, name=full_body_name(last.name, names, before))
    bodies = [named for named in spoken if named.kind is SourceKind.ORGANISATION]
    return bodies[-1] if bodies and noun in words_of("generic") and not qualifier else None


def _portfolio(role: str) -> bool:
    """As in "Interior Minister", whose house "the ministry" is; a premier has none."""
    first, _, last = role.partition(" ")
    return last == "Minister" and first not in ("Prime", "First", "Deputy", "Former")


def _named_so(name: str, noun: str, names: Names) -> bool:  # noqa: ARG001 (as _said_so)
    """Whether the noun is a word of the name: "the ministry", "Ministry of Tides"."""
    words = plain(name).split()
    head = words[: words.index("of")] if "of" in words[1:] else words  # not whose body it is
    return noun in head and len(words) > 1


def _said_so(name: str, noun: str, names: Names) -> bool:
    """Whether the name has a word of that sort, is known to be one, or is called one."""
    sorts = words_of("body").get(noun, frozenset())
    words = plain(name).split()
    alike = sorts & interchangeable()
    if well_known().get(name.lower()) in alike:
        return True
    if any(alike & words_of("body").get(word, frozenset()) for word in words[1:]):
        return True
    if ends_as_body(name.split()) and sorts & words_of("name-ending")[words[-1]]:
        return True
    called = (sort for body, sort in names.sorts if fold(body)[-1:] == fold(name)[-1:])
    firm = sorts & {"company", "association"}  # what "Kessa Stone, which …" may be called
    called = ("company" if sort == "body" and firm else sort for sort in called)
    return any(sort == noun or alike & words_of("body").get(sort, frozenset()) for sort in called)


def _qualified(name: str, qualifier: Sequence[str]) -> bool:
    return akin_words(tuple(q.lower() for q in qualifier), fold(name))


def akin_words(wanted: Sequence[str], given: Sequence[str]) -> bool:
    """Whether each wanted word has its like among the given ones ("Orvan" beside "Orvany")."""
    return all(any(akin(word, other) for other in given) for word in wanted if word not in LESSER)


def akin(left: str, right: str) -> bool:
    """Whether two words are one, or name one country."""
    left, right = left.lower(), right.lower()
    if left == right:
        return True
    states = state_words()
    known = states.get(left), states.get(right)
    if any(known):
        return known[0] == known[1]
    shared = next((n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), None)
    shared = min(len(left), len(right)) if shared is None else shared
    short, long = sorted((len(left), len(right)))
    return shared >= STEM and shared >= short - 2 and long <= shared + 4
