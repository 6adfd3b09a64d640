"""Whom "he", "they" and "it" stand for: looking back and, if need be, on."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.extract.cast.names import fold
from sayso.extract.cast.people import Person
from sayso.extract.cast.sightings import Sighting
from sayso.extract.cast.spot import QUOTES, Found, Spot
from sayso.lexicon.first_names import first_names
from sayso.lexicon.organisations import words_of
from sayso.lexicon.roles import gender_of, plain, role_words
from sayso.model import Sentence, Source, SourceKind, Span, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
MALE = frozenset({"he", "him", "his", "himself"})
COLLECTIVE = words_of("collective").keys()
STEPS = 4  # pronouns that stand for one another; no writer strings as many
FEMALE = frozenset({"she", "her", "hers", "herself"})


def person_before(spot: Spot, gender: str | None) -> Found | None:
    """The person a singular pronoun stands for; None where nobody fits."""
    people = [p for p in spot.names.people if agrees(gender_so_far(p, spot), gender)]
    subject = spot.token.dep in SUBJECTS or spot.token.tag == "PRP$"
    if subject and (found := _governor(spot, people)):
        return found
    if spot.speaker and not spot.quoted() and _is_person(spot.speaker, spot, gender):
        return Found(spot.speaker.name, spot.speaker.span, "the speaker", source=spot.speaker)
    if found := _same_sentence(spot, people):
        return found
    known = [p for p in people if gender_so_far(p, spot)]
    fallback: Found | None = None
    told: Found | None = None
    for sentence in spot.back():
        if found := _in_sentence(spot, sentence, people, gender):
            unsure = any(p.name == found.name for p in people if p not in known)
            return told if unsure and told and not found.tied else found
        told = told or _mentioned(spot, sentence, known)
        fallback = fallback or _mentioned(spot, sentence, people)
    return fallback or _ahead(spot, people)


def agrees(known: str | None, wanted: str | None) -> bool:
    """Whether two genders may be one person's; unknown agrees with both."""
    return known is None or wanted is None or known == wanted


def gender_so_far(person: Person, spot: Spot) -> str | None:
    """The person's gender; where names and roles are silent, as pronouns showed it so far."""
    return person.gender or pronoun_gender(person.name, spot.recent)


def pronoun_gender(name: str, recent: Sequence[Source]) -> str | None:
    """The gender of the pronouns that were resolved to a name so far."""
    for source in recent:
        if source.span and source.name == name and source.span.words.lower() in MALE | FEMALE:
            return "male" if source.span.words.lower() in MALE else "female"
    return None


def _is_person(source: Source, spot: Spot, gender: str | None) -> bool:
    """Whether a source can be "he" or "she": named, or one unnamed man or woman."""
    if source.kind not in {SourceKind.PERSON, SourceKind.UNNAMED}:
        return False
    person = next((p for p in spot.names.people if p.name == source.name), None)
    if person:
        return agrees(gender_so_far(person, spot), gender)
    if source.kind is SourceKind.UNNAMED and not _one_person(source):
        return False
    told = pronoun_gender(source.name, spot.recent) or (
        gender_of(source.role.split()[-1]) if source.role else _first_name_gender(source.name)
    )
    return agrees(told, gender)


def _one_person(source: Source) -> bool:
    """As in "a diplomat from a coastal state", not "diplomats"."""
    last = plain(source.role or "").split()[-1:]
    if not last and source.span:  # "a military source"
        words = source.span.words.lower().split()
        return words[0] in {"a", "an", "one"} and not COLLECTIVE.isdisjoint(words[1:])
    return bool(last) and last[0] in role_words() and not last[0].endswith("s")


def _first_name_gender(name: str) -> str | None:
    words = fold(name)
    return first_names().get(words[0]) if len(words) > 1 else None


