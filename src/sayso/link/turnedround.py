"""Turned round: a question in the words of a content that answers it.

The plainest clause that answers is turned round: "900 crates were stacked on the quay" asks "How
many crates were stacked on the quay?", "the lock had been opened" asks "Had the lock been opened?".
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.predicates import by_verb
from sayso.link import circumstances, plainest, verbs
from sayso.link.capitals import NO_CAPITALS, Capitals
from sayso.link.keys import Position
from sayso.link.plainest import Clause
from sayso.link.verbs import ARTICLES, AUXILIARY, HAVE, PAST
from sayso.model import QuestionKind

ADVERBIAL = clause_words("opens an adverbial")
RELATIVE = clause_words("relative pronoun")
BE = frozenset({"was", "were", "been", "be", "is", "are", "being", "got"})
NO = frozenset({"not", "no", "never", "nobody", "none", "nothing", "neither", "nor"})
SHORT_FORM = ("'s", "’s", "'re", "’re", "'ve", "’ve", "'d", "’d")
SUBJECT = 7  # words of a subject that may stand behind its verb
OPENING = 12  # letters of a clause within which its subject begins
DIGIT = re.compile(r"\d")
# As in "the number of jobs in the balance is", "puts the number of deaths among patients at".
NUMBER_OF = re.compile(
    r"(?:the )?(?:number|total) of (\w+(?: [\w'’-]+){2,}?),?"
    r"(?: (?:is|was|are|were|has|have|had|stands|stood|rose|fell)\b| at$)",
    re.IGNORECASE,
)
# As in "looms in the old mill", of which so many are there.
PLACED = re.compile(r"(\w+(?: \w+)?) ((?:in|at|on|near|aboard) .+)")
OF_FIGURE = re.compile(r"of (?:the |its |their )?\d")
DANGLING = re.compile(r" (?:since|by|of|with|as|for|than|and|that|from)\?$")
SPACE = re.compile(r"\s+")
# What a noun phrase with its figure ends before.
AFTER_NOUN = re.compile(r"^(?:,| and | or | but )")


def word(
    kind: QuestionKind,
    positions: Sequence[Position],
    about: str = "",
    capitals: Capitals = NO_CAPITALS,
    deed: str = "",
) -> str:
    """A readable question, or nothing where no content tells the matter whole.

    Args:
        kind: what sort of answer is asked for.
        positions: the contents that answer.
        about: what is asked about, where a clause may have left it out.
        capitals: which words are names.
        deed: what is asked of it, by the predicate of the question.
    """
    plain = [within_a_sentence(clause, capitals) for clause in plainest.of(positions, deed)]
    made: Iterator[str] = map(_is_it_so, plain)
    if kind is QuestionKind.HOW_MANY:
        sums = map(_number_of, plainest.quotable(positions))
        made = itertools.chain((_how_many(clause, about) for clause in plain), sums)
    whole = (each for each in map(_tidy, made) if each and not DANGLING.search(each))
    return next(whole, "")


def within_a_sentence(clause: Clause, capitals: Capitals) -> Clause:
    """The clause without the capital that it has for opening a sentence."""
    return replace(clause, text=capitals.sentence(clause.text))


def _tidy(asked: str) -> str:
    return SPACE.sub(" ", asked).replace(" ?", "?")


def _number_of(clause: Clause) -> str:
    """As in "the number of jobs in the balance is nearer to 1,900"."""
    found = NUMBER_OF.match(clause.text[: clause.figure[0]].rstrip()) if clause.figure else None
    if found is None or not plainest.points_nowhere(found[1]):
        return ""
    placed = PLACED.match(found[1])
    if placed:
        return f"How many {placed[1]} are {placed[2]}?"
    return f"How many {found[1]} are there?"


def _is_it_so(clause: Clause) -> str:
    words = clause.text.split()
    lower = [each.strip(",").lower() for each in words]
    if not tells_yes(clause) or says_no(lower):
        return ""
    verb = next((n for n, each in enumerate(lower) if each in AUXILIARY), None)
    if verb == 0:
        return ""
    plain = clause.text
    if verb and _is_owned(clause, lower[verb]) and _is_subject(lower[:verb]):
        subject, rest = " ".join(plain.split()[:verb]), " ".join(words[verb + 1 :])
        return f"{HAVE[lower[verb]].capitalize()} {subject} have {rest}?"
    if verb is not None and _is_subject(lower[:verb]) and _helps(lower, verb):
        subject = " ".join(plain.split()[:verb])
        return f"{lower[verb].capitalize()} {subject} {' '.join(words[verb + 1 :])}?"
    if asked := _past(clause, words, lower, plain):
        return asked
    # A verb that ends the clause has mostly lost its object: "the warden knows".
    tells = verbs.has_verb(lower[:-1], clause.position.proposition)
    return f"Is it so that {plain}?" if tells else ""


def says_no(lower: Sequence[str]) -> bool:
    """Whether a word of the clause turns it round: "nobody", "didn't"."""
    return not NO.isdisjoint(lower) or any(word.endswith(("n't", "n’t")) for word in lower)


def _is_owned(clause: Clause, verb: str) -> bool:
    """As in "the trawler also had military tasks", where "had" helps no other verb."""
    told = clause.position.proposition
    return verb in HAVE and told is not None and told.predicate == "have"


def tells_yes(clause: Clause) -> bool:
    """Whether it says that something is so; "forty drones were sent" rather tells how many."""
    told = clause.position.proposition
    if told is None or told.negated:
        return False
    counted = told.quantity is not None and told.quantity.high == 0
    return not counted and (clause.figure is None or clause.figure[0] >= OPENING)


def _helps(words: Sequence[str], verb: int) -> bool:
    """As in "has opened"; "has caches" is a verb by itself."""
    after = next(iter(words[verb + 1 : verb + 2]), "")
    owns = after in ARTICLES or after.endswith("s") or DIGIT.search(after) is not None
    return words[verb] not in HAVE or not owns


def _is_subject(words: Sequence[str]) -> bool:
    """Whether nothing but a subject stands there: no clause, no list, no adverbial."""
    if len(words) > SUBJECT:
        return False
    inner = any(each in RELATIVE or PAST.match(each) for each in words)
    return not inner and words[0] not in ADVERBIAL and words[-1] not in ADVERBIAL


def _past(clause: Clause, words: Sequence[str], lower: Sequence[str], plain: str) -> str:
    """As in "the gate opened at nine", whose verb is known from its plain form."""
    told = clause.position.proposition
    lemma = (told.predicate.split() or [""])[0] if told is not None else ""
    verb = next((n for n, each in enumerate(lower) if verbs.is_past_of(each, lemma)), None)
    if not verb or not _is_subject(lower[:verb]):
        return ""
    if any(word.endswith(SHORT_FORM) for word in lower[max(verb - 2, 0) : verb]):
        return ""  # "the family's just devastated"
    undergone = verb + 1 < len(lower) and lower[verb + 1] == "by"
    if undergone or not AUXILIARY.isdisjoint(lower[:verb]):
        return ""
    rest = _without_second(words[verb + 1 :])
    if not rest and lower[verb] in verbs.IRREGULAR:
        return ""  # a headline's "contact with the barge lost"
    return f"Did {' '.join(plain.split()[:verb])} {lemma} {rest}?"


def _without_second(words: Sequence[str]) -> str:
    """As in "crossed the stream and opened fire": one thing is asked at a time."""
    joined = (n for n, each in enumerate(words[:-1]) if each == "and" and PAST.match(words[n + 1]))
    return " ".join(words[: next(joined, len(words))])


def _how_many(clause: Clause, about: str) -> str:
    if clause.figure is None or clause.position.bounds in {(1, 1), (0, 0)}:
        return ""
    start, end = clause.figure
    before, after = clause.text[:start].strip(" ,"), clause.text[end:].strip()
    if not after or not after[0].isalpha() or OF_FIGURE.match(after):
        return ""
    thing = _noun_phrase(clause, after)
    fits = bool(before) and _is_subject(before.lower().split()[:1])
    if asked := circumstances.ask(clause, thing) if fits else "":
        return asked
    if DIGIT.search(before):
        return ""
    if thing and AFTER_NOUN.match(after[len(thing) :]):
        return ""  # "9 men and two boys were hurt"
    lower = [each.strip(",").lower() for each in before.split()]
    if not lower:
        elided = after.split(maxsplit=1)[0].lower() in AUXILIARY
        return _opened(after, about) if elided else _as_subject("", after, clause)
    opened = lower[0] in ADVERBIAL and AUXILIARY.isdisjoint(lower)
    if opened and lower[-1] not in ADVERBIAL | ARTICLES:
        return _as_subject(_adverbial(before), after, clause)
    return _existing(lower, after) or _done_to(clause, before, after)


def _opened(after: str, about: str) -> str:
    """As in "40 have burned up", where what is counted was told before."""
    return f"How many {about} {after}?" if about else ""


def _adverbial(before: str) -> str:
    """As in "In Ostrel": goes behind; "As of this morning," goes without saying."""
    words = before.split()
    short = len(words) <= SUBJECT - 2 and not any(PAST.match(each) for each in words)
    return f"{words[0].lower()} {' '.join(words[1:])}" if words and short else ""


def _as_subject(where: str, after: str, clause: Clause) -> str:
    """As in "41,000 people take the drug", whose figure opens the clause."""
    words = [each.strip(",").lower() for each in after.split()]
    tells = not AUXILIARY.isdisjoint(words) or any(PAST.match(each) for each in words[1:])
    if PAST.match(words[0]):
        return ""  # "12 killed in Ostrel"
    if not tells and not any(_is_verb(clause, *pair) for pair in itertools.pairwise(words)):
        return ""
    return f"How many {after} {where}".rstrip() + "?"


def _is_verb(clause: Clause, before: str, word: str) -> bool:
    """A plural verb of now has its plain form; behind "the" or "of" the same word is a noun."""
    told = clause.position.proposition
    lemma = (told.predicate.split() or [""])[0] if told is not None else ""
    return before not in ADVERBIAL | ARTICLES and (word == lemma or word in by_verb())


def _existing(lower: Sequence[str], after: str) -> str:
    """As in "There are 19 people in treatment"."""
    if lower[0] != "there" or len(lower) > SUBJECT - 2 or lower[-1] not in BE:
        return ""
    return f"How many {after}?" if not AUXILIARY.isdisjoint(after.lower().split()) else ""


def _done_to(clause: Clause, before: str, after: str) -> str:
    """As in "the group has 5,200 employees", "it had treated 41 people", "they raised 9 men"."""
    words, thing = before.split(), _noun_phrase(clause, after)
    lower = [each.strip(",").lower() for each in words]
    told = clause.position.proposition
    if not thing or told is None or not 1 < len(words) <= SUBJECT or not _is_subject(lower[:1]):
        return ""
    rest = after[len(thing) :]
    if rest and rest.split()[0].lower() not in ADVERBIAL:
        thing, rest = f"{thing}{rest}", ""  # "1,140 posts held by members"
    if not AUXILIARY.isdisjoint(lower[:-1]):
        return _having(words, thing, rest)
    verb = verbs.plain(lower[-1], (told.predicate.split() or [""])[0])
    if verb is None or not _is_subject(lower[:-1]):
        return ""
    return f"How many {thing} {verb[0]} {' '.join(words[:-1])} {verb[1]}{rest}?"


def _having(words: Sequence[str], thing: str, rest: str) -> str:
    """As in "the medics have looked after 200 marchers": with the words behind the helper."""
    lower = [each.strip(",").lower() for each in words]
    helper = next((n for n, each in enumerate(lower) if each in AUXILIARY), 0)
    if not helper or not _is_subject(lower[:helper]) or not lower[helper + 1 :]:
        return ""
    done = " ".join(words[helper + 1 :])
    return f"How many {thing} {lower[helper]} {' '.join(words[:helper])} {done}{rest}?"


def _noun_phrase(clause: Clause, after: str) -> str:
    told = clause.position.proposition
    of = told.quantity.of if told is not None and told.quantity is not None else None
    return after[: len(of)] if of and after.lower().startswith(of.lower()) else ""
