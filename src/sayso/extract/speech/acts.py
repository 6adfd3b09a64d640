"""What was done by speaking: speech act, the reporting voice's stance, certainty and polarity.

Decided by construction and cue, never by the verb alone: "could not confirm" confirms nothing.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sayso.lexicon.cues import cue_nouns, phrases, reporting_verbs
from sayso.model import Act, Attribution, Certainty, Polarity, Sentence, Span, Stance, Token, Why

UNSURE = ("could", "may", "might")
FUTURE = ("will", "would", "'ll", "wo", "shall")
SPEAKERS_OWN = ("i", "we")
DENYING = frozenset({"fake", "false", "untrue", "lie", "lies"})
FORESEEN = re.compile(
    r"\b(?:by (?:the (?:end|middle|start) of|next|[A-Z]\w+|20\d\d)|(?:next|this coming) \w+|in the "
    r"(?:coming|next) \w+)"
)
OUTRIGHT = (Act.ASSERT, Act.EVALUATE, Act.CONFIRM)


@dataclass(frozen=True, slots=True)
class Reading:
    """The four facets of one attribution and the reasons for them."""

    act: Act
    stance: Stance
    certainty: Certainty
    polarity: Polarity
    why: tuple[Why, ...]


def find(one: Attribution, sentences: Sequence[Sentence]) -> Reading:
    """Judge an attribution; ``sentences`` are those of its cue and its content, in order."""
    act, why = _act(one, sentences)
    stance, hedge = _stance(one, sentences)
    certainty = _certainty(one, sentences, act)
    polarity = _polarity(one, sentences, act)
    reasons = [why] + ([hedge] if hedge else [])
    return Reading(act, stance, certainty, polarity, tuple(reasons))


def _act(one: Attribution, sentences: Sequence[Sentence]) -> tuple[Act, Why]:
    base = _lexical(one)
    bidden = one.lemma == "tell" and one.frame == "clause/infinitive"
    if bidden or (one.lemma == "ask" and one.frame == "infinitive"):
        return Act.DEMAND, Why("asked to do", one.cue, "somebody is asked to do something")
    if base is Act.DENY and one.negated and _confirming(one, sentences):
        return Act.DECLINE, Why("neither confirmed nor denied", one.cue, "says neither")
    if turned := _turned(one, base):
        return turned
    words = " ".join(span.words for span in one.content)
    if one.frame == "concern":
        raised = [v for w, v in phrases("concern").items() if re.search(rf"\b{w}", words.lower())]
        if raised:
            return Act(raised[0]), Why("act by object", one.cue, f"raised what {raised[0]}s")
    if told := _by_content(one, sentences, base, words):
        return told
    return base, Why("act by cue", one.cue, f"{one.lemma!r} is listed as {base.value}")


def _by_content(
    one: Attribution, sentences: Sequence[Sentence], base: Act, words: str
) -> tuple[Act, Why] | None:
    """What is said may tell the act better than the verb: "said she had no comment"."""
    if base in OUTRIGHT and (marker := _marker(words, denial=one.frame == "as")):
        value, found = marker
        return Act(value), Why("act by content", one.cue, f"the content says {found!r}")
    if base in OUTRIGHT and (denial := _outright(words)):
        return Act.DENY, Why("act by content", one.cue, f"the content says {denial!r}")
    if base is Act.DENY and one.frame == "as" and not _about_words(words):
        return Act.EVALUATE, Why("judged, not denied", one.cue, "nothing said is dismissed")
    if one.lemma in phrases("sworn") and one.frame == "clause/that" and _past(one, sentences):
        return Act.ASSERT, Why("sworn to be so", one.cue, "nothing that is still to come")
    return _by_mood(one, sentences) if base is Act.ASSERT else None


def _past(one: Attribution, sentences: Sequence[Sentence]) -> bool:
    """“swore that the gate was shut”: one promises what will be."""
    main = _main_verb(one.content[0], sentences) if one.content else None
    if main is None or _modal(*main):
        return False
    sentence, verb = main
    return "VBD" in (verb.tag, *(kid.tag for kid in sentence.kids(verb, "aux", "auxpass")))


@cache
def _denials() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(phrases('denial')))})\b", re.IGNORECASE)


def _outright(words: str) -> str | None:
    """“has nothing to do with it”, “did not admit guilt”: a denial in the first person."""
    found = _denials().search(words)
    return found.group(0) if found else None


def _about_words(words: str) -> bool:
    """Whether what is dismissed was said or shown, and is not an offer or a plan."""
    said = {word.strip('.,"“”').lower() for word in words.split()}
    nouns = {*cue_nouns(), *phrases("hearsay")}
    return bool(said & nouns or {word.removesuffix("s") for word in said} & nouns or DENYING & said)


def follow(before: Reading, here: Reading, one: Attribution) -> Reading:
    """A quotation right behind its speaker's denial or refusal carries it on.

    “The mayor denied this. “Nobody was sent there,” he said.”
    """
    if here.act is not Act.ASSERT:
        return here
    words = " ".join(span.words for span in one.content)
    if before.act is Act.DENY and here.polarity is Polarity.NEGATIVE:
        why = Why("goes on denying", one.cue, "a negated answer behind the speaker's own denial")
        return replace(here, act=Act.DENY, why=(*here.why, why))
    if before.act is Act.DECLINE and _defers(words):
        why = Why("goes on refusing", one.cue, "passed on to others behind the speaker's refusal")
        unstated = Polarity.UNSTATED
        return replace(here, act=Act.DECLINE, polarity=unstated, why=(*here.why, why))
    return here


def _defers(words: str) -> bool:
    return any(re.search(rf"\b{each}\b", words, re.IGNORECASE) for each in phrases("deferring"))


def _confirming(one: Attribution, sentences: Sequence[Sentence]) -> bool:
    """“neither confirmed nor denied”: a confirmation stands before the cue in its sentence."""
    return any(
        token.lemma == "confirm" and one.cue is not None and token.end <= one.cue.start
        for sentence in sentences[:1]
        for token in sentence.tokens
    )


def _lexical(one: Attribution) -> Act:
    if one.lemma in reporting_verbs():
        return Act(reporting_verbs()[one.lemma].act)
    if one.lemma in cue_nouns():
        return Act(cue_nouns()[one.lemma].act)
    if one.source is not None and one.frame == "credit":
        last = one.source.words.lower().split()[-1]
        for noun in (last, last.removesuffix("s")):
            if noun in cue_nouns():
                return Act(cue_nouns()[noun].act)
    return Act.ASSERT


def _turned(one: Attribution, base: Act) -> tuple[Act, Why] | None:
    """Negation and modals turn a cue: "could not confirm", "would not say", "did not deny"."""
    if not one.negated or one.frame == "drawn":
        return None
    never = one.cue is not None and "never" in one.cue.words.lower().split()
    if never and one.lemma in phrases("unsaid"):
        return Act.DENY, Why("never said", one.cue, "says that it was never said")
    commenting = one.lemma in phrases("commenting") or one.lemma == "comment"
    if base is Act.CONFIRM and one.modal != "would":
        return Act.CANNOT_CONFIRM, Why(
            "negated confirmation", one.cue, "says that it is not confirmed"
        )
    if commenting and base is not Act.DENY:
        return Act.DECLINE, Why("negated comment", one.cue, "says that nothing will be said")
    if base in (Act.DENY, Act.DECLINE):
        return Act.ASSERT, Why(
            "negated denial", one.cue, "not denying is neither denial nor confirmation"
        )
    return None


@cache
def _patterns(value: str) -> re.Pattern[str]:
    words = sorted((w for w, v in phrases("act").items() if v == value), key=len, reverse=True)
    gap = r"(?:\s+\w+){0,2}?\s+"
    return re.compile(r"\b(" + "|".join(w.replace(" ", gap) for w in words) + r")\b", re.IGNORECASE)


@cache
def _denial() -> re.Pattern[str]:
    """“the claims are false”: a noun of saying, a copula, a word of untruth."""
    nouns = "|".join(sorted(cue_nouns()))
    said = rf"(?:{nouns})s?|this|that|it|they|these|those|story|stories|accounts?"
    link = r"(?:is|are|was|were|has been|have been|had been)(?:\s+(?!not\b)\w+){0,2}?"
    return re.compile(rf"\b(?:{said})\s+{link}\s+{_patterns('deny').pattern}", re.IGNORECASE)


def _marker(words: str, *, denial: bool) -> tuple[str, str] | None:
    for value in ("decline", "cannot-confirm", "confirm"):
        if found := _patterns(value).search(words):
            return value, found.group(0)
    pattern = _patterns("deny") if denial else _denial()
    if found := pattern.search(words):
        return "deny", found.group(0)
    return None


def _by_mood(one: Attribution, sentences: Sequence[Sentence]) -> tuple[Act, Why] | None:
    """“will” predicts, or promises where the speaker does it; “must” demands; a question asks."""
    first = _main_verb(one.content[0], sentences) if one.content else None
    if first is None:
        return None
    sentence, verb = first
    if all(span.words and _asks(span, sentences) for span in one.content):
        return Act.ASK, Why("question", one.content[0], "ends in a question mark")
    if verb.lemma == "expect" and any(sentence.kids(verb, "auxpass")):
        return Act.PREDICT, Why("expected", verb.span, verb.text)
    mood = _modal(sentence, verb)
    who = next(sentence.kids(verb, "nsubj", "nsubjpass"), None)
    # "must have slept" and "would have come" are neither a demand nor a forecast.
    perfect = any(kid.lower == "have" for kid in sentence.kids(verb, "aux"))
    if mood in UNSURE and not perfect and FORESEEN.search(one.content[0].words):
        return Act.PREDICT, Why("may come by a date", verb.span, f"{mood!r}")
    if mood in UNSURE and verb.lemma == "be" and re.search(r"\d", one.content[0].words):
        return Act.ESTIMATE, Why("a figure that may be", verb.span, f"{mood!r}")
    if mood in FUTURE and not perfect:
        own = who is not None and (who.lower in SPEAKERS_OWN or _same(one, sentence, who))
        act = Act.PROMISE if own else Act.PREDICT
        return act, Why("future in content", verb.span, f"{mood!r}")
    if mood == "must" and not perfect:
        return Act.DEMAND, Why("must in content", verb.span, "must")
    return None


def _same(one: Attribution, sentence: Sentence, who: Token) -> bool:
    """“The envoy said she would return”: who speaks and who will do it are one."""
    if who.lower not in ("he", "she") or who.dep != "nsubj" or one.source is None:
        return False
    if one.frame not in ("clause/that", "clause/loose") or _in_marks(sentence, who):
        return False
    said_by = one.source.words.lower()
    return said_by == who.lower or said_by not in ("he", "she", "they", "it")


def _in_marks(sentence: Sentence, token: Token) -> bool:
    return sum(t.text in ('"', "“", "”") for t in sentence.tokens[: token.i]) % 2 == 1


def _asks(span: Span, sentences: Sequence[Sentence]) -> bool:
    for sentence in sentences:
        for token in sentence.tokens:
            if token.text == "?" and 0 <= token.start - span.end <= 1:
                return True
    return False


def _main_verb(span: Span, sentences: Sequence[Sentence]) -> tuple[Sentence, Token] | None:
    """The verb of the content whose head lies outside the content, first in text order."""
    for sentence in sorted(sentences, key=lambda each: each.span.start):
        inside = {t.i for t in sentence.between(span.start, span.end)}
        for token in sentence.tokens:
            heads = token.i in inside and (token.head not in inside or token.head == token.i)
            if heads and token.pos in ("VERB", "AUX"):
                return sentence, token
    return None


def _modal(sentence: Sentence, verb: Token) -> str:
    for kid in sentence.kids(verb, "aux"):
        if kid.tag == "MD":
            return kid.lower
    return ""


def _stance(one: Attribution, sentences: Sequence[Sentence]) -> tuple[Stance, Why | None]:
    hedges = phrases("stance")
    for token in _around_cue(one, sentences):
        if token.lower in hedges:
            why = Why("hedge of the reporting voice", token.span, token.lower)
            return Stance(hedges[token.lower]), why
    if one.lemma in reporting_verbs():
        return Stance(reporting_verbs()[one.lemma].stance), None
    if one.lemma in cue_nouns():
        return Stance(cue_nouns()[one.lemma].stance), None
    return Stance.NEUTRAL, None


def _around_cue(one: Attribution, sentences: Sequence[Sentence]) -> Iterable[Token]:
    """The words of the cue's sentence that belong to neither content nor source."""
    for sentence in sentences:
        if one.cue is None or not sentence.span.contains(one.cue):
            continue
        for token in sentence.tokens:
            at = token.span
            if not one.covers(at) and not (one.source and one.source.contains(at)):
                yield token


