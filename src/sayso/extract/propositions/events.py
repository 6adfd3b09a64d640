"""Events: the predicates of a clause and the heads of their participants, from the parse."""

from collections.abc import Iterator, Sequence

from sayso.extract.propositions import (
    causes,
    clauses,
    presences,
    states,
    tallies,
    things,
    victims,
    whereabouts,
)
from sayso.extract.propositions.event import Event
from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.predicates import (
    HELPERS,
    PredicateClass,
    by_adjective,
    predicate_classes,
)
from sayso.lexicon.things import thing_classes
from sayso.model import Place, Quantity, Sentence, Token

SUMS = tallies.SUMS
ON = clause_words("target")
HARM = frozenset({"killing", "wounding"})
# "rocket attack", "mortar fire": what it was done with, not what was hit.
WEAPONS = frozenset({"missiles", "drones", "shells", "guns", "aircraft", "tanks"})
STRUCK_WITH = frozenset({"attack", "burning", "firing", "explosion"})
SIZES = frozenset({"increase", "decrease"})
OPENED = frozenset({"opening", "closure"})
# A predicate the lexicon does not know is compared by its lemma.
LEMMA = PredicateClass("", (), (), "-")
VERBLIKE = frozenset({"VERB", "AUX"})


def find(
    sentence: Sentence,
    tokens: Sequence[Token],
    quantities: Sequence[Quantity],
    places: Sequence[Place],
) -> list[Event]:
    """The events whose predicate is one of the tokens, in text order."""
    events: list[Event] = []
    for token in tokens:
        name = clauses.class_name(sentence, token)
        behind = victims.left_behind(sentence, token) if name in states.LEFT else None
        if behind is not None and token.pos in VERBLIKE:
            events.append(Event(token, predicate_classes()[str(name)], str(name), (), behind))
        elif token.pos in VERBLIKE and token.dep not in {"aux", "auxpass"}:
            events += (
                _be(sentence, token)
                if token.lemma == "be"
                else _verb(sentence, token, name, places)
            )
        elif token.pos == "ADJ" and name in states.LEFT and (whom := states.left(sentence, token)):
            events.append(Event(token, predicate_classes()[name], name, (), whom))
        elif name and name not in HELPERS and token.dep not in {"acomp", "compound"}:
            events += _noun(sentence, token, name, quantities)
    taken = {event.about.i for event in events if event.about is not None}
    events += presences.engaged(sentence, tokens, quantities, places, taken)
    events += states.find(sentence, tokens, quantities)
    events += causes.find(sentence, tokens)
    events += victims.fatally(sentence, tokens, quantities)
    for token in tokens:
        if token.i not in taken:
            events += presences.bare(sentence, token, places)
    settled = (victims.settle(sentence, event, quantities) for event in events)
    return sorted(settled, key=lambda event: event.token.i)


def _be(sentence: Sentence, be: Token) -> Iterator[Event]:
    """As in "is dead", "were among the dead", "are in Ostrel", "there are nine in Ostrel"."""
    whom = clauses.subject(sentence, be)
    among = clauses.complement(sentence, be, "among")
    for word in (*sentence.kids(be, "acomp"), *([among] if among else [])):
        name = clauses.class_name(sentence, word)
        if name and name not in HELPERS and (word is not among or name in HARM):
            yield Event(word, predicate_classes()[name], name, (be,), whom)
            return
        if word.lemma in whereabouts.PARTS:
            yield Event(be, predicate_classes()["presence"], "presence", (word,), whom)
            return
        if (opposite := states.opposite(word)) is not None and whom is not None:
            yield Event(word, opposite, opposite.name, (be,), whom, contrary=True)
            return
        if name is None and word is not among:
            yield Event(word, LEMMA, f"be {word.lemma}", (be,), whom)
            return
    there = next(sentence.kids(be, "expl"), None)
    counted = next(sentence.kids(be, "attr", "nsubj"), None) if there else whom
    if counted is None or (there is None and next(sentence.kids(be, "attr"), None) is not None):
        return
    preps = list(sentence.kids(be, "prep"))
    if there:
        preps += sentence.kids(counted, "prep")
    nouns = [noun for prep in preps for noun in sentence.kids(prep, "pobj")]
    # "are in combat" is the event noun's business; "are in Ostrel" is ours.
    if any(clauses.class_name(sentence, noun) not in {None, *HELPERS} for noun in nouns):
        return
    where = {prep.lower for prep in preps} | {kid.lower for kid in sentence.kids(be, "advmod")}
    if where & {*whereabouts.LOCATIVE, "there", "here"} - ({"there"} if there else set()):
        yield Event(be, predicate_classes()["presence"], "presence", (), counted)


