"""Everybody and everything an article names: people with their roles, and named bodies."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.extract.cast.names import (
    POSSESSIVE,
    alike,
    capital,
    fold,
    runs,
    same_person,
    span_of_tokens,
    words_of_tokens,
)
from sayso.extract.cast.rolewords import is_body_word
from sayso.extract.cast.sightings import Sighting, name_labels, sighting_in, without_role
from sayso.lexicon.first_names import first_names
from sayso.lexicon.organisations import interchangeable, words_of
from sayso.lexicon.roles import role_words
from sayso.lexicon.states import state_words
from sayso.model import Sentence, Span, Token


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody and every place that names them, in text order; ``name`` is the fullest one."""

    name: str
    sightings: tuple[Sighting, ...]

    @property
    def roles(self) -> tuple[Sighting, ...]:
        """The sightings that give a role."""
        return tuple(sighting for sighting in self.sightings if sighting.role)

    @property
    def gender(self) -> str | None:
        """As forms of address, role words, or else the first name tell."""
        for sighting in self.sightings:
            if sighting.gender:
                return sighting.gender
        words = fold(self.name)
        return first_names().get(words[0])

    def before(self, offset: int) -> Span | None:
        """Where the person was last named before an offset."""
        earlier = [s.span for s in self.sightings if s.span.start < offset]
        return earlier[-1] if earlier else None


@dataclass(frozen=True, slots=True)
class Thing:
    """A named body, place or work and where it is named; ``labels`` counts the parser's guesses."""

    name: str
    spans: tuple[Span, ...]
    labels: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Names:
    """All names of an article, abbreviations in brackets, and what bodies are said to be."""

    people: tuple[Person, ...]
    things: tuple[Thing, ...]
    short_forms: tuple[tuple[str, str], ...] = ()
    sorts: tuple[tuple[str, str], ...] = ()


def gather(sentences: Sequence[Sentence]) -> Names:
    """Read a whole article once."""
    labels = name_labels(sentences)
    sorts = tuple(pair for sentence in sentences for pair in _sorts(sentence))
    firms = {word for word, sort in sorts if sort == "company"}
    sightings: list[Sighting] = []
    things: list[tuple[str, Span, str]] = []
    for sentence in sentences:
        for run in runs(sentence):
            named, rest = sighting_in(sentence, run, labels)
            if named and named.name.split()[-1] in firms and not named.role:
                things.append((named.name, named.span, "ORG"))
            elif named:
                sightings.append(named)
            for left in filter(None, map(without_role, rest)):
                whole = full_name(sentence, left)
                span = span_of_tokens(sentence, whole)
                things.append((span.words, span, left[-1].entity))
    surnames, things = _surnames(sightings, things)
    return Names(
        _people([*sightings, *surnames]),
        _things(things),
        tuple(pair for sentence in sentences for pair in _short_forms(sentence)),
        sorts,
    )


def _surnames(
    sightings: Sequence[Sighting], things: Sequence[tuple[str, Span, str]]
) -> tuple[list[Sighting], list[tuple[str, Span, str]]]:
    """Names taken for things that are the surname of somebody named in full."""
    full = {words[-1] for s in sightings if len(words := fold(s.name)) > 1} - state_words().keys()
    people, others = [], []
    for name, span, label in things:
        words = fold(name)
        if len(words) == 1 and words[0] in full and label != "GPE":
            people.append(Sighting(name, span))
        else:
            others.append((name, span, label))
    return people, others


def _people(sightings: Sequence[Sighting]) -> tuple[Person, ...]:
    """Sightings joined to people, fuller names first; a short name of two people joins neither."""
    known = {fold(sighting.name) for sighting in sightings}
    sightings = [_without_junk(sighting, known) for sighting in sightings]
    full: list[list[Sighting]] = []
    short: list[Sighting] = []
    for sighting in sorted(sightings, key=_fullest_first):
        words = fold(sighting.name)
        fits = [group for group in full if words and _joins(sighting, group)]
        if len(fits) == 1:
            fits[0].append(sighting)
        elif not fits and words:
            full.append([sighting])
        elif fits:
            short.append(sighting)
    for sighting in short:
        _join_main(sighting, full)
    people = [_person(group) for group in full]
    return tuple(sorted(people, key=lambda person: person.sightings[0].span.start))


def _fullest_first(sighting: Sighting) -> tuple[int, bool, int]:
    """Long names before short ones; among equals those that tell a man from a woman."""
    return -len(fold(sighting.name)), sighting.gender is None, sighting.span.start


def _joins(sighting: Sighting, group: Sequence[Sighting]) -> bool:
    """Whether a sighting may be of that person: the name fits, and "Mr" is no woman."""
    known = next((s.gender for s in group if s.gender), None) or first_names().get(
        fold(group[0].name)[0]
    )
    clash = known and sighting.gender and known != sighting.gender
    return not clash and same_person(fold(sighting.name), fold(group[0].name))


def _without_junk(sighting: Sighting, known: set[tuple[str, ...]]) -> Sighting:
    """As in "Rival Ilda Marren" where "Ilda Marren" is named as well."""
    words = fold(sighting.name)
    if len(words) < 3 or words[1:] not in known:
        return sighting
    _, _, name = sighting.name.partition(" ")
    if fold(name) != words[1:]:
        return sighting
    end = sighting.span.end
    return replace(sighting, name=name, span=Span(end - len(name), end, name))


