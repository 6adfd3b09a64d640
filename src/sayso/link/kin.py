"""Kin: voices that one body may speak through; what they say together is not said twice."""

import re
from collections.abc import Iterator

from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.roles import role_list
from sayso.link.corpus import Corpus
from sayso.link.mentions import name_words
from sayso.model import Answer, Identity, SourceKind

# "Velgar's office", "the minister's spokesman": whose it is speaks through it.
OWNER = re.compile(r"^(?P<who>.+?)(?:'s|’s|s'|s’) +\w")


def are_kin(corpus: Corpus, left: Answer, right: Answer) -> bool:
    """Whether one body or state may speak through both: then they are not two witnesses."""
    one, other = (corpus.identities[answer.source] for answer in (left, right))
    if _may_be_one(one, other) or _bodies(one) & _bodies(other):
        return True
    return any(_stands_in(*way) or _through(*way) for way in ((one, other), (other, one)))


def one_body(corpus: Corpus, left: Answer, right: Answer) -> bool:
    """Whether the one speaks for the other, so that the later word revises the earlier.

    As the head of the harbour office for the harbour office, or two of its spokesmen; two experts
    of one institute speak for themselves.
    """
    if left.source == right.source:
        return True
    one, other = (corpus.identities[answer.source] for answer in (left, right))
    return _is_mouth_of(one, other) or _is_mouth_of(other, one) or _two_mouths(one, other)


def cites(corpus: Corpus, left: Answer, right: Answer) -> bool:
    """Whether the one has it from the other, as "the wire, citing the mayor": a hop between."""
    for one, other in ((left, right), (right, left)):
        name = corpus.identities[other.source].name
        chains = (corpus.claim[key].chain for key in one.claims)
        if any(hop.name == name for chain in chains for hop in chain[1:-1]):
            return True
    return False


def _may_be_one(one: Identity, other: Identity) -> bool:
    """As "Minister Marren" may be Ilda Marren: who is not surely two is not two witnesses."""
    if one.kind is not SourceKind.PERSON or other.kind is not SourceKind.PERSON:
        return False
    names = [set(name_words(each.name)) for each in (one, other)]
    return bool(names[0]) and bool(names[1]) and (names[0] <= names[1] or names[1] <= names[0])


def _is_mouth_of(person: Identity, body: Identity) -> bool:
    if person.kind is not SourceKind.PERSON or body.kind is not SourceKind.ORGANISATION:
        return False
    name = {word.lower() for word in name_words(body.name)}
    affiliation = {word.lower() for word in name_words(person.affiliation or "")}
    role = {word.lower() for word in name_words(person.role or "")}
    if not name or not (name <= affiliation | role):
        return False
    return _speaks(person)


def _two_mouths(one: Identity, other: Identity) -> bool:
    affiliations = [set(name_words(each.affiliation or "")) for each in (one, other)]
    same = bool(affiliations[0]) and affiliations[0] == affiliations[1]
    return same and _speaks(one) and _speaks(other)


def _speaks(person: Identity) -> bool:
    role = (person.role or "").lower().split()
    if not role_list("past").isdisjoint(role):
        return False
    return any(word.startswith(tuple(clause_words("speaks for a body"))) for word in role)


def _through(voice: Identity, person: Identity) -> bool:
    """As in "Velgar's office" beside Marta Velgar."""
    found = OWNER.match(voice.name)
    if found is None or person.kind is not SourceKind.PERSON:
        return False
    words = name_words(found["who"])
    return bool(words) and words[-1] in set(name_words(person.name))


def _stands_in(person: Identity, body: Identity) -> bool:
    """As in "Border Guard chief" and "Border Guard": the body's name stands in the office."""
    own = None if person.kind is SourceKind.PERSON else person.name
    told = [part for part in (person.role, person.affiliation, own) if part]
    office = {word for part in told for word in name_words(part)}
    name = set(name_words(body.name))
    return bool(name) and name <= office and person.id != body.id


def _bodies(identity: Identity) -> set[str]:
    codes = {
        word
        for part in _told(identity)
        for word in name_words(part)
        if len(word) == 2 and word.isupper()
    }
    names = [part for part in (identity.name, identity.affiliation) if part]
    return codes | {" ".join(name_words(part)) for part in names}


def _told(identity: Identity) -> Iterator[str]:
    yield from (part for part in (identity.name, identity.affiliation, identity.role) if part)