def _verb(
    sentence: Sentence, verb: Token, name: str | None, places: Sequence[Place]
) -> Iterator[Event]:
    if name in HELPERS or clauses.is_light(sentence, verb) or states.is_left(sentence, verb):
        return
    if name == "presence" and next(sentence.kids(verb, "acomp", "attr", "oprd"), None) is not None:
        return  # "remained unknown" says nothing of where
    opposite = states.opposite(verb) or states.run_out(sentence, verb)
    if opposite is not None:
        whom = clauses.first_object(sentence, verb) or clauses.subject(sentence, verb)
        contrary = verb.lemma in opposite.opposites
        if whom is not None and states.is_paper(whom):
            helpers = _helpers(sentence, verb)
            yield Event(verb, opposite, opposite.name, helpers, whom, contrary=contrary)
            return
    kind = predicate_classes()[name] if name else LEMMA
    pair = _pair(sentence, verb) if name in HARM else None
    if pair is not None and pair.i < verb.i:
        return  # "killed or wounded" was taken as one at "killed".
    if pair is not None:
        kind, name = predicate_classes()["casualties"], "casualties"
    if verb.lemma == "leave" and _leaves_so(sentence, verb):
        return
    about, by, goal = participants(sentence, verb, kind)
    if about is not None and verb.lemma == "leave" and _is_left(sentence, verb, about):
        return  # "that leaves six missing"
    if (
        goal is None
        and about is not None
        and by is not None
        and (kind.needs_place or kind.from_place)
    ):
        named = any(place.span.start <= about.start < place.span.end for place in places)
        about, by, goal = (by, None, about) if named else (about, by, None)
    if about is None or counts_harm(sentence, about):
        return
    if name in SIZES and (
        about.lower in clause_words("personal pronoun")
        or (verb.lemma in clause_words("lets fall") and clauses.first_object(sentence, verb))
        or things.is_people(sentence, about)
        or states.is_sum_of_harmed(sentence, about)
    ):
        return  # people who climb or fall do not get more or fewer
    particle = next((f" {kid.lower}" for kid in sentence.kids(verb, "prt")), "")
    helpers = _helpers(sentence, verb)
    yield Event(verb, kind, name or verb.lemma + particle, helpers, about, by, goal, pair)


def _is_left(sentence: Sentence, verb: Token, about: Token) -> bool:
    """As in "that leaves six missing", "left 300 splinters": nobody went away."""
    what = list(sentence.kids(verb, "dobj"))
    counted = any(
        noun.pos == "NUM" or next(sentence.kids(noun, "nummod"), None) is not None for noun in what
    )
    out = any(kid.lower == "out" for kid in sentence.kids(verb, "prt", "prep"))
    return about.lower in by_adjective() or (about in what and counted and not out)


def _leaves_so(sentence: Sentence, leave: Token) -> bool:
    """As in "left nine people dead": they have not left."""
    after = sentence.tokens[leave.i + 1 :]
    if any(victims.left_behind(sentence, t) for t in after if t.lower in by_adjective()):
        return True
    return any(states.left(sentence, t) for t in sentence.subtree(leave) if t.pos == "ADJ")


def participants(
    sentence: Sentence, verb: Token, kind: PredicateClass
) -> tuple[Token | None, Token | None, Token | None]:
    """Heads of who undergoes, who acts, and the place entered or left."""
    whom = clauses.subject(sentence, verb)
    what = clauses.first_object(sentence, verb)
    if what is not None and f"{verb.lemma} {what.lemma}" in kind.verbs:
        whole = clauses.complement(sentence, what, "of")  # "took control of Vell"
        suffers = verb.lemma in clause_words("undergone by the subject")  # "caught a virus"
        taken = _taken(sentence, what)
        counted = next(sentence.kids(what, "nummod"), None) is not None
        if taken is not None or (not suffers and whole is None and counted):
            return taken or what, whom, None  # "cut 300 jobs"
        if suffers or (whole is None and kind.about == "subject"):
            whole = whom
        return whole, None if suffers else whom, None
    if clauses.passive(sentence, verb):
        return whom, clauses.agent(sentence, verb), None
    if kind.about == "subject" or verb.lemma in clause_words("undergone by the subject"):
        return whom, None, None
    if what is not None and things.is_area(what) and (kind.needs_place or kind.from_place):
        return whom, None, what
    if what is not None:
        return what, whom, None
    target = clauses.complement(sentence, verb, *ON) or clauses.complement(sentence, verb, "for")
    if kind.agent and target is not None:
        return target, whom, None  # "fired on the house", "paid for the food"
    opens = kind.name in OPENED and whom is not None and things.is_person(sentence, whom)
    return (None if opens else whom), None, None  # "told the guard to open" something not named


def _taken(sentence: Sentence, what: Token) -> Token | None:
    """As in "took six men prisoner", parsed as one noun: the men."""
    beside = (t for t in sentence.kids(what, "compound") if things.is_people(sentence, t))
    return next((token for token in beside if token.tag == "NNS"), None)


