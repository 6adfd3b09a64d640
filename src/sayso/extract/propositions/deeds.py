"""Deeds: the predicate that a counted noun has from where it hangs, and its name.

As in "900 crates were stacked" (stack), "reports from 19 stations" (of report), "by a margin of 412
votes" (lead), "24 people were held" (arrest); that something is there is an amount.
"""

from functools import cache

from sayso.extract.propositions import clauses, whereabouts
from sayso.extract.propositions.levels import AMOUNT, COMES_TO, SUMS, VERBLIKE
from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.predicates import HELPERS, by_noun, predicate_classes
from sayso.lexicon.things import thing_class
from sayso.lexicon.units import unit_named
from sayso.model import Sentence, Token

LEAD = "lead"
PARTS = clause_words("partitive")
COUNTABLE = frozenset({"NOUN", "PROPN", "NUM"})
TARGET = clause_words("target")
STATES = frozenset({"in", "under", "on", "at"})
PRISONERS = "prisoners"
CARE, TREATED = (
    "care",
    "treatment",
)  # who "is in treatment" is there now; who was cared for, a total


def verb_of(sentence: Sentence, noun: Token) -> Token | None:
    """The verb the noun is a part of; of "five of the 24 people it seized" the 24 were seized."""
    own = next((kid for kid in sentence.kids(noun, "relcl", "acl") if kid.pos == "VERB"), None)
    while own is None and _is_listed(sentence, noun):
        noun = sentence.head(noun)  # "five tanks and two guns were destroyed"
    above = sentence.head(noun)
    if above.pos in VERBLIKE and above.i != noun.i and noun.dep in {"dobj", "nsubj", "nsubjpass"}:
        return own if clauses.class_name(sentence, above) in HELPERS and own else above
    return own


def _is_listed(sentence: Sentence, noun: Token) -> bool:
    """Whether it goes on with a list; the second of three is often read as the first explained."""
    above = sentence.head(noun)
    if noun.dep == "conj":
        return above.pos in COUNTABLE
    both = all(next(sentence.kids(each, "nummod"), None) is not None for each in (noun, above))
    return noun.dep == "appos" and both


def held_by(sentence: Sentence, noun: Token) -> str:
    """As in "a margin of 412 votes", "reports from 19 stations", "in nine towns they marched"."""
    prep = sentence.head(noun)
    above = sentence.head(prep)
    if noun.dep == "attr" and prep.lemma == "be":
        return _in_a_state(sentence, prep, noun) or AMOUNT
    if noun.dep != "pobj" or above.i == prep.i or next(sentence.kids(noun, "nummod"), None) is None:
        return AMOUNT
    if above.lemma in clause_words("lead") and prep.lower == "of":
        return LEAD
    if prep.lower == "including" and above.pos in {"NOUN", "NUM"}:
        verb = verb_of(sentence, above)  # "killed nine, including two nurses"
        return name(sentence, verb, above) if verb is not None else AMOUNT
    if prep.lower == "with" or (above.pos == "NOUN" and above.lemma in clause_words("no site")):
        return AMOUNT
    if above.pos == "NOUN" and above.lemma not in PARTS | SUMS:
        plain = thing_class(above.lemma) is None and prep.lower in {"of", "from", "in"}
        counted = next(sentence.kids(above, "nummod"), None) is not None
        return f"of {above.lemma}" if plain and not counted else AMOUNT
    return _under(sentence, prep, above) if above.pos in VERBLIKE else AMOUNT


def _under(sentence: Sentence, prep: Token, verb: Token) -> str:
    """What a figure behind a verb's preposition counts: towns in which there were marches."""
    found = clauses.class_name(sentence, verb)
    known = found if found is not None and found not in HELPERS else None
    if prep.lower == "by" and verb.lemma in clause_words("wins or loses"):
        return LEAD
    if _merely(prep, verb, found):
        return AMOUNT
    # "Sold for 90 crowns": as many crowns as the sale was worth; "opened fire on four men".
    aimed = prep.lower in TARGET and known is not None and predicate_classes()[known].agent
    priced = prep.lower == "at" and any(
        unit_named(noun.lemma) is not None or noun.pos == "NUM"
        for noun in sentence.kids(prep, "pobj")
    )
    told = prep.lower in {"into", "including", "for"} or priced  # "hurt at one mill" counts nobody
    if known is not None and (told or aimed):
        return known
    if (found is not None and known is None) or verb.lemma == "be":
        what = next(sentence.kids(verb, "attr", "dobj"), None)
        return f"of {what.lemma}" if what is not None and what.pos == "NOUN" else AMOUNT
    return f"of {verb.lemma}"


