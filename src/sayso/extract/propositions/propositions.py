"""What a content says of whom and where: predicates with their participants, to be compared."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.extract.propositions import (
    clauses,
    estimates,
    events,
    figures,
    tallies,
    things,
    whereabouts,
)
from sayso.extract.propositions.event import Event
from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.places import belonging
from sayso.lexicon.predicates import predicate_classes
from sayso.lexicon.things import belonging_key, thing_classes
from sayso.model import Place, Proposition, Quantity, Sentence, Span, Thing, Token

SAME_SCENE = clause_words("same scene")


KNOWN = predicate_classes().keys()
PERSONAL = clause_words("personal pronoun")
HARMED = frozenset({"killing", "wounding", "casualties", "disappearance", "rescue"})
MISSING = "disappearance"
UNTOLD = ""  # whom an attack hit, where the clause does not say
LIVING = frozenset({"presence", "combat", "withdrawal"})


@dataclass(frozen=True, slots=True)
class _Scene:
    """One sentence with what was found in it, and what was said before."""

    sentence: Sentence
    quantities: tuple[Quantity, ...]
    places: tuple[Place, ...]
    before: tuple[Proposition, ...]


def find(
    sentences: Sequence[Sentence],
    content: Sequence[Span],
    quantities: Sequence[Quantity],
    places: Sequence[Place],
    before: Sequence[Proposition] = (),
) -> tuple[Proposition, ...]:
    """The propositions of a content, in text order.

    ``before`` are those of earlier claims, for "now about 10,000 have gone there".
    Example: "900 soldiers from Lumeria have arrived in Ostrel" -> presence of troops of Lumeria
    in Ostrel, counted 900.
    """
    found: list[Proposition] = []
    for sentence in sentences:
        tokens = [t for t in sentence.tokens if any(_within(t, span) for span in content)]
        if not tokens:
            continue
        scene = _Scene(
            sentence,
            tuple(q for q in quantities if sentence.span.contains(q.span)),
            tuple(p for p in places if sentence.span.contains(p.span)),
            (*before, *found),
        )
        found.extend(_in_sentence(scene, tokens))
    return tuple(dict.fromkeys(found))


def _within(token: Token, span: Span) -> bool:
    return span.start <= token.start and token.end <= span.end


def _in_sentence(scene: _Scene, tokens: Sequence[Token]) -> list[Proposition]:
    found: list[tuple[Event, Proposition]] = []
    inside = {token.i for token in tokens}
    for event in events.find(scene.sentence, tokens, scene.quantities, scene.places):
        if clauses.spoken_by_another(scene.sentence, event.token, inside):
            continue
        for each in _each_about(scene, event):
            earlier = (*scene.before, *(proposition for _, proposition in found))
            found.append((each, _proposition(replace(scene, before=earlier), each)))
    told = _told(scene, found)
    bare = estimates.find(scene.sentence, tokens, scene.quantities, (*scene.before, *told))
    more = _figures(scene, tokens, [*(made for _, made in found), *bare])
    return [*(_told(scene, [*found, *more]) if more else told), *bare]


def _told(scene: _Scene, found: Sequence[tuple[Event, Proposition]]) -> list[Proposition]:
    placed = [_with_place(scene, event, made, found) for event, made in found]
    return [each for each in placed if each.about is not None and not _vague(each)]


def _figures(
    scene: _Scene, tokens: Sequence[Token], found: Sequence[Proposition]
) -> list[tuple[Event, Proposition]]:
    """What the figures say that no predicate has taken."""
    taken = {made.quantity.span for made in found if made.quantity is not None}
    inside = {token.i for token in tokens}
    return [
        (event, _proposition(scene, event))
        for event in figures.find(scene.sentence, tokens, scene.quantities, taken)
        if not clauses.spoken_by_another(scene.sentence, event.token, inside)
    ]


def _vague(proposition: Proposition) -> bool:
    """As in "They exist": a pronoun and a predicate of no class are too little to compare."""
    about = proposition.about
    return about is not None and about.span is None and proposition.predicate not in KNOWN


def _each_about(scene: _Scene, event: Event) -> Iterator[Event]:
    """The event once for each counted coordinate: "lost 300 men and nine tanks"."""
    yield event
    if event.about is None or event.about is event.token:
        return
    for other in clauses.coordinates(scene.sentence, event.about):
        if tallies.find(scene.sentence, other, other, scene.quantities) is not None:
            yield replace(event, about=other)


def _proposition(scene: _Scene, event: Event) -> Proposition:
    sentence = scene.sentence
    noun = things.counted_noun(sentence, event.about) if event.about else None
    anchors = [*event.clause, *(t for t in (event.about, noun, event.goal) if t is not None)]
    leaving = event.kind.from_place
    keys, where = whereabouts.find(sentence, anchors, scene.places, scene.before, leaving=leaving)
    if not keys and event.kind.needs_place:
        keys = whereabouts.common(sentence, anchors)
    quantity = _quantity(scene, event, noun)
    by = things.find(sentence, event.by, scene.before) if event.by is not None else None
    about = _about(replace(scene, before=_alive(scene, event)), event, by)
    if about is not None and about.belonging is None and quantity is not None:
        about = _owned_as_before(scene, event, about, keys)
    figure = quantity.span if quantity else None
    spans = [span for span in (about.span if about else None, figure) if span is not None]
    heads = [event.token, *([event.about] if event.about else [])]
    negated = _negated(sentence, event, figure)
    lost = negated and _not_found(event, about)
    return Proposition(
        span=_span(sentence, heads, [*spans, *(place.span for place in where)]),
        predicate=MISSING if lost else event.name,
        about=about,
        by=by,
        places=keys,
        quantity=quantity,
        negated=negated and not lost,
        mode=clauses.mode(sentence, event.clause),
    )


def _not_found(event: Event, about: Thing | None) -> bool:
    """As in "seven sailors have not been seen since", which says that they are missing."""
    group = thing_classes().get(about.noun) if about is not None else None
    sought = event.name == "discovery" or event.token.lemma in clause_words("account for")
    return sought and group is not None and group.people and event.token.pos == "VERB"


def _negated(sentence: Sentence, event: Event, figure: Span | None) -> bool:
    """Whether it is said not to be so, by "not" or by a word that says the contrary."""
    if event.figure is not None:
        return False  # "no more missing" counts them
    said = clauses.negated(sentence, event.clause, event.about, figure) or event.denied
    return said is not event.contrary


def _alive(scene: _Scene, event: Event) -> tuple[Proposition, ...]:
    """Of whom "they" can be said: the dead of the sentence before do not arrive."""
    if event.name not in LIVING:
        return scene.before
    return tuple(p for p in scene.before if p.predicate != "killing")


def _quantity(scene: _Scene, event: Event, noun: Token | None) -> Quantity | None:
    if event.about is None or event.figure is not None:
        return event.figure
    counted = event.token.lemma in event.kind.counted or event.token.lemma in tallies.SUMS
    if counted and event.token.pos == "NOUN":
        own = tallies.find(scene.sentence, event.token, event.token, scene.quantities)
        if own is not None:
            return own
    found = tallies.find(scene.sentence, event.about, noun, scene.quantities)
    return found or (_one(scene.sentence, event.about) if event.name in HARMED else None)


def _one(sentence: Sentence, noun: Token) -> Quantity | None:
    """As in "one person was killed", where "one" is a count and no pronoun."""
    number = next((kid for kid in sentence.kids(noun, "nummod") if kid.lower == "one"), None)
    return Quantity(number.span, 1, 1, of=noun.text, of_span=noun.span) if number else None


def _about(scene: _Scene, event: Event, by: Thing | None) -> Thing | None:
    sentence, head = scene.sentence, event.about
    if event.people or head is None:
        untold = Thing(None, "it", UNTOLD) if event.by is not None else None
        return Thing(None, "people", "people") if event.people else untold
    named = clauses.class_name(sentence, event.token) == event.name
    whose = things.owner_of(sentence, event.token) if event.token.pos == "NOUN" else None
    if whose is None and event.token.pos == "VERB" and not event.kind.from_place:
        whose = _sent_from(sentence, event.token)
    if head is event.token and named and not event.kind.itself:
        # "over 300 Lumerian casualties", "the Lumerian presence": the people are in the noun.
        noun = "state" if event.name == "presence" else "people"
        return Thing(None, f"{whose or ''} people".strip(), noun, belonging_key(whose or ""))
    found = things.find(sentence, head, scene.before)
    found = found or _unnamed(scene, event, head)
    if found is None or found.belonging is not None or found.noun not in thing_classes():
        return found
    if event.name == "casualties" and by is not None and by.belonging is not None:
        noun = by.noun if found.noun == "people" and by.noun == "troops" else found.noun
        whose = things.owner_of(sentence, event.by) if event.by is not None else None
        words = f"{whose} {found.words}" if whose else found.words
        return replace(found, words=words, belonging=by.belonging, noun=noun)
    if event.name == "presence" and by is not None and by.noun == "state":
        return replace(found, belonging=by.belonging)  # "Lumeria sent troops": its own
    if whose:
        return replace(found, words=f"{whose} {found.words}", belonging=belonging_key(whose))
    return found


def _unnamed(scene: _Scene, event: Event, head: Token) -> Thing | None:
    """What a pronoun or a bare number stands for where nothing before it says so."""
    if head.lower == "it":
        return _same_paper(scene, event)
    if event.name in HARMED and head.lower not in PERSONAL:
        # "eleven killed and dozens injured": a bare number of these counts people.
        return Thing(None, "people", "people")
    return None


def _same_paper(scene: _Scene, event: Event) -> Thing | None:
    """As in "it was valid", of the permit that was said to have lapsed."""
    alike = (p.about for p in reversed(scene.before) if p.predicate == event.name and p.about)
    if event.name not in KNOWN:
        return None
    found = next((each for each in alike if each.noun not in thing_classes()), None)
    return replace(found, span=None) if found is not None else None


def _sent_from(sentence: Sentence, verb: Token) -> str | None:
    """As in "soldiers may be moved to Ostrel from Lumeria": whose they are hangs on the verb."""
    name = clauses.complement(sentence, verb, "from")
    if name is None or name.pos != "PROPN":
        return None
    return name.text if belonging(name.text) else None


def _owned_as_before(scene: _Scene, event: Event, about: Thing, places: tuple[str, ...]) -> Thing:
    """As in "4,000 soldiers were in Vell", after one owner's soldiers there were spoken of."""
    owners = {
        (earlier.about.belonging, earlier.about.words)
        for earlier in scene.before
        if earlier.about is not None
        and earlier.about.belonging
        and earlier.about.noun == about.noun
        and earlier.predicate == event.name
        and set(earlier.places) & set(places)
    }
    if len({belonging for belonging, _ in owners}) != 1:
        return about
    belonging, words = min(owners)
    return replace(about, belonging=belonging, words=words)


