"""Presences that no verb of being there tells: "troops engaged in Ostrel", "men in the town"."""

from collections.abc import Iterator, Sequence

from sayso.extract.propositions import clauses, tallies, things, whereabouts
from sayso.extract.propositions.event import Event
from sayso.lexicon.predicates import HELPERS, LIGHT, predicate_classes
from sayso.lexicon.things import thing_classes
from sayso.model import Place, Quantity, Sentence, Token

SUMS = tallies.SUMS


def engaged(
    sentence: Sentence,
    tokens: Sequence[Token],
    quantities: Sequence[Quantity],
    places: Sequence[Place],
    taken: set[int],
) -> Iterator[Event]:
    """As in "troops engaged in Ostrel": with no event named, that they are there is all it says.

    So for "900 soldiers are taking part": where, the article has said before.
    """
    for token in tokens:
        if token.pos != "VERB" or clauses.class_name(sentence, token) != LIGHT:
            continue
        whom = clauses.subject(sentence, token)
        if whom is None or whom.i in taken or not things.is_people(sentence, whom):
            continue
        counted = whom.lemma in thing_classes()["troops"].nouns and tallies.find(
            sentence, whom, whom, quantities
        )
        if counted or whereabouts.find(sentence, [token], places, ())[1]:
            yield Event(token, predicate_classes()["presence"], "presence", (), whom)


def bare(sentence: Sentence, token: Token, places: Sequence[Place]) -> Iterator[Event]:
    """As in "reports of soldiers in the town": that they are there is implied."""
    if token.pos != "NOUN" or token.dep not in {"pobj", "ROOT", "attr", "appos"}:
        return
    part = token.dep == "pobj" and sentence.head(token).lower in {"including", "among"}
    if part or not things.is_people(sentence, token):
        return  # "killed nine, including two nurses in Vell"
    above = sentence.head(sentence.head(token)) if token.dep == "pobj" else sentence.head(token)
    total = _total(sentence, above) if above.lemma in SUMS else ()
    spoken = above.i == token.i or clauses.class_name(sentence, above) in {None, *HELPERS}
    located = whereabouts.find(sentence, [token, *total], places, ())[0]
    if spoken and (located or total or _on_some_ground(sentence, token)):
        yield Event(token, predicate_classes()["presence"], "presence", total, token)


def _total(sentence: Sentence, number: Token) -> tuple[Token, ...]:
    """As in "put the number of soldiers in Ostrel at 900", where Ostrel may hang on the verb."""
    verb = sentence.head(number)
    return (number, verb) if number.dep == "dobj" and verb.pos == "VERB" else (number,)


def _on_some_ground(sentence: Sentence, token: Token) -> bool:
    """As in "soldiers in the valley": the valley has been named before."""
    return any(
        things.is_area(noun)
        for prep in sentence.kids(token, "prep")
        if prep.lower in whereabouts.LOCATIVE
        for noun in sentence.kids(prep, "pobj")
    )