def _join_main(sighting: Sighting, groups: list[list[Sighting]]) -> None:
    """A bare surname two people share is the one's who was named first."""
    words = fold(sighting.name)
    fits = [group for group in groups if _joins(sighting, group)]
    first = [group for group in fits if alike(words[-1], fold(group[0].name)[-1])] or fits
    heads = [group for group in first if sighting.head and sighting.head in {s.head for s in group}]
    first = heads or first
    own = [group for group in first if not _is_relative(group)] or first
    min(own, key=lambda group: min(s.span.start for s in group)).append(sighting)


def _is_relative(group: Sequence[Sighting]) -> bool:
    """Whether somebody is only known as another's wife, son …: the bare surname is the other's."""
    heads = {s.head for s in group if s.head}
    return any("relative" in role_words().get(head, frozenset()) for head in heads)


def _person(group: list[Sighting]) -> Person:
    longest = max(len(fold(sighting.name)) for sighting in group)
    fullest = Counter(s.name for s in group if len(fold(s.name)) == longest)
    name = fullest.most_common(1)[0][0]
    return Person(name, tuple(sorted(group, key=lambda sighting: sighting.span.start)))


def _things(found: Sequence[tuple[str, Span, str]]) -> tuple[Thing, ...]:
    groups: dict[tuple[str, ...], list[tuple[str, Span, str]]] = {}
    for name, span, entity in found:
        if words := fold(name):
            groups.setdefault(words, []).append((name, span, entity))
    return tuple(
        Thing(
            group[0][0].removesuffix("'s").removesuffix("’s"),
            tuple(span for _, span, _ in group),
            tuple(Counter(entity for *_, entity in group if entity).items()),
        )
        for group in groups.values()
    )


def full_name(sentence: Sentence, run: Sequence[Token]) -> list[Token]:
    """A body's name with what belongs to it behind: "Ministry" + "of Tides of Kessa"."""
    tokens, end = sentence.tokens, run[-1].i + 1
    joins = {"of", "for"}
    while end + 1 < len(tokens):
        owned = tokens[end].text in POSSESSIVE and is_body_word(tokens[end + 1])
        if tokens[end].lower not in joins and not owned:
            break
        the = tokens[end + 1].lower == "the" and tokens[end].lower != "and"
        step = min(end + 1 + the, len(tokens) - 1)
        if not capital(tokens[step]):
            break
        joins, end = {"of", "for", "and"}, step
        while end < len(tokens) and capital(tokens[end]):
            end += 1
    return list(tokens[run[0].i : end])


def _short_forms(sentence: Sentence) -> Iterator[tuple[str, str]]:
    """As in "The Kessa Harbour League (KHL)" -> ("KHL", "Kessa Harbour League")."""
    tokens = sentence.tokens
    for here in range(1, len(tokens) - 2):
        short = tokens[here + 1]
        if tokens[here].text != "(" or tokens[here + 2].text not in {")", ";", ","}:
            continue
        if not short.text.isupper() or len(short.text) < 2:
            continue
        start = here
        while start > 0 and (_in_long_form(tokens[start - 1])):
            start -= 1
        long = [t for t in tokens[start:here] if t.i > start or capital(t)]
        letters = [t.text[0].upper() for t in long if t.text[0].isupper()]
        if long and letters and letters[-1] in short.text.upper():
            while long and long[0].text[0].upper() != short.text[0].upper():
                long = long[1:]
        if long:
            yield short.text, words_of_tokens(sentence, long)


def _in_long_form(token: Token) -> bool:
    return (
        capital(token)
        or token.lower in {"of", "for", "and"}
        or token.text in {"-", "&", *POSSESSIVE}
    )


def _name_behind(sentence: Sentence, token: Token) -> Token | None:
    """The last word of the name right behind a common noun."""
    last = None
    for behind in sentence.tokens[token.i + 1 :]:
        if not capital(behind):
            break
        last = behind
    return last if token.text.islower() else None


def _sorts(sentence: Sentence) -> Iterator[tuple[str, str]]:
    """As in "The Compact is a defence alliance" -> ("Compact", "alliance")."""
    sort: frozenset[str] = frozenset()
    for token in sentence.tokens:
        if token.lemma not in words_of("body") and token.lemma not in words_of("outlet"):
            continue
        subject: Token | None = None
        if token.dep == "attr":
            subject = next(sentence.kids(sentence.head(token), "nsubj"), None)
        elif token.dep == "appos":
            subject = sentence.head(token)
        if subject is None and token.i and sentence.tokens[token.i - 1].lower == "the":
            subject = _name_behind(sentence, token)  # "the company Kessa Works"
        elif token.text.islower() and words_of("body").get(token.lemma, sort) & interchangeable():
            subject = next(iter(reversed(list(sentence.kids(token, "compound")))), None)
        if subject and capital(subject):
            yield subject.text, token.lemma
    for prep in sentence.tokens:
        owned = prep.lower == "of" and sentence.head(prep).lemma in ("owner", "shareholder")
        for noun in sentence.kids(prep, "pobj") if owned else ():
            if capital(noun):
                yield noun.text, "company"  # "the owner of Kessa Works"