def _merely(prep: Token, verb: Token, found: str | None) -> bool:
    """As in "looked at nine sites", "put it at nine", "consists of nine": so many there are."""
    if prep.lower in {"at", "to"} and verb.lemma in clause_words("puts at"):
        return True
    if prep.lower == "at" and found is None:
        return True
    return (prep.lower == "including" and found is None) or verb.lemma in clause_words("merely has")


def name(sentence: Sentence, verb: Token, noun: Token) -> str:
    """The predicate, the same in active and passive; that something is there is an amount."""
    found = clauses.class_name(sentence, verb)
    if (befell := _is_so(sentence, verb, noun, found) or _befell(sentence, verb, noun)) is not None:
        return befell
    what = next((kid for kid in sentence.kids(verb, "dobj") if kid.pos == "NOUN"), None)
    own = noun.dep == "nsubj" and what is not None and what.i != noun.i
    if found in HELPERS and own and what is not None and what.lemma in _harm():
        return by_noun()[what.lemma].name  # "11 riders suffered burns"
    if found in HELPERS and own and what is not None and by_noun().get(what.lemma) is None:
        return f"{verb.lemma} {what.lemma}"  # "20 weavers commit arson"
    if found in HELPERS or verb.lemma in COMES_TO | clause_words("merely has"):
        return AMOUNT
    acting = verb.dep == "acl" and verb.tag == "VBG" and what is not None and what.i != noun.i
    does = f"{verb.lemma} {what.lemma}" if what is not None and (own or acting) else None
    if found is not None:
        return found if does is None or does in predicate_classes()[found].verbs else AMOUNT
    particle = next((f" {kid.lower}" for kid in sentence.kids(verb, "prt")), "")
    return f"{verb.lemma}{particle} {what.lemma}" if does and what else verb.lemma + particle


def _is_so(sentence: Sentence, verb: Token, noun: Token, found: str | None) -> str | None:
    """As in "nine shops are empty", "nine are back"."""
    if verb.lemma != "be":
        return None
    state = next(sentence.kids(verb, "acomp"), None)
    if state is not None and noun.dep == "nsubj":
        return clauses.class_name(sentence, state) or f"be {state.lemma}"
    if (held := _in_a_state(sentence, verb, noun)) is not None:
        return held
    return found if found is not None and found not in HELPERS else None


def _in_a_state(sentence: Sentence, verb: Token, noun: Token) -> str | None:
    """As in "there are 19 people in treatment", "nine are in custody", "900 men are in Vell"."""
    group = thing_class(noun.lemma)
    people = group is not None and group.people
    if noun.dep not in {"nsubj", "attr"} or not people:
        return None
    for prep in (*sentence.kids(noun, "prep"), *sentence.kids(verb, "prep")):
        for held in sentence.kids(prep, "pobj"):
            bare = next(sentence.kids(held, "det", "poss"), None) is None
            known = by_noun().get(held.lemma) if prep.lower in STATES and bare else None
            if known is not None and known.name not in HELPERS:
                return TREATED if known.name == CARE else known.name
            if noun.dep == "nsubj" and prep.lower in whereabouts.LOCATIVE and held.pos == "PROPN":
                return "presence"
    return None


@cache
def _harm() -> frozenset[str]:
    """Nouns that say what befell people: wounds, injuries, burns."""
    return frozenset(noun for noun, known in by_noun().items() if known.name == "wounding")


def _befell(sentence: Sentence, verb: Token, noun: Token) -> str | None:
    """As in "24 people were held", "took nine men away", "fired 200 weavers": of people only."""
    group = thing_class(noun.lemma)
    if noun.pos != "NUM" and not (group is not None and group.people):
        return None
    passive = noun.dep == "nsubjpass" and next(sentence.kids(verb, "dobj", "oprd"), None) is None
    passive = passive or (noun.dep == "nsubj" and verb.tag == "VBN" and verb.lemma == "hold")
    object_ = noun.dep == "dobj"
    if verb.lemma in clause_words("dismisses") and (passive or object_):
        return "dismissal"
    if verb.lemma == "hold" and passive:
        return "arrest"
    if verb.lemma == "take" and noun.dep in {"nsubjpass", "dobj"} and _as_prisoners(sentence, verb):
        return "capture"
    off = {kid.lower for kid in sentence.kids(verb, "advmod", "prt", "oprd", "dobj")}
    if verb.lemma == "take" and off & clause_words("taken off") and (passive or object_):
        return "capture"
    bare = next(sentence.kids(verb, "prep", "advmod", "prt", "xcomp"), None) is None
    return "capture" if verb.lemma == "take" and passive and bare else None


def _as_prisoners(sentence: Sentence, verb: Token) -> bool:
    """As in "were taken prisoner", "took nine men captive"."""
    told = (thing_class(kid.lemma) for kid in sentence.kids(verb, "oprd", "dobj", "attr"))
    return any(group is not None and group.name == PRISONERS for group in told)
