"""Plain predicates: a verb of a class that asks for more than the clause gives is told by itself.

That "the gate moved" says of nobody where it is, but that it moved. Of people and of what is
somebody's, the article has often said before where they went: there the class stays.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.extract.propositions.event import Event
from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.things import thing_class, thing_classes
from sayso.model import Proposition, Sentence, Thing, Token

OUT = frozenset({"out", "from"})
VERBS = frozenset({"VERB", "AUX"})
UNDERGOES = frozenset({"dobj", "nsubjpass"})


def find(sentence: Sentence, event: Event, made: Proposition) -> Proposition:
    """The proposition, by the verb's own word where its class is not borne out."""
    verb = event.token
    if verb.pos not in VERBS or made.about is None or made.predicate != event.kind.name:
        return made
    if _is_no_loss(event, made) or _is_left(event):
        return replace(made, predicate=verb.lemma)
    if not event.kind.needs_place or made.places:
        return made
    words = _without_place(sentence, event, made, made.about)
    return replace(made, predicate=words) if words else made


def _is_no_loss(event: Event, made: Proposition) -> bool:
    """As in "lost contact": what is lost is nobody and nothing that one counts."""
    noun = made.about.noun if made.about else ""
    counted = noun in thing_classes() or noun in clause_words("word for work")
    return event.kind.name == "casualties" and not counted and made.quantity is None


def _is_left(event: Event) -> bool:
    """As in "the helm was left to a boy": who is left does not leave."""
    left = event.about is not None and event.about.dep in UNDERGOES
    return event.kind.from_place and event.token.lemma in clause_words("goes or leaves") and left


def _without_place(sentence: Sentence, event: Event, made: Proposition, about: Thing) -> str:
    """The verb with the ground it names; nothing where the class stays."""
    verb = event.token
    out = any(kid.lower in OUT for kid in sentence.kids(verb, "prep", "prt", "advmod"))
    near = [event.about] if event.about is not None and verb.lemma == "be" else []
    where = next(_grounds(sentence, [*near, verb]), "") if not out else "out"
    group = thing_classes().get(about.noun) or thing_class(about.noun, belongs=True)
    people = about.belonging or (group is not None and group.people)
    counted = made.quantity is not None and made.quantity.high != 0
    stays = not where or counted if verb.lemma == "be" else people and not out
    return "" if stays else f"{verb.lemma} {where}".strip()


def _grounds(sentence: Sentence, near: Sequence[Token]) -> Iterator[str]:
    """As in "came into the inner harbour", "there was nobody on the bridge"."""
    for prep in (prep for token in near for prep in sentence.kids(token, "prep")):
        noun = next(sentence.kids(prep, "pobj"), None)
        if prep.lower in clause_words("locative") and noun is not None and not noun.entity:
            yield f"{prep.lower} {noun.lemma}"
