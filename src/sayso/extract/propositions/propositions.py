"""What a content says of whom and where: predicates with their participants, to be compared."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.extract.propositions import (
    clauses,
    continued,
    estimates,
    events,
    figures,
    gapped,
    mains,
    plain,
    pronouns,
    tallies,
    things,
    turning,
    victims,
    whereabouts,
    whom,
)
from sayso.extract.propositions.event import Event
from sayso.extract.propositions.scene import Scene
from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.predicates import by_adjective
from sayso.lexicon.things import counts_people
from sayso.model import Place, Proposition, Quantity, Sentence, Span, Thing, Token

SAME_SCENE = clause_words("same scene")
MISSING = "disappearance"
RELEASE = "release"


def find(
    sentences: Sequence[Sentence],
    content: Sequence[Span],
    quantities: Sequence[Quantity],
    places: Sequence[Place],
    before: Sequence[Proposition] = (),
    *,
    recent: Sequence[Proposition] = (),
    anyone: bool = False,
) -> tuple[Proposition, ...]:
    """The propositions of a content, in text order, what it turns on last.

    ``before`` are those of earlier claims, for "now about 10,000 have gone there"; ``recent`` those
    of the sentences before, whoever said them, for bare figures. ``anyone`` takes in what the
    content reports others to say. Sentences that the content does not touch are looked at for what
    its pronouns stand for.
    Example: "900 soldiers from Lumeria have arrived in Ostrel" -> presence of troops of Lumeria
    in Ostrel, counted 900.
    """
    told, turned = read(
        sentences, content, quantities, places, before, recent=recent, anyone=anyone
    )
    return tuple(dict.fromkeys((*told, *turned)))


def read(
    sentences: Sequence[Sentence],
    content: Sequence[Span],
    quantities: Sequence[Quantity],
    places: Sequence[Place],
    before: Sequence[Proposition] = (),
    *,
    recent: Sequence[Proposition] = (),
    anyone: bool = False,
) -> tuple[tuple[Proposition, ...], tuple[Proposition, ...]]:
    """See `find`; apart, what the content turns on: no elided head looks back at it."""
    found: list[Proposition] = []
    turned: list[Proposition] = []
    for number, sentence in enumerate(sentences):
        tokens = [t for t in sentence.tokens if any(_within(t, span) for span in content)]
        if not tokens:
            continue
        scene = Scene(
            sentence,
            tuple(q for q in quantities if sentence.span.contains(q.span)),
            tuple(p for p in places if sentence.span.contains(p.span)),
            (*before, *found),
            tuple(sentences[:number]),
            (*(recent or before), *found),
            anyone,
        )
        told, events_told = _in_sentence(scene, tokens)
        counted = {made.quantity.span for made in told if made.quantity is not None}
        turned.extend(
            made
            for made in _mains(scene, tokens, events_told)
            if not _counted_already(made, counted)
        )
        found.extend(told)
    return tuple(dict.fromkeys(found)), tuple(turned)


def _counted_already(made: Proposition, counted: set[Span]) -> bool:
    """As in "five of ours are back", where the figure has said so: no second telling of it."""
    if made.quantity is not None:
        return made.quantity.span in counted
    about = made.about.span if made.about is not None else None
    starts = {span.start for span in counted}
    return made.span.start in starts or (about is not None and about.start in starts)


def _within(token: Token, span: Span) -> bool:
    return span.start <= token.start and token.end <= span.end


def _in_sentence(scene: Scene, tokens: Sequence[Token]) -> tuple[list[Proposition], list[Event]]:
    """What a sentence tells, and the events by which it does."""
    found: list[tuple[Event, Proposition]] = []
    inside = set() if scene.anyone else {token.i for token in tokens}
    seen = events.find(scene.sentence, tokens, scene.quantities, scene.places)
    for event in turning.settle(seen, list(turning.find(scene.sentence, tokens))):
        if turning.spoken_by_another(scene.sentence, event.token, inside):
            continue
        for each in _each_about(scene, event):
            earlier = (*scene.before, *(proposition for _, proposition in found))
            found.append((each, _proposition(replace(scene, before=earlier), each)))
    told = [made for made in _told(scene, found) if not figures.belies(scene.sentence, made)]
    bare = estimates.find(scene.sentence, tokens, scene.quantities, (*scene.before, *told))
    more = _figures(scene, tokens, [*told, *bare])
    if more:
        all_told = _told(scene, [*found, *more])
        told = [made for made in all_told if not figures.belies(scene.sentence, made)]
    raised = continued.asked(scene.sentence, told) if scene.anyone else ()
    events_told = [event for event, made in found if made.about is not None and not _vague(made)]
    going_on = _continued(scene, tokens, [*told, *bare])
    every = [*told, *bare, *raised, *going_on]
    return gapped.settle(scene.sentence, scene.quantities, scene.places, every), events_told


def _continued(
    scene: Scene, tokens: Sequence[Token], told: Sequence[Proposition]
) -> Iterator[Proposition]:
    """What the figures say that nothing has taken, of what was counted before."""
    taken = {made.quantity.span for made in told if made.quantity is not None}
    left = [each for each in scene.quantities if each.span not in taken]
    before = [*scene.recent, *sorted(told, key=lambda made: made.span.start)]
    return continued.find(scene.sentence, tokens, left, before, scene.places)


def _told(scene: Scene, found: Sequence[tuple[Event, Proposition]]) -> list[Proposition]:
    placed = [_with_place(scene, event, made, found) for event, made in found]
    placed = [
        plain.find(scene.sentence, event, made)
        for (event, _), made in zip(found, placed, strict=True)
    ]
    return [each for each in placed if each.about is not None and not _vague(each)]


def _figures(
    scene: Scene, tokens: Sequence[Token], found: Sequence[Proposition]
) -> list[tuple[Event, Proposition]]:
    """What the figures say that no predicate has taken."""
    taken = {made.quantity.span for made in found if made.quantity is not None}
    inside = set() if scene.anyone else {token.i for token in tokens}
    return [
        (event, _proposition(scene, event))
        for event in figures.find(scene.sentence, tokens, scene.quantities, taken)
        if not turning.spoken_by_another(scene.sentence, event.token, inside)
    ]


def _mains(scene: Scene, tokens: Sequence[Token], found: Sequence[Event]) -> Iterator[Proposition]:
    """What the content turns on, where that is not among what was found."""
    told = {token.i for event in found for token in event.clause}
    for event in mains.find(scene.sentence, tokens, told):
        made = _proposition(scene, event)
        about = made.about or _stood_for(scene, event.about)
        if event.about is event.token:
            known = event.name in whom.KNOWN
            about = (
                Thing(None, "it", whom.UNTOLD)
                if known
                else things.find(scene.sentence, event.token)
            )
        by = made.by or _stood_for(scene, event.by)
        if about is not None:
            told_so = replace(made, about=about, by=by)
            yield plain.find(scene.sentence, event, told_so)


def _stood_for(scene: Scene, head: Token | None) -> Thing | None:
    return pronouns.find(scene.sentence, head, scene.earlier) if head is not None else None


def _vague(proposition: Proposition) -> bool:
    """As in "They exist": a pronoun and a predicate of no class are too little to compare."""
    about = proposition.about
    return about is not None and about.span is None and proposition.predicate not in whom.KNOWN


def _each_about(scene: Scene, event: Event) -> Iterator[Event]:
    """The event once for each counted coordinate: "lost 300 men and nine tanks"."""
    counted = tallies.behind_number(scene.sentence, event.about, scene.quantities)
    if counted is not None:
        event = replace(event, about=counted)
    yield event
    if event.about is None or event.about is event.token:
        return
    for other in _coordinates(scene.sentence, event.about):
        if other.lower in by_adjective():
            continue  # "one dead and four hurt": the four are not dead
        if tallies.find(scene.sentence, other, other, scene.quantities) is not None:
            yield replace(event, about=other)


def _coordinates(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """The nouns joined to this one by "and" or "but also"."""
    for other in sentence.kids(noun, "conj"):
        if other.pos in {"NOUN", "PROPN", "NUM"}:
            yield other
            yield from _coordinates(sentence, other)


def _proposition(scene: Scene, event: Event) -> Proposition:
    sentence = scene.sentence
    noun = things.counted_noun(sentence, event.about) if event.about else None
    anchors = [*event.clause, *(t for t in (event.about, noun, event.goal) if t is not None)]
    leaving = event.kind.from_place
    keys, where = whereabouts.find(sentence, anchors, scene.places, scene.before, leaving=leaving)
    if not keys and event.kind.needs_place:
        keys = whereabouts.common(sentence, anchors)
    quantity = _quantity(scene, event, noun)
    by = things.find(sentence, event.by, scene.before) if event.by is not None else None
    if event.by is not None and event.by.lower in clause_words("first person"):
        by = _stood_for(scene, event.by)
    about = whom.find(replace(scene, before=whom.before(scene, event)), event, by)
    if about is not None and about.belonging is None and quantity is not None:
        about = whom.as_before(scene, event, about, keys)
    figure = quantity.span if quantity else None
    spans = [span for span in (about.span if about else None, figure) if span is not None]
    heads = [event.token, *([event.about] if event.about else [])]
    negated = _negated(sentence, event, figure)
    lost = negated and _not_found(event, about)
    return Proposition(
        span=_span(sentence, heads, [*spans, *(place.span for place in where)]),
        predicate=MISSING if lost else _befell(sentence, event, about),
        about=about,
        by=by,
        places=keys,
        quantity=quantity,
        negated=negated and not lost,
        mode=clauses.mode(sentence, event.clause),
    )


def _befell(sentence: Sentence, event: Event, about: Thing | None) -> str:
    """Goods that are handed over are supplied; people who are handed over are let go.

    "Nine people with burns came to us" does not say how many were burnt in all.
    """
    if victims.brought_in(sentence, event):
        return "care"
    people = about is not None and counts_people(about.noun)
    return RELEASE if people and event.token.lemma == "hand" else event.name


def _not_found(event: Event, about: Thing | None) -> bool:
    """As in "seven sailors have not been seen since", which says that they are missing."""
    people = about is not None and counts_people(about.noun)
    sought = event.name == "discovery" or event.token.lemma in clause_words("account for")
    return sought and people and event.token.pos == "VERB"


def _negated(sentence: Sentence, event: Event, figure: Span | None) -> bool:
    """Whether it is said not to be so, by "not" or by a word that says the contrary."""
    if event.figure is not None:
        return False  # "no more missing" counts them
    said = clauses.negated(sentence, event.clause, event.about, figure) is not event.denied
    if event.by is not None and event.by.i != event.token.i and mains.is_none(sentence, event.by):
        said = not said  # "none of the guards saw it"
    return said is not event.contrary


def _quantity(scene: Scene, event: Event, noun: Token | None) -> Quantity | None:
    if event.about is None or event.figure is not None or victims.is_bodily(event):
        return event.figure
    counted = event.token.lemma in event.kind.counted or event.token.lemma in tallies.SUMS
    if counted and event.token.pos == "NOUN":
        own = tallies.find(scene.sentence, event.token, event.token, scene.quantities)
        if own is not None:
            return own
    found = tallies.find(scene.sentence, event.about, noun, scene.quantities)
    if found is not None or event.name not in whom.HARMED:
        return found
    some = victims.one(scene.sentence, event.about)
    told = some is None and event.name in victims.HARM
    return victims.somebody(scene.sentence, event.about) if told else some


def _with_place(
    scene: Scene, event: Event, made: Proposition, all_of_them: Sequence[tuple[Event, Proposition]]
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
