"""Bodies and documents that are described, not named: "the rebel group", "a monitoring group".

What is described again is whoever was last described or named so; what a report's first lines
leave unnamed ("a rights group said") is the body of that sort which speaks next.
"""

from collections.abc import Iterator

from sayso.extract.cast.bodies import full_body_name, last_named
from sayso.extract.cast.cast import Thing
from sayso.extract.cast.mention import Mention
from sayso.extract.cast.names import capital, fold
from sayso.extract.cast.spot import NEAR, Found, bare, noun_phrase
from sayso.lexicon.cues import reporting_verbs
from sayso.lexicon.organisations import well_known, words_of
from sayso.lexicon.roles import plain
from sayso.lexicon.states import nationalities, state_words
from sayso.model import Sentence, Source, SourceKind, Span, Token, Why

LEDE = 4  # sentences, headline included, within which somebody may be left unnamed at first
NEXT = 2  # sentences within which the name follows
# Sorts that "a group" is not said of.
OFFICIAL = frozenset(
    {"ministry", "presidency", "government", "police", "intelligence", "court", "parliament"}
)
GROUPS = frozenset({"association", "alliance", "agency"})
DEFINITE = frozenset({"the", "this", "that"})


def body_meant(here: Mention, noun: str) -> Source | None:
    """As in "the rebel group", "the Orvany-based monitor": the last body of that sort to speak."""
    if here.tokens[0].lower not in DEFINITE or not here.definite or not _descriptive(here):
        return None
    first = here.spot.sentences[max(0, here.spot.number - NEAR)].span.start
    for source in reversed(here.spot.recent):
        if not source.span or source.span.start < first:
            return None
        body = source.kind is SourceKind.ORGANISATION or _grouped(source)
        if body and _named(source.name) and _may_be(noun, source.name):
            why = Why("described again", source.span, source.name)
            return Source(here.span, source.name, source.kind, why=why)
    return None


def _grouped(source: Source) -> bool:
    """As in "Vell Observatory", an outlet for some: the name says that it is a body as well."""
    sorts = [_sorts(word) for word in plain(source.name).split()]
    return source.kind is SourceKind.OUTLET and any(sort & GROUPS for sort in sorts)


def _descriptive(here: Mention) -> bool:
    """No name before the noun but where a body sits ("Orvany-based"); behind it, where as well."""
    tokens = here.sentence.tokens
    for token in here.qualifiers():
        hyphen = tokens[token.i + 1].text == "-" or tokens[token.i - 1].text == "-"
        if capital(token) and not hyphen and token.lower not in nationalities():
            return False
    behind = [token for token in here.tokens if token.i > here.head.i]
    return not behind or behind[0].tag == "VBN"


def _named(name: str) -> bool:
    return any(word[0].isupper() for word in name.split())


def _may_be(noun: str, name: str) -> bool:
    """Whether a body of that name is called by the noun."""
    sorts = _sorts(noun)
    theirs = frozenset(filter(None, [well_known().get(name.lower())]))
    theirs = theirs.union(*map(_sorts, plain(name).split()))
    if theirs & OFFICIAL:
        return bool(theirs & sorts)
    if name.lower() in state_words():
        return False
    if noun.rsplit(maxsplit=1)[-1] in words_of("generic"):
        return True
    return bool(theirs & sorts) if theirs else bool(sorts & GROUPS)


def _sorts(word: str) -> frozenset[str]:
    nothing: frozenset[str] = frozenset()
    return words_of("body").get(word, nothing) | words_of("outlet").get(word, nothing)


def named_next(here: Mention, noun: str) -> Source | None:
    """As in "a rights group said. … The Vell Watch said": the first body of that sort to speak."""
    number = here.spot.number
    first = here.tokens[0].lower
    if first not in {"a", "an"} or here.plural or number >= LEDE:
        return None
    later = here.spot.sentences[number : number + NEXT + 1]
    for sentence in later:
        for thing, span in _first_named(here, sentence):
            if not _may_be(noun, thing.name) or dict(thing.labels).keys() & {"PERSON", "NORP"}:
                continue
            if _speaks(sentence, span):
                press = noun in words_of("outlet") and noun not in words_of("body")
                kind = SourceKind.OUTLET if press else SourceKind.ORGANISATION
                name = full_body_name(thing.name, here.spot.names, span.end)
                return Source(here.span, name, kind, why=Why("named next", span))
    return None


