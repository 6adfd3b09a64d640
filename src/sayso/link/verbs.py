"""Verbs of a clause as it stands: which word tells what was done, and its plain form.

No parse is kept with a claim, so a form is known by the lemma that its proposition has, by its
ending, or as one of the irregular forms of the lexicon.
"""

import re
from collections.abc import Sequence

from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.number_words import is_number
from sayso.lexicon.predicates import by_verb, predicate_classes
from sayso.lexicon.stopwords import common_words
from sayso.model import Proposition

AUXILIARY = clause_words("auxiliary")
IRREGULAR = clause_words("irregular past")
HAVE = {"has": "does", "have": "do", "had": "did"}
PAST = re.compile(r"^[a-z]+ed$")
STEM = 3  # letters that a form shares with its verb, "carried" with "carry"
ARTICLES = frozenset({"the", "a", "an"}) | clause_words("possessive pronoun")
# Behind these a word in -ed tells which one, and not what was done: "the alleged appearance".
BEFORE_A_NOUN = ARTICLES | clause_words("locative") | frozenset({"of", "about", "with", "for"})
MANY = tuple(clause_words("plural without s"))
IRREGULAR_LEMMA = {"went": "go"}


def lemmas(told: Proposition | None) -> tuple[str, ...]:
    """The verbs by which a proposition may be told: its own, or those of its class."""
    if told is None:
        return ()
    known = predicate_classes().get(told.predicate)
    if known is None:
        return ((told.predicate.split() or [""])[0],) if told.predicate else ()
    return tuple(verb for verb in known.verbs if " " not in verb)


def is_past_of(form: str, lemma: str) -> bool:
    """As in "carried" of "carry", "came" of "come"."""
    if form in IRREGULAR:
        return IRREGULAR_LEMMA.get(form, form[:1]) in {lemma, lemma[:1]}
    forms = {f"{lemma}ed", f"{lemma}d" if lemma.endswith("e") else "", f"{lemma[:-1]}ied"}
    return len(lemma) >= STEM and (form in forms or form == f"{lemma}{lemma[-1]}ed")


def plain(form: str, lemma: str) -> tuple[str, str] | None:
    """As in "operates": does, operate; "has": does, have."""
    if form in HAVE:
        return HAVE[form], "have"
    if is_past_of(form, lemma):
        return "did", lemma
    if form == lemma or form in by_verb():
        return "do", form
    bare = form.removesuffix("s")
    return ("does", bare) if form != bare and (bare == lemma or bare in by_verb()) else None


def _is_now(word: str, before: str, known: Sequence[str]) -> bool:
    """As in "growers use", "men sit"; with "seed use" no more than a thing is named."""
    return word in known and before.endswith(("s", *MANY))


def has_verb(words: Sequence[str], told: Proposition | None) -> bool:
    """Whether lower-case words tell what is or was done, and do not only name a thing."""
    if not AUXILIARY.isdisjoint(words) or not IRREGULAR.isdisjoint(words[1:]):
        return True
    known = lemmas(told)
    return any(
        _tells(*three, known) for three in zip(words, words[1:], [*words[2:], ""], strict=False)
    )


def _tells(before: str, word: str, after: str, known: Sequence[str]) -> bool:
    """Whether a word among its neighbours is a verb of its own: no "married couples"."""
    if before in BEFORE_A_NOUN or before in {"being", "as"}:
        return False
    if PAST.match(word):
        own = any(is_past_of(word, lemma) for lemma in known)
        return own or not after or after in common_words() or is_number(after)
    return word[:-1] in known if word.endswith("s") else _is_now(word, before, known)
