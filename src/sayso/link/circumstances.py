"""Circumstances: how many of what a deed was done in, from or by: "From how many hotels …?".

"3,000 guests were evacuated from eleven hotels" tells of hotels how many; what is asked of them is
the whole clause, with the preposition in front.
"""

from collections.abc import Sequence

from sayso.lexicon.clause_words import clause_words
from sayso.link import verbs
from sayso.link.plainest import Clause

PREPOSITIONS = clause_words("locative") | frozenset({"by", "from", "with"})
WITHIN = 7  # words of a subject that may stand behind its verb
PARTICLES = clause_words("place adverb") | frozenset({"in"})
TAKEN = clause_words("irregular past") | frozenset({"taken", "given", "gone", "come", "been"})
DOUBLE = frozenset({"at", "to"})  # "at 40 tonnes", "to 250 posts" give a level


def ask(clause: Clause, thing: str) -> str:
    """A question, or nothing where the figure is no circumstance of a short clause.

    Args:
        clause: what tells it.
        thing: what is counted, as it stands behind the figure.
    """
    if clause.figure is None or not thing:
        return ""
    words = clause.text[: clause.figure[0]].split()
    lower = [word.strip(",").lower() for word in words]
    if len(lower) < 3 or lower[-1] not in PREPOSITIONS - DOUBLE or _belongs(clause, lower):
        return ""
    asked = f"{lower[-1].capitalize()} how many {thing}"
    rest = clause.text[clause.figure[1] :].strip()[len(thing) :]
    done = _turned(clause, words[:-1], lower[:-1])
    return f"{asked} {done}{rest}?" if done else ""


def _belongs(clause: Clause, lower: Sequence[str]) -> bool:
    """As in "has taken in 90 birds", whose "in" is a part of the verb."""
    told = clause.position.proposition
    within = told is not None and told.predicate.startswith("of ")
    verb = lower[-2].endswith("ed") or lower[-2] in TAKEN
    return not within and verb and lower[-1] in PARTICLES


def _turned(clause: Clause, words: Sequence[str], lower: Sequence[str]) -> str:
    """As in "were some 3,000 guests evacuated", "did 45,000 people demonstrate"."""
    helper = next((n for n, word in enumerate(lower) if word in verbs.AUXILIARY), None)
    if helper is not None:
        if not 0 < helper <= WITHIN or helper + 1 == len(lower):
            return ""
        return " ".join([lower[helper], *words[:helper], *words[helper + 1 :]])
    told = clause.position.proposition
    known = (told.predicate.removeprefix("of ").split()[:1] if told else []) + [*verbs.lemmas(told)]
    for at, word in enumerate(lower):
        lemma = next((each for each in known if verbs.is_past_of(word, each)), "")
        if lemma and 0 < at <= WITHIN:
            return " ".join(["did", *words[:at], lemma, *words[at + 1 :]])
    return ""
