"""Kin: voices that one body may speak through; what they say together is not said twice."""

import re
from collections.abc import Iterator

from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.roles import role_list
from sayso.lexicon.stopwords import common_words
from sayso.link import neighbours
from sayso.link.corpus import Corpus
from sayso.link.mentions import name_words
from sayso.model import Answer, Identity, SourceKind

STEM = 6  # letters by which "minister" is of the "ministry"
LEAST_ACRONYM = 2  # letters; "DM" stands for too many
GOVERNS = frozenset({"minist", "presid", "premie", "govern", "cabine", "chance"})

# "Velgar's office", "the minister's spokesman": whose it is speaks through it.
OWNER = re.compile(r"^(?P<who>.+?)(?:'s|’s|s'|s’) +\w")


def are_kin(corpus: Corpus, left: Answer, right: Answer) -> bool:
    """Whether one body or state may speak through both: then they are not two witnesses."""
    one, other = (corpus.identities[answer.source] for answer in (left, right))
    if _may_be_one(one, other) or _bodies(one) & _bodies(other) or may_be_mouth(one, other):
        return True
    if any(_may_be_of(*way) for way in ((one, other), (other, one))):
        return True
    if _state_of(one) & _state_of(other) or _may_serve_one_state(one, other):
        return True  # two arms of one state
    return any(_stands_in(*way) or _through(*way) for way in ((one, other), (other, one)))


def share_a_name(corpus: Corpus, left: Answer, right: Answer) -> bool:
    """As "the Tindel Police Department" and "Tindel police", "Ilda Orlo" and "the Orlo camp".

    A town in both names may be all that they share, and nothing else may tell them apart either.
    """
    one, other = (_called(corpus.identities[answer.source]) for answer in (left, right))
    return bool(one & other)


def is_called_after(one: Identity, other: Identity) -> bool:
    """As "the Tindel Clinic" and "Tindel Clinic officials": the one is called by the other."""
    names = [set(name_words(each.name)) for each in (one, other)]
    return all(names) and (names[0] <= names[1] or names[1] <= names[0])


def _called(identity: Identity) -> set[str]:
    """The words with a capital by which a voice is told, and the first letters of its name."""
    told = " ".join(part for part in _told(identity) if part)
    words = [word.strip(".,'’") for word in told.replace("’s", "").replace("'s", "").split()]
    named = [word for word in words if word[:1].isupper()]
    short = "".join(word[0] for word in identity.name.split() if word[:1].isupper())
    # A voice without a name, "the police", may be any whose name holds its word.
    if not any(word[:1].isupper() for word in identity.name.removeprefix("The ").split()):
        named += [word for word in words if word not in common_words()]
    found = {word.lower() for word in named if word.lower() not in clause_words("title")}
    return found | ({short.lower()} if len(short) > LEAST_ACRONYM else set())


def one_body(corpus: Corpus, left: Answer, right: Answer) -> bool:
    """Whether the one speaks for the other, so that the later word revises the earlier.

    As the head of the harbour office for the harbour office, or two of its spokesmen; two experts
    of one institute speak for themselves.
    """
    if left.source == right.source:
        return True
    one, other = (_who(corpus, answer) for answer in (left, right))
    if one.id == other.id:
        return True
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
    name = [word.lower() for word in name_words(body.name)]
    own = person.affiliation or ""
    affiliation = {word.lower() for word in name_words(own)}
    role = {word.lower() for word in name_words(person.role or "")}
    if not name or not _speaks(person):
        return False
    # "Coast Guard" is how the Norran Coast Guard is called, and "the board" how the Harbour Board.
    short = bool(affiliation) and affiliation <= set(name)
    return set(name) <= affiliation | role or (short and (own[:1].isupper() or name[-1] in own))


def may_be_mouth(one: Identity, other: Identity) -> bool:
    """Whether the one may be in the service of the other, which no text says.

    As a minister and "the government", or the Economy Minister and "the ministry": a body without
    a name of its own may be that of anybody who holds an office.
    """
    return any(_holds_office_in(*way) for way in ((one, other), (other, one)))


def _holds_office_in(person: Identity, body: Identity) -> bool:
    if person.kind is SourceKind.OUTLET or body.kind is not SourceKind.ORGANISATION:
        return False
    words = [word.lower() for word in name_words(body.name)]
    if not words:
        return False
    if person.kind is SourceKind.ORGANISATION:
        own = {word.lower() for word in name_words(person.name)}
        if own < set(words):
            return True  # "Open Hand" and "the relief society Open Hand"
        bare = body.name.removeprefix("the ").islower()
        return bare and words[-1] in {word.lower() for word in name_words(person.name)}
    office = {
        word.lower() for word in name_words(f"{person.role or ''} {person.affiliation or ''}")
    }
    stems = {word[:STEM] for word in office}
    if not office or words[0][:STEM] not in stems | {"govern"}:
        return body.name.removeprefix("the ").islower() and bool(stems & {w[:STEM] for w in words})
    return bool(stems & (GOVERNS | {"spokes", "secret"}))


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


def _who(corpus: Corpus, answer: Answer) -> Identity:
    """The voice; that of "Velgar's office" is Velgar's own."""
    identity = corpus.identities[answer.source]
    found = OWNER.match(identity.name)
    if found is None or identity.name.split()[-1] not in clause_words("people of somebody"):
        return identity
    owner = name_words(found["who"])[-1:]
    article = corpus.claim[answer.claims[0]].article
    around = {corpus.speaker.get(each.id) for each in neighbours.in_article(corpus, article)}
    named = [
        each
        for key in around - {None}
        if (each := corpus.identities[key or ""]).kind is SourceKind.PERSON
        and name_words(each.name)[-1:] == owner
    ]
    return named[0] if len(named) == 1 else identity


def _state_of(body: Identity) -> set[str]:
    """Whose arm a body is, as in "Norra's Defence Command", by the name before it."""
    found = OWNER.match(body.name)
    own = body.kind in {SourceKind.ORGANISATION, SourceKind.STATE} and found is not None
    return {" ".join(name_words(found["who"]))} if own and found is not None else set()


def _may_be_of(person: Identity, state: Identity) -> bool:
    """Whether a state may speak through somebody who holds an office, whose no text says."""
    office = {word[:STEM].lower() for word in name_words(person.role or "")}
    if state.kind is not SourceKind.STATE or person.kind is SourceKind.STATE:
        return False
    return bool(office) and not _state_of(person)


def _may_serve_one_state(one: Identity, other: Identity) -> bool:
    """As two ministers, of whom no text says that they are of two states."""
    offices = [f"{each.role or ''} {each.affiliation or ''} {each.name}" for each in (one, other)]
    serve = all(
        GOVERNS & {word[:STEM].lower() for word in name_words(office)} for office in offices
    )
    return serve and not (_state_of(one) or _state_of(other))


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
