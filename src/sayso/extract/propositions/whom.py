"""Whom a predicate is about: the thing its words name, or whom they stand for, and whose it is."""

from dataclasses import replace

from sayso.extract.propositions import antecedents, clauses, tallies, things, victims
from sayso.extract.propositions.event import Event
from sayso.extract.propositions.scene import Scene
from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.places import belonging
from sayso.lexicon.predicates import predicate_classes
from sayso.lexicon.things import belonging_key, thing_classes
from sayso.model import Proposition, Sentence, Thing, Token

KNOWN = predicate_classes().keys()
PERSONAL = clause_words("personal pronoun")
HARMED = victims.HARMED
LIVING = frozenset({"presence", "combat", "withdrawal"})
PEOPLE = frozenset(each.name for each in thing_classes().values() if each.people)
DONE_TO_PEOPLE = frozenset({"attack", "arrest", "evacuation", "abduction", "release", "infection"})
UNTOLD = ""  # whom an attack hit, where the clause does not say


def find(scene: Scene, event: Event, by: Thing | None) -> Thing | None:
    """Whom the event is about; None where nothing says."""
    sentence, head = scene.sentence, event.about
    if event.thing is not None:
        return event.thing
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
    bare = tallies.is_bare(head, scene.quantities)
    found = None if bare else things.find(sentence, head, scene.before)
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


def _unnamed(scene: Scene, event: Event, head: Token) -> Thing | None:
    """What a pronoun or a bare number stands for where nothing before it says so."""
    if head.lower == "it":
        return _same_paper(scene, event)
    if event.name in HARMED and head.lower not in PERSONAL:
        # "eleven killed and dozens injured": a bare number of these counts people.
        return Thing(None, "people", "people")
    bare = head.pos == "NUM" or head.tag == "CD" or tallies.is_bare(head, scene.quantities)
    counted = tallies.find(scene.sentence, head, None, scene.quantities) if bare else None
    known = antecedents.thing(scene.recent, counted) if counted is not None else None
    done = counted is not None and event.name in DONE_TO_PEOPLE
    return known or (Thing(None, "people", "people") if done else None)


def _same_paper(scene: Scene, event: Event) -> Thing | None:
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


def as_before(scene: Scene, event: Event, about: Thing, places: tuple[str, ...]) -> Thing:
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


def before(scene: Scene, event: Event) -> tuple[Proposition, ...]:
    """Of whom "they" can be said: the dead of the sentence before do not arrive."""
    if event.name in HARMED:
        people = (p for p in scene.before if p.about is not None)
        return tuple(p for p in people if p.about and p.about.noun in PEOPLE)
    if event.name not in LIVING:
        return scene.before
    return tuple(p for p in scene.before if p.predicate != "killing")