def _with_place(
    scene: _Scene, event: Event, made: Proposition, all_of_them: Sequence[tuple[Event, Proposition]]
) -> Proposition:
    """As in "killed when shells hit a house in Vell": one scene, so one place."""
    if made.places:
        return made
    below = {token.i for token in scene.sentence.subtree(event.token)}
    doer = event.by.i if event.by is not None else -1
    keys = {
        key
        for other, proposition in all_of_them
        for key in proposition.places
        if other.token.i == doer  # "an attack on Vell has killed nine"
        or (other.token.i in below and _same_scene(scene.sentence, other.token))
    }
    return replace(made, places=tuple(keys)) if len(keys) == 1 else made


def _same_scene(sentence: Sentence, token: Token) -> bool:
    if token.dep == "advcl":
        return any(kid.lower in SAME_SCENE for kid in sentence.kids(token, "mark", "advmod"))
    while token.pos in {"NOUN", "ADP", "SCONJ"} and token.head != token.i:
        if token.pos != "NOUN" and token.lower in SAME_SCENE:
            return True  # "killed as a result of an attack on Vell"
        token = sentence.head(token)
    return False


def _span(sentence: Sentence, heads: Sequence[Token], spans: Sequence[Span]) -> Span:
    start = min([*(token.start for token in heads), *(span.start for span in spans)])
    end = max([*(token.end for token in heads), *(span.end for span in spans)])
    offset = sentence.span.start
    return Span(start, end, sentence.span.words[start - offset : end - offset])