def _governor(spot: Spot, people: Sequence[Person]) -> Found | None:
    """The subject of the clause above: "Marren said that she …" (not across quotation marks)."""
    sentence, here, quoted = spot.sentence, spot.token, spot.quoted()
    while here.head != here.i:
        here = sentence.head(here)
        for subject in sentence.kids(here, *SUBJECTS):
            if subject.i == spot.token.i or (subject.start > spot.token.start and quoted):
                continue
            if quoted and not _both_quoted(spot, subject):
                continue
            if subject.start > spot.token.start and here.dep == "ccomp":
                continue
            if found := _named_by(spot, sentence, subject, people):
                return Found(found.name, found.span, "subject of the governing clause")
    return None


def _both_quoted(spot: Spot, subject: Token) -> bool:
    between = spot.sentence.span.words[
        subject.end - spot.sentence.span.start : spot.token.start - spot.sentence.span.start
    ]
    return not any(mark in QUOTES for mark in between)


def _named_by(
    spot: Spot, sentence: Sentence, subject: Token, people: Sequence[Person]
) -> Found | None:
    """The person a subject names, or the one a pronoun there was resolved to."""
    for source in spot.sources_in(sentence):
        here = source.span and source.span.start <= subject.start < source.span.end
        if here and any(person.name == source.name for person in people):
            return Found(source.name, source.span, "subject")
    for person in people:
        for sighting in person.sightings:
            if sighting.span.start <= subject.start < sighting.span.end or _apposed(
                sentence, subject, sighting
            ):
                return Found(person.name, sighting.span, "subject")
    return _through_pronoun(spot, sentence, subject, people)


def _through_pronoun(
    spot: Spot, sentence: Sentence, subject: Token, people: Sequence[Person]
) -> Found | None:
    """As in "he also angered the pilots with his remarks": whoever the first pronoun stands for."""
    words = MALE if spot.token.lower in MALE else FEMALE
    behind = subject.start >= spot.token.start
    if sentence is not spot.sentence or behind or subject.lower not in words:
        return None
    if subject.start not in spot.met:  # else a chain of pronouns asks anew for each way back
        earlier = replace(spot, token=subject, steps=spot.steps + 1)
        gender = "male" if words is MALE else "female"
        spot.met[subject.start] = person_before(earlier, gender) if earlier.steps < STEPS else None
    found = spot.met[subject.start]
    known = found and not found.tied and any(person.name == found.name for person in people)
    return found if known else None


def _apposed(sentence: Sentence, subject: Token, sighting: Sighting) -> bool:
    whole = sentence.subtree(subject)
    return any(
        sighting.span.start <= token.start < sighting.span.end
        for token in whole
        # "The head of the Vell Clinic, Ida Marr, gave …": hung on the clinic, yet the head's name.
        if token.dep == "appos" and (token.head == subject.i or token.i >= whole[-1].i - 1)
    )


def _same_sentence(spot: Spot, people: Sequence[Person]) -> Found | None:
    """Somebody who speaks, or is a subject, earlier in the same sentence."""
    sentence = spot.sentence
    local = _local_subject(spot)
    allowed = [p for p in people if p.name != local]
    if spot.quoted() and spot.speaker:
        allowed = [p for p in allowed if p.name != spot.speaker.name]
    for source in reversed(spot.sources_in(sentence)):
        if any(p.name == source.name for p in allowed):
            return Found(source.name, source.span, "spoke last")
    earlier = [t for t in _subjects(spot, sentence) if t.start < spot.token.start]
    for subject in reversed(earlier):
        if found := _named_by(spot, sentence, subject, allowed):
            return Found(found.name, found.span, "subject before")
    return _owner(spot, allowed) if spot.token.tag == "PRP$" else None


def _owner(spot: Spot, people: Sequence[Person]) -> Found | None:
    """As in "Ilda Marren's record on locks, including her vote": who was last named before it."""
    gender = "male" if spot.token.lower in MALE else "female"
    spans = [
        (sighting.span, person.name)
        for person in people
        if gender_so_far(person, spot) == gender
        for sighting in person.sightings
        if spot.sentence.span.contains(sighting.span) and sighting.span.start < spot.token.start
    ]
    span, name = max(spans, key=lambda pair: pair[0].start, default=(None, ""))
    return Found(name, span, "named before") if span else None


