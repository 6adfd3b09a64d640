"""Find whether a figure is a running total or a state at one moment."""

from sayso.lexicon.measures import measure_lemmas, measure_words
from sayso.lexicon.units import unit_named
from sayso.model import Measure, Quantity, Sentence, Token


def find(sentence: Sentence, quantity: Quantity) -> Measure:
    """A running total, a state at one moment, or neither said, by the clause around the figure.

    Example: "Over 40 men have been killed since May." -> cumulative.
    """
    if lasts(quantity):
        return Measure.UNSTATED
    verb = _verb(sentence, quantity)
    if verb is not None:
        helpers = {kid.lemma for kid in sentence.kids(verb, "aux", "auxpass")}
        since = any(token.lower == "since" for token in sentence.subtree(verb))
        summed = since or (
            verb.lemma in measure_lemmas("loss") and not _is_one_event(sentence, verb, quantity)
        )
        if "have" in helpers and summed:
            return Measure.CUMULATIVE
    clause = sentence.subtree(verb) if verb is not None else list(sentence.tokens)
    words = " " + " ".join(token.lower for token in clause) + " "
    if any(f" {cue} " in words for cue in measure_words("cumulative")):
        return Measure.CUMULATIVE
    if any(f" {cue} " in words for cue in measure_words("snapshot")):
        return Measure.SNAPSHOT
    if verb is not None and verb.lemma in measure_lemmas("state") and _present(sentence, verb):
        return Measure.SNAPSHOT
    return Measure.UNSTATED


def lasts(quantity: Quantity) -> bool:
    """Whether a figure is an age or a length of time, which no clause adds up."""
    if quantity.unit is None:
        return False
    known = unit_named(quantity.unit)
    return quantity.unit.endswith(" of age") or (known is not None and known.kind == "time")


def _is_one_event(sentence: Sentence, verb: Token, quantity: Quantity) -> bool:
    """Whether the loss is of one occasion: "have been killed in a raid", "killed another three"."""
    if quantity.span.words.lower().startswith(("another", "a further", "an additional")):
        return True
    # "A raid on the depot has killed 40 men": once, whatever the tense.
    if any(
        kid.lower == "a"
        for doer in sentence.kids(verb, "nsubj")
        for kid in sentence.kids(doer, "det")
    ):
        return True
    for link in sentence.kids(verb, "prep", "agent"):
        noun = next(sentence.kids(link, "pobj"), None)
        if noun is not None and any(kid.lower in ("a", "an") for kid in sentence.kids(noun, "det")):
            return link.lower in ("in", "by", "after", "when", "during")
    return False


def _verb(sentence: Sentence, quantity: Quantity) -> Token | None:
    """The nearest verb above the figure."""
    inside = sentence.between(quantity.span.start, quantity.span.end)
    token = inside[-1] if inside else None
    while token is not None and token.pos not in ("VERB", "AUX"):
        above = sentence.head(token)
        if above.i == token.i:
            return None
        token = above
    return token


def _present(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb tells of now: "are stationed", "live"; not "were" or "have lived"."""
    helpers = list(sentence.kids(verb, "aux", "auxpass"))
    if helpers:
        return all(each.lemma == "be" and each.tag in ("VBP", "VBZ") for each in helpers)
    return verb.tag in ("VBP", "VBZ")
