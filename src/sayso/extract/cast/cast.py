"""Everybody and everything an article names: people with their roles, and named bodies."""

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from sayso.extract.cast import sorts
from sayso.extract.cast.names import (
    POSSESSIVE,
    capital,
    fold,
    runs,
    span_of_tokens,
    without_seat,
    words_of_tokens,
)
from sayso.extract.cast.people import Person, people_of
from sayso.extract.cast.rolewords import is_body_word
from sayso.extract.cast.sightings import Sighting, sighting_in, without_role
from sayso.extract.cast.votes import PLACING, name_labels
from sayso.lexicon.first_names import first_names
from sayso.lexicon.roles import plain, role_list
from sayso.lexicon.states import state_words
from sayso.model import Sentence, Span, Token


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
    told = [pair for sentence in sentences for pair in sorts.find(sentence)]
    firms = {word for word, sort in told if sort == "company"}
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
    told += sorts.employers(sightings)
    sightings, things = sorts.without_bodies(sightings, things, told)
    surnames, things = _surnames(sightings, sorts.in_order(things), _places(sentences))
    return Names(
        people_of([*sightings, *surnames]),
        _things(things),
        tuple(pair for sentence in sentences for pair in _short_forms(sentence)),
        tuple(told),
    )


def _surnames(
    sightings: Sequence[Sighting],
    things: Sequence[tuple[str, Span, str]],
    places: frozenset[str],
) -> tuple[list[Sighting], list[tuple[str, Span, str]]]:
    """Names taken for things that are of somebody named elsewhere, in full or with a role."""
    known = {words[-1]: len(words) for s in sightings if (words := fold(s.name))}
    full = {words[-1] for s in sightings if len(words := fold(s.name)) > 1} - state_words().keys()
    sure = {words[-1] for s in sightings if s.role and (words := fold(s.name))}
    lone = {words[0] for name, _, _ in things if len(words := fold(name)) == 1}
    full |= {w[1] for name, _, _ in things if _first_and_last(w := fold(name), lone)} - places
    people, others = [], []
    for name, span, label in things:
        words = fold(name)
        alone = len(words) == 1 and words[0] in full and words[0] not in places
        whole = len(words) == 2 and words[1] in known
        whole = whole and (label == "PERSON" or words[1] in sure - full)
        whole = whole or _first_and_last(words, lone - places)
        if alone or whole:
            people.append(Sighting(name, span))
        else:
            others.append((name, span, label))
    return people, others


def _first_and_last(words: Sequence[str], lone: AbstractSet[str]) -> bool:
    """As in "Ilda Marren" where "Marren" stands alone as well, whatever the parser takes it for."""
    pair = len(words) == 2 and words[0] in first_names() and words[1] in lone
    return pair and words[1] not in state_words()


def _places(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Words that somewhere follow "in", "near" …: places, whoever else bears the name."""
    return frozenset(
        token.lower
        for sentence in sentences
        for before, token in pairwise(sentence.tokens)
        if before.lower in PLACING and token.text[0].isupper()
    )


def _things(found: Sequence[tuple[str, Span, str]]) -> tuple[Thing, ...]:
    groups: dict[tuple[str, ...], list[tuple[str, Span, str]]] = {}
    for whole, span, entity in found:
        name = without_seat(whole)
        words = fold(name)
        if words and plain(name) not in role_list("honorific"):
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