def _first_named(here: Mention, sentence: Sentence) -> Iterator[tuple[Thing, Span]]:
    """What a sentence is the first to name, behind the mention."""
    things = here.spot.names.things
    before = [thing for thing in things if last_named(thing, here.span.end) >= 0]
    known = {word for thing in before for word in fold(thing.name)}
    for thing in things:
        span = thing.spans[0]
        new = fold(thing.name)[-1] not in known
        if new and span.start >= here.span.end and sentence.span.contains(span):
            yield thing, span


def _speaks(sentence: Sentence, span: Span) -> bool:
    """Whether a name is the subject of a verb of saying, or stands behind "according to"."""
    for token in sentence.between(span.start, span.end):
        noun = token
        while noun.dep in {"compound", "appos"}:
            noun = sentence.head(noun)
        verb = sentence.head(noun)
        if noun.dep == "nsubj" and verb.lemma in reporting_verbs():
            return True
        credited = verb.lower == "to" and sentence.head(verb).lower == "according"
        if noun.dep == "pobj" and credited:
            return True
    # "… the old quay the Vell Watch said": where commas are lost, the parser sees no subject.
    behind = next((token for token in sentence.tokens if token.start >= span.end), None)
    finite = behind is not None and behind.tag in {"VBD", "VBZ"}
    return behind is not None and finite and behind.lemma in reporting_verbs()


def described_before(here: Mention, *, modified: bool = False) -> str | None:
    """As in "the source" for "a source at the ferry office": the fuller words before, or None.

    Args:
        here: A definite mention without names, which ends in its noun.
        modified: Whether the words before must be more than the noun with what follows it.
    """
    words = [token.lower for token in here.tokens]
    noun = " ".join(words[1:])
    lower = all(token.text.islower() for token in here.tokens[1:])
    if not noun or words[0] not in DEFINITE or not lower or here.tokens[-1] != here.head:
        return None
    for sentence in (here.sentence, *here.spot.back()):
        for token in reversed(sentence.tokens):
            if token.start < here.span.start and _same_noun(token, here.head):
                found = _described(sentence, token, here.plural, modified)
                if found and noun in found.lower() != noun:
                    return found
    return None


def introduced(here: Mention, head: str, found: Found) -> Source | None:
    """As in "a harbour official … the official", nearer than somebody of another, wider role."""
    person = next((p for p in here.spot.names.people if p.name == found.name), None)
    if person is None or found.span is None or found.tied or here.tokens[0].lower not in DEFINITE:
        return None
    if len(here.tokens) > 2 or any(sighting.head == head for sighting in person.roles):
        return None
    for sentence in (here.sentence, *here.spot.back()):
        for token in reversed(sentence.tokens):
            near = found.span.end <= token.start < here.span.start
            if near and _same_noun(token, here.head) and token.dep != "appos":
                span = noun_phrase(sentence, token)
                if span.words.split()[0].lower() in {"a", "an", "another", "one"}:
                    why = Why("same words before", span)
                    return Source(here.span, bare(span.words), SourceKind.UNNAMED, why=why)
    return None


def _same_noun(token: Token, head: Token) -> bool:
    return token.lemma == head.lemma and token.tag == head.tag and token.i > 0


def _described(sentence: Sentence, noun: Token, plural: bool, modified: bool) -> str | None:
    """The words of a noun phrase that says more than its noun, and brings it in."""
    span = noun_phrase(sentence, noun)
    tokens = sentence.between(span.start, span.end)
    fresh = tokens[0].lower in {"a", "an", "another", "one"} or (
        plural and tokens[0].pos not in {"DET", "PRON"}
    )
    before = [t for t in tokens if t.i < noun.i and t.pos in {"ADJ", "NOUN", "PROPN"}]
    if modified:
        return bare(span.words) if before else None
    return bare(span.words) if fresh and len(tokens) > 1 + (tokens[0].pos == "DET") else None
