"""Find the tense of the clause around an expression: where a date without year lies."""

from sayso.extract.facets.intervals import Tense
from sayso.lexicon.times import time_words
from sayso.model import Sentence, Token

VERBS = ("VERB", "AUX")
CLIMBED = ("xcomp", "acl", "advcl", "conj", "pcomp")


def find(sentence: Sentence, tokens: list[Token]) -> Tense:
    """The tense of the clause around an expression, by its verb, auxiliaries and cues above."""
    token = tokens[-1] if tokens else sentence.root
    future, backshift = time_words("future"), time_words("backshift")
    for _ in range(len(sentence.tokens)):
        above = sentence.head(token)
        if above.i == token.i and token.pos not in VERBS:
            return Tense.PRESENT
        token = above if token.pos not in VERBS or token in tokens else token
        if token.pos in VERBS:
            helpers = [kid.lemma for kid in sentence.kids(token, "aux", "auxpass")]
            if token.lemma in future or any(each in future for each in helpers):
                return Tense.FUTURE
            if any(each in backshift for each in helpers):
                return Tense.NEAREST
            if _to_come(sentence, token):
                return Tense.FUTURE
            if token.dep not in CLIMBED or token.tag == "VBD":
                break
            token = sentence.head(token)
            tokens = []
    if any(kid.lemma == "have" for kid in sentence.kids(token, "aux")):
        return Tense.PERFECT
    return Tense.FUTURE if _bids(sentence, token) else _now(token)


def _to_come(sentence: Sentence, verb: Token) -> bool:
    """“A vote to be held on 3 May”, “the envoy is to leave on 3 May”."""
    if not any(kid.lower == "to" for kid in sentence.kids(verb, "aux")):
        return False
    above = sentence.head(verb)
    return verb.dep in ("acl", "relcl") or (verb.dep == "xcomp" and above.lemma == "be")


def _bids(sentence: Sentence, verb: Token) -> bool:
    """“Ask me on Monday”: what somebody is told to do has not been done."""
    helpers = [kid.lower for kid in sentence.kids(verb, "aux")]
    doer = any(sentence.kids(verb, "nsubj", "nsubjpass", "expl"))
    return (
        verb.tag == "VB" and verb.dep in ("ROOT", "ccomp") and not doer and set(helpers) <= {"do"}
    )


def _now(verb: Token) -> Tense:
    """The present tells of what comes where a schedule may stand behind it: "opens on Monday"."""
    if verb.tag not in ("VBZ", "VBP", "VB"):
        return Tense.PAST
    return Tense.FUTURE if verb.lemma in time_words("scheduled") else Tense.PRESENT
