"""What is said before who says it, with no comma: “Whether they fired she would not say”."""

from collections.abc import Iterator

from sayso.extract.speech.sight import Sight, reporting
from sayso.extract.speech.syntax import modal, negated, noun_phrase, span, spans, trim, verb_group
from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.cues import phrases
from sayso.model import Attribution, Sentence, Token

FRAME = "clause/first"
OPENERS = ("that", "whether", "who", "what", "why", "how")  # “when” and “if” open no content
PRONOUNS = ("he", "she", "they", "it", "we")
NEAR = 4  # words between a verb and its subject: “she would not say”
RELATIVE = "which"
BESIDE = ("relcl", "advcl")


def find(sight: Sight) -> Iterator[Attribution]:
    """Clauses that stand first, and the sentence that a closing “which Marren denied” takes up."""
    sentence = sight.sentence
    verbs = [t for t in sentence.tokens if t.pos == "VERB" and not sight.quotation_around(t)]
    for verb in verbs:
        who = next((kid for kid in sentence.kids(verb, "nsubj") if kid.i < verb.i), None)
        if who is None or verb.i - who.i > NEAR or not _telling(sentence, verb):
            continue
        tokens = _before(sentence, verb, who) or _taken_up(sentence, verb, who)
        if tokens:
            yield Attribution(
                content=spans(sight.text, tokens),
                frame=FRAME,
                sentence=sight.number,
                lemma=verb.lemma,
                cue=span(sight.text, verb_group(sentence, verb)),
                source=span(sight.text, noun_phrase(sentence, who)),
                negated=negated(sentence, verb),
                modal=modal(sentence, verb),
            )
            return


def _telling(sentence: Sentence, verb: Token) -> bool:
    return (
        reporting(sentence, verb) is not None
        or verb.lemma in phrases("commenting")
        or verb.lemma in clause_words("holds to be so")
    )


def _before(sentence: Sentence, verb: Token, who: Token) -> list[Token]:
    """The clause from the first word to the subject, where the verb's own clause ends it all."""
    first = trim(list(sentence.tokens))[:1]
    ahead = [t for t in sentence.tokens if t.i < noun_phrase(sentence, who)[0].i]
    behind = [t for t in sentence.tokens[verb.i + 1 :] if t.pos not in ("PUNCT", "ADV", "PART")]
    closes = len(behind) <= 1 + ("as" in {t.lower for t in behind})
    named = who.lower in PRONOUNS or who.pos == "PROPN"
    finite = any(t.pos in ("VERB", "AUX") for t in ahead)
    if not first or first[0].lower not in OPENERS or not (closes and named and finite):
        return []
    ahead = trim(ahead)
    comma = any(t.text == "," for t in sentence.tokens[ahead[-1].i : who.i])
    opener = first[0].lower == "that"
    return [] if comma else ahead[1:] if opener else ahead


def _taken_up(sentence: Sentence, verb: Token, who: Token) -> list[Token]:
    """“Rubber boats were used, which Marren denied”: all that the clause before says."""
    which = next((k for k in sentence.kids(verb, "dobj") if k.lower == RELATIVE), None)
    said = sentence.head(verb)
    if which is None or verb.dep not in BESIDE or which.i + 1 != noun_phrase(sentence, who)[0].i:
        return []
    if said.pos not in ("VERB", "AUX") or sentence.tokens[which.i - 1].text != ",":
        return []
    own = {t.i for t in sentence.subtree(verb)}
    return trim([t for t in sentence.subtree(said) if t.i not in own and t.dep != "mark"])
