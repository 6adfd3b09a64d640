"""Who can be the speaker: not the words quoted, not a headline's rubric, not a mute thing."""

import itertools

from sayso.extract.speech.sight import Sight
from sayso.lexicon.cues import ReportingVerb, cue_nouns, phrases
from sayso.lexicon.organisations import words_of
from sayso.lexicon.roles import role_words
from sayso.model import Sentence, Token


def outside(sight: Sight, verb: Token, who: Token | None) -> Token | None:
    """A speaker is not found in the words quoted: “My reaction, that was …,” the rower said."""
    if who is not None and sight.headline:
        who = _behind_rubric(sight.sentence, verb, who)
    quotation = sight.quotation_around(who) if who is not None else None
    if quotation is None or quotation is sight.quotation_around(verb):
        return who
    tokens = sight.sentence.tokens
    before = [t for t in tokens[: verb.i] if t.start >= quotation.outer.end]
    behind = list(itertools.takewhile(lambda t: t.pos != "PUNCT", tokens[verb.i + 1 :]))
    for region in (before, behind):
        nouns = [t for t in region if t.pos in ("NOUN", "PROPN", "PRON")]
        inside = {t.i for t in region}
        heads = [t for t in nouns if t.head not in inside]
        if heads and not sight.quotation_around(heads[-1]):
            return heads[-1]
    return who


def _behind_rubric(sentence: Sentence, verb: Token, who: Token) -> Token:
    """“Flood in Vell: the mayor urges …”: a headline's rubric does not speak."""
    between = sentence.tokens[who.i + 1 : verb.i]
    colons = [token.i for token in between if token.text == ":"]
    nouns = [
        token
        for token in between
        if colons and token.i > colons[-1] and token.pos in ("NOUN", "PROPN", "PRON")
    ]
    inside = {token.i for token in nouns}
    return next((token for token in reversed(nouns) if token.head not in inside), who)


def nobody(sentence: Sentence, who: Token) -> bool:
    """“No group claimed …”, “that tells you …”: nobody said it."""
    return (
        who.lower == "you"
        or who.lower in ("this", "that")
        or any(kid.lower in ("no", "neither") for kid in sentence.kids(who, "det"))
    )


def mute(entry: ReportingVerb, who: Token) -> bool:
    """“The blast shows the danger”: a thing that is neither a voice nor a document says nothing."""
    if entry.word not in phrases("evidential") or who.pos != "NOUN" or who.entity:
        return False
    kinds = ("document", "utterance", "hearsay", "collective", "body", "outlet")
    known: set[str] = {*role_words(), *phrases("voice"), *cue_nouns()}
    known.update(*(words_of(kind) for kind in kinds))
    return not {who.lower, who.lemma} & known