def _subjects(spot: Spot, sentence: Sentence) -> list[Token]:
    """The subjects of a sentence; who is only spoken of in a quotation is not its speaker."""
    outside = not spot.quoted()
    return [
        token
        for token in sentence.tokens
        if token.dep in SUBJECTS and not (outside and spot.quoted_at(token.start))
    ]


def _local_subject(spot: Spot) -> str | None:
    """Whoever is the subject of the pronoun's own clause: "Marren met him" is not Marren."""
    if spot.token.dep in SUBJECTS:
        return None
    here = spot.token
    while here.head != here.i and here.pos not in {"VERB", "AUX"}:
        here = spot.sentence.head(here)
    for subject in spot.sentence.kids(here, *SUBJECTS):
        if found := _named_by(spot, spot.sentence, subject, spot.names.people):
            return found.name
    return None


def _in_sentence(
    spot: Spot, sentence: Sentence, people: Sequence[Person], gender: str | None
) -> Found | None:
    """Who spoke in an earlier sentence, or else its subject; two at one height tie."""
    barred = spot.speaker.name if spot.speaker and spot.quoted() else None
    spoke = [
        source
        for source in spot.sources_in(sentence)
        if source.name != barred and _is_person(source, spot, gender)
    ]
    if spoke:
        heights = [height(sentence, source.span) for source in spoke]
        top = [s for s, height in zip(spoke, heights, strict=True) if height == min(heights)]
        tied = tuple(dict.fromkeys(source.name for source in top))
        rule = "spoke last" if len(tied) == 1 else "unresolved"
        return Found(tied[-1], top[-1].span, rule, tied if len(tied) > 1 else (), top[-1])
    subjects = _subjects(spot, sentence)
    allowed = [person for person in people if person.name != barred]
    for subject in sorted(subjects, key=lambda t: _depth(sentence, t)):
        others = list(sentence.kids(subject, "conj"))
        named = [f for t in (subject, *others) if (f := _named_by(spot, sentence, t, allowed))]
        if len({f.name for f in named}) > 1:
            return Found(named[0].name, named[0].span, "unresolved", tuple(f.name for f in named))
        owners = [] if named else list(sentence.kids(subject, "poss"))
        named += [f for t in owners if (f := _named_by(spot, sentence, t, allowed))]
        if named:
            return Found(named[0].name, named[0].span, "last subject")
    return None


def height(sentence: Sentence, span: Span | None) -> int:
    """How deep in its sentence a stretch stands: 0 is the main verb."""
    if span is None:
        return len(sentence.tokens)
    tokens = sentence.between(span.start, span.end)
    return min((_depth(sentence, token) for token in tokens), default=len(sentence.tokens))


def _depth(sentence: Sentence, token: Token) -> int:
    depth = 0
    while token.head != token.i:
        token, depth = sentence.head(token), depth + (token.dep != "conj")
    return depth


def _mentioned(spot: Spot, sentence: Sentence, people: Sequence[Person]) -> Found | None:
    """Anybody named in the sentence, last first: only if nobody spoke or acted."""
    barred = spot.speaker.name if spot.speaker and spot.quoted() else None
    spans = [
        (sighting.span, person.name)
        for person in people
        if person.name != barred
        for sighting in person.sightings
        if sentence.span.contains(sighting.span)
    ]
    if not spans:
        return None
    span, name = max(spans, key=lambda pair: pair[0].start)
    return Found(name, span, "named before")


def _ahead(spot: Spot, people: Sequence[Person]) -> Found | None:
    """As in "according to him, …, Marren said": who is named next in the paragraph."""
    later = [
        (sighting.span, person.name)
        for person in people
        for sighting in person.sightings
        if sighting.span.start > spot.token.start
    ]
    last = max((s.span.end for s in spot.sentences if s.line == spot.sentence.line), default=0)
    near = [pair for pair in later if pair[0].end <= last]
    if not near:
        return None
    span, name = min(near, key=lambda pair: pair[0].start)
    return Found(name, span, "named further on")