def _pair(sentence: Sentence, verb: Token) -> Token | None:
    """The other half of "killed or wounded", unless it has a subject of its own."""
    other = sentence.head(verb) if verb.dep == "conj" else next(sentence.kids(verb, "conj"), None)
    if other is None:
        return None
    later = verb if verb.i > other.i else other
    if sentence.tokens[later.i + 1 : later.i + 2] and sentence.tokens[later.i + 1].pos == "NUM":
        return None  # "killed a man and wounded three on Friday"
    if next(sentence.kids(later, "nsubj", "nsubjpass", "dobj"), None) is not None:
        return None
    return other if {clauses.class_name(sentence, each) for each in (verb, other)} == HARM else None


def counts_harm(sentence: Sentence, about: Token) -> bool:
    """As in "found 30 bodies", "the death toll rose": the noun itself is the event."""
    name = clauses.class_name(sentence, about)
    noun = about.lemma if about.lemma != "toll" else "death toll"
    return name in {*HARM, "casualties"} and noun in predicate_classes()[str(name)].counted


def _helpers(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """Verbs above that only say "begin to", "may be able to", "plans to"."""
    found: list[Token] = []
    while token.dep == "xcomp" and clauses.is_light(sentence, sentence.head(token)):
        token = sentence.head(token)
        found.append(token)
    return tuple(found)


def _noun(
    sentence: Sentence, noun: Token, name: str, quantities: Sequence[Quantity]
) -> Iterator[Event]:
    """An event named by a noun: "the presence of X", "took part in the attack", "30 bodies"."""
    kind = predicate_classes()[name]
    if noun.lemma == "victim" and _acts(sentence, noun):
        return
    if noun.pos == "ADJ" and next(sentence.kids(noun, "nummod"), None) is None:
        return
    helpers = tuple(clauses.governors(sentence, noun))
    doer = _doer(sentence, noun, helpers)
    about, by = _noun_participants(sentence, noun, kind, doer)
    if noun.lemma in kind.counted or "toll" in noun.lemma:
        about = clauses.owner(sentence, noun)
        if (
            about is None
            and name == "casualties"
            and not tallies.find(sentence, noun, noun, quantities)
        ):
            about = doer
        counted = tallies.find(sentence, noun, noun, quantities) is not None
        hurt = None if counted else _sufferer(sentence, doer, helpers)
        about, by = about or states.bearer(sentence, noun) or hurt or noun, None
    if about is not None and about is not by:
        yield Event(noun, kind, name, helpers, about, by)
    elif about is None and by is not None and name == "attack":
        yield Event(noun, kind, name, helpers, None, by)  # whom it hit, the article says elsewhere


def _sufferer(sentence: Sentence, doer: Token | None, helpers: Sequence[Token]) -> Token | None:
    """As in "eleven people suffered wounds", where it is the people that are counted."""
    suffers = any(helper.lemma in clause_words("suffers") for helper in helpers)
    people = doer is not None and things.is_people(sentence, doer, elided=True)
    return doer if suffers and people else None


def _acts(sentence: Sentence, victim: Token) -> bool:
    """As in "three victims were taken to hospital": what befell a victim, the clause says."""
    verb = sentence.head(victim)
    told = verb.pos in VERBLIKE and victim.dep in {"nsubj", "nsubjpass", "dobj"}
    return told and verb.lemma not in {"be", "have"}


def _noun_participants(
    sentence: Sentence, noun: Token, kind: PredicateClass, doer: Token | None
) -> tuple[Token | None, Token | None]:
    own = clauses.owner(sentence, noun)
    target = clauses.complement(sentence, noun, *ON) if kind.agent else None
    if kind.participation:
        return doer, None
    if kind.about == "subject":
        return doer or own, None
    if target is not None:
        return target, clauses.agent(sentence, noun) or doer or own
    about = own or next(_thing_compounds(sentence, noun), None)
    if about is None and kind.name == "presence" and things.owner_of(sentence, noun):
        return noun, None
    poss = next(sentence.kids(noun, "poss"), None)
    if about is not None and about is clauses.agent(sentence, noun):
        about = None  # "an attack by Lumeria": it is not Lumeria that was hit
    return about, clauses.agent(sentence, noun) or (poss if poss is not about else None) or doer


def _doer(sentence: Sentence, noun: Token, helpers: Sequence[Token]) -> Token | None:
    for helper in helpers:
        found: Token | None
        if helper.pos in VERBLIKE:
            found = clauses.subject(sentence, helper)
        elif helper.pos == "ADJ":
            found = clauses.subject(sentence, sentence.head(helper))
        else:
            found = clauses.owner(sentence, helper)
        if found is not None and found.dep != "expl":
            return found if found.i != noun.i else None
    return None


def _thing_compounds(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """As in "troop deployment": what is deployed stands before the noun."""
    means = WEAPONS if clauses.class_name(sentence, noun) in STRUCK_WITH else frozenset()
    known = {
        word for each in thing_classes().values() if each.name not in means for word in each.nouns
    }
    return (left for left in sentence.kids(noun, "compound") if left.lemma in known)