def _certainty(one: Attribution, sentences: Sequence[Sentence], act: Act) -> Certainty:
    marks = phrases("certainty")
    if act is Act.CONFIRM:
        return Certainty.CERTAIN
    for span in one.content[:1]:
        if (main := _main_verb(span, sentences)) is not None:
            sentence, verb = main
            near = [verb, *sentence.kids(verb, "aux", "advmod", "acomp", "attr")]
            values = [marks[t.lower] for t in near if t.lower in marks]
            values += [marks[verb.lemma]] if verb.lemma in ("seem", "appear") else []
            if values:
                return Certainty(values[0])
    return Certainty(marks.get(one.lemma, "unstated"))


def _polarity(one: Attribution, sentences: Sequence[Sentence], act: Act) -> Polarity:
    if act in (Act.DECLINE, Act.CANNOT_CONFIRM, Act.ASK):
        return Polarity.UNSTATED
    negative = any(_negative(span, sentences) for span in one.content[:1])
    denies = act is Act.DENY and _lexical(one) is Act.DENY
    return Polarity.NEGATIVE if negative != denies else Polarity.POSITIVE


def _negative(span: Span, sentences: Sequence[Sentence]) -> bool:
    """Whether the main clause of a content is negated ("has no proof", "was not there")."""
    main = _main_verb(span, sentences)
    if main is None:
        return False
    sentence, verb = main
    if any(kid.dep == "neg" for kid in sentence.kids(verb)):
        return True
    nouns = sentence.kids(verb, "nsubj", "nsubjpass", "dobj", "attr", "expl")
    return any(
        kid.lower in ("no", "nobody", "nothing", "none", "neither") or _not_one(sentence, kid)
        for noun in nouns
        for kid in (noun, *sentence.kids(noun, "det", "nsubj", "neg", "nummod"))
    )


def _not_one(sentence: Sentence, token: Token) -> bool:
    """“Not one barge”, “not a single barge”."""
    first = token.i > 0 and sentence.tokens[token.i - 1].lower == "not"
    return first and token.lower in ("one", "a", "any")
