"""Acts told by the words of the content: “said he had no comment”, “said the report was false”."""

import re
from collections.abc import Sequence
from functools import cache

from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.cues import cue_nouns, phrases
from sayso.model import Act, Attribution, Sentence, Span, Token, Why

Judged = tuple[Act, Why]
TURNED = ("decline", "cannot-confirm", "confirm")
GAP = r"(?:\s+\w+){0,2}?\s+"
CLIMB = 6  # words from a phrase up to the verb whose subject must be the speaker
DENYING = frozenset({"fake", "false", "untrue", "lie", "lies"})
LEAD = 240  # characters: what a long speech comes to later on is not what it is
BESIDE = ("advcl", "relcl", "acl")  # clauses that only stand beside what is said
PASSING = ("for", "the")  # "that is a matter for the court", "one for the council"
RULE = "act by content"


def find(one: Attribution, sentences: Sequence[Sentence]) -> Judged | None:
    """What is said may tell the act better than the verb: "said she had no comment"."""
    words = " ".join(span.words for span in one.content)
    for value in TURNED:
        for span in one.content:
            found = _patterns(value).search(span.words[:LEAD])
            passing = found is not None and found.group(0).lower().split()[-1] in PASSING
            if found and passing and _will_do(span, found.start(), sentences):
                continue
            if found and (passing or _speakers_own(one, span, found.start(), sentences)):
                return Act(value), Why(RULE, one.cue, f"the content says {found.group(0)!r}")
    judged = f"{one.cue.words} {words}" if one.cue is not None else words
    judging = one.frame == "as" or (one.found_by == "tagger" and one.lemma in phrases("judging"))
    judging = judging and about_words(judged)
    for pattern in (_patterns("deny") if judging else _untrue(), _outright()):
        if found := pattern.search(words):
            return Act.DENY, Why(RULE, one.cue, f"the content says {found.group(0)!r}")
    for span in one.content:
        found = _unproven().search(span.words[:LEAD])
        if found and _lacking(span, found.start(), sentences):
            return Act.DENY, Why(RULE, one.cue, f"the content says {found.group(0)!r}")
    return None


def about_words(words: str) -> bool:
    """Whether what is dismissed was said or shown, and is not an offer or a plan."""
    said = {word.strip('.,"“”').lower() for word in words.split()}
    nouns = {*cue_nouns(), *phrases("hearsay")}
    return bool(said & nouns or {word.removesuffix("s") for word in said} & nouns or DENYING & said)


def defers(words: str) -> bool:
    """“please apply to the ministry”: passed on to others."""
    return any(re.search(rf"\b{each}\b", words, re.IGNORECASE) for each in phrases("deferring"))


@cache
def _patterns(value: str) -> re.Pattern[str]:
    words = sorted((w for w, v in phrases("act").items() if v == value), key=len, reverse=True)
    return re.compile(r"\b(" + "|".join(w.replace(" ", GAP) for w in words) + r")\b", re.IGNORECASE)


@cache
def _saying() -> str:
    """Nouns for what was said or shown, in singular and plural."""
    nouns = {*cue_nouns(), *phrases("hearsay")}
    return "|".join([*sorted(rf"{noun}s?" for noun in nouns), "stories"])


@cache
def _untrue() -> re.Pattern[str]:
    """“the claims are false”: a noun of saying, a copula, a word of untruth."""
    nouns = "|".join(sorted(cue_nouns()))
    said = rf"(?:{nouns})s?|this|that|it|they|these|those|story|stories|accounts?"
    link = r"(?:is|are|was|were|'s|has been|have been|had been)(?:\s+(?!not\b)\w+){0,3}?"
    return re.compile(rf"\b(?:{said})\s*{link}\s+{_patterns('deny').pattern}", re.IGNORECASE)


@cache
def _outright() -> re.Pattern[str]:
    """“has nothing to do with it”, “did not admit guilt”: a denial in the first person."""
    return re.compile(rf"\b(?:{'|'.join(sorted(phrases('denial')))})\b", re.IGNORECASE)


@cache
def _unproven() -> re.Pattern[str]:
    """“has no proof for such statements”: of what others said, nothing is shown.

    “No evidence that the gate was shut” speaks of the gate and is no reply.
    """
    shown = "|".join(sorted(phrases("unproven")))
    link = r"(?:for|of|to|in|behind|about)(?:\s+\w+){0,2}?"
    return re.compile(rf"\bno\s+(?:\w+\s+)?(?:{shown})\s+{link}\s+(?:{_saying()})\b", re.IGNORECASE)


def _lacking(span: Span, offset: int, sentences: Sequence[Sentence]) -> bool:
    """“There is no proof for such claims”; that somebody has none is told, not denied."""
    at = span.start + offset
    for sentence in sentences:
        token = next((t for t in sentence.tokens if t.start <= at < t.end), None)
        if token is not None:
            who, _ = _doer(sentence, token, span)
            return who is None or who.lower == "there"
    return False


def _speakers_own(one: Attribution, span: Span, offset: int, sentences: Sequence[Sentence]) -> bool:
    """“said it could not confirm”; what others could not, the speaker merely tells."""
    at = span.start + offset
    for sentence in sentences:
        token = next((t for t in sentence.tokens if t.start <= at < t.end), None)
        if token is not None:
            who, beside = _doer(sentence, token, span)
            return not beside and (who is None or _stands_for(one, sentence, who))
    return True


def _will_do(span: Span, offset: int, sentences: Sequence[Sentence]) -> bool:
    """“The others will ask for the keys” sends nobody on; “you must ask the ministry” does."""
    at = span.start + offset
    for sentence in sentences:
        token = next((t for t in sentence.tokens if t.start <= at < t.end), None)
        if token is not None:
            who = next(sentence.kids(token, "nsubj"), None) if token.pos == "VERB" else None
            return who is not None and who.lower != "you"
    return False


def _doer(sentence: Sentence, token: Token, span: Span) -> tuple[Token | None, bool]:
    """Who does what the phrase says, and whether its clause only stands beside another.

    “There was another man in the car, although it was not clear who he was” tells of the man.
    """
    for _ in range(CLIMB):
        subject = next(sentence.kids(token, "nsubj", "nsubjpass", "expl"), None)
        if subject is not None or token.head == token.i:
            inside = span.contains(sentence.head(token).span)
            return subject, inside and token.dep in BESIDE
        token = sentence.head(token)
    return None, False


def _stands_for(one: Attribution, sentence: Sentence, who: Token) -> bool:
    if who.pos == "PRON" or who.lower in ("there", "it") or one.source is None:
        return True
    said_by = one.source.words.lower()
    theirs = any(kid.lower in clause_words("possessive pronoun") for kid in sentence.kids(who))
    nothing = any(kid.lower == "no" for kid in sentence.kids(who))  # "no information was at hand"
    speaks = any(each in said_by for each in clause_words("speaks for a body"))
    return theirs or nothing or speaks or who.lower in said_by or _for_a_body(one.source, who)


def _for_a_body(source: Span, who: Token) -> bool:
    """“Marren said the ministry had no information”: a person, bare of any role, for a body."""
    bare = source.words.lower() in clause_words("personal pronoun") or source.words.istitle()
    return bare and (who.entity == "ORG" or who.lemma in clause_words("body one speaks for"))
