"""What sort of attribution a cue makes: statement, belief, plan, evaluation or finding.

Any cue gets a kind and an act with the reason for them: a phrase of the table first, then the
word the others hang on, then what stands beside it; a cue of marks or prepositions alone is a
statement, and so, as a written default, is what no table lists.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.lexicon.cue_types import FORMS, LIGHT, CueType, cue_phrases, cue_words
from sayso.lexicon.cues import cue_nouns, reporting_verbs
from sayso.model import Act, Attribution, AttributionKind, Sentence, Span, Token, Why

UNLISTED = "unlisted cue"
OPEN_CLASS = ("VERB", "NOUN", "ADJ", "ADV", "PROPN", "AUX")
FORM = {"VERB": "verbs", "AUX": "verbs", "NOUN": "nouns", "PROPN": "verbs"}
WITHHOLDING = {"withheld", "drawn"}  # “gave no details” refuses; “gave details” does not
SHORTEST = 3
ENDINGS = ("ing", "ed", "es", "s", "d")


@dataclass(frozen=True, slots=True)
class Typed:
    """The kind of an attribution, what its source does by it, and why."""

    kind: AttributionKind
    act: Act
    why: Why


SAID = Typed(AttributionKind.STATEMENT, Act.ASSERT, Why("kind by cue", None, "said"))


def find(cue: Sequence[Token], sentence: Sentence) -> Typed:
    """The kind and the act of the cue made of these tokens (one or more) of the sentence.

    Negation and modals turn the act later, as they do for a listed reporting verb.
    """
    words = _by_weight(cue)
    phrase, made_of = _phrase(cue)
    listed = [(token, entry) for token in words if (entry := find_word(token))]
    telling = [pair for pair in listed if pair[1].kind != LIGHT and pair[0].i not in made_of]
    # “declined to weigh in”: what a phrase hangs on tells more than the phrase.
    first = next((t for t in words if t.i in made_of or any(t is w for w, _ in telling)), None)
    if phrase and (first is None or first.i in made_of):
        return _typed(phrase, _span(cue, sentence), Act(phrase.act))
    met = {token.i for token, _ in listed}
    if not telling and not any(t.pos == "ADJ" and t.i not in met for t in cue):
        telling = listed  # an unlisted adjective tells more than "is"
    if telling:
        token, entry = telling[0]
        return _typed(entry, token.span, _act(token, entry, sentence))
    return _unlisted(cue, _span(cue, sentence))


def judge(one: Attribution, sentence: Sentence) -> Typed:
    """The kind and act of an attribution; ``sentence`` is that of its cue.

    A rule names its cue by a key of the lexicon, which says more than the words around it.
    """
    cue = [t for t in sentence.tokens if one.cue is not None and t.span.overlaps(one.cue)]
    if (known(one) and one.found_by != "tagger") or not cue:
        kind = of(one.lemma)
        why = Why("kind by cue", one.cue, f"{one.lemma!r} is listed as {kind.value}")
        return Typed(kind, Act.ASSERT, why)
    return find(cue, sentence)


def known(one: Attribution) -> bool:
    """Whether its cue is a reporting verb or noun, whose act the lexicon gives."""
    return tells(one) or one.lemma in cue_nouns()


def tells(one: Attribution) -> bool:
    """Whether its cue is a reporting verb in a sense the lexicon lists.

    “gave no details” refuses to speak; “gave a talk”, “named the diver” do not.
    """
    entry = reporting_verbs().get(one.lemma)
    if entry is None:
        return False
    return not set(entry.frames) <= WITHHOLDING or one.frame in (*WITHHOLDING, "refusal")


@cache
def of(lemma: str) -> AttributionKind:
    """The kind of a cue that a rule found by its key in the lexicon ("point out", "hope")."""
    phrase = next((e for words, e in cue_phrases() if " ".join(words) == lemma), None)
    lists = (cue_words(form) for form in FORMS)
    entry = phrase or next((words[lemma] for words in lists if lemma in words), None)
    if entry is None or entry.kind == LIGHT:
        return AttributionKind.STATEMENT
    return AttributionKind(entry.kind)


def _phrase(cue: Sequence[Token]) -> tuple[CueType | None, frozenset[int]]:
    """The longest phrase of the table in the cue, and the tokens it is made of."""
    for words, entry in cue_phrases():
        if made_of := _in_order(words, cue):
            return entry, made_of
    return None, frozenset()


def _in_order(words: Sequence[str], cue: Sequence[Token]) -> frozenset[int]:
    rest = iter(cue)
    met = [next((t.i for t in rest if word in (t.lemma, t.lower)), None) for word in words]
    return frozenset(i for i in met if i is not None) if None not in met else frozenset()


def _by_weight(cue: Sequence[Token]) -> list[Token]:
    """The words that can tell a kind, those the others hang on first, adverbs last."""
    words = [token for token in cue if token.pos in OPEN_CLASS]
    inside = {token.i for token in cue}
    hangs = {token.i: token.head for token in cue if token.head != token.i}

    def depth(token: Token) -> tuple[bool, int, int]:
        steps, at = 0, token.i
        while hangs.get(at) in inside:
            steps, at = steps + 1, hangs[at]
        return token.pos == "ADV", steps, token.i

    return sorted(words, key=depth)


def find_word(token: Token) -> CueType | None:
    """The entry of a word: its own part of speech first, then any, then the reporting words."""
    own = FORM.get(token.pos, "others")
    forms = (own, *(form for form in FORMS if form != own)) if token.pos != "ADV" else ("others",)
    for word in _words(token):
        for form in forms:
            if word in cue_words(form):
                return cue_words(form)[word]
            if form == "verbs" and word in reporting_verbs():
                return CueType(word, form, "statement", Act.ASSERT, "")
            if form == "nouns" and word in cue_nouns():
                return CueType(word, form, "statement", cue_nouns()[word].act, "")
    return None


def _words(token: Token) -> Iterator[str]:
    """The lemma, and what the word may be without its ending where the lemma is mistaken."""
    yield token.lemma
    yield token.lower
    for ending in ENDINGS:
        stem = token.lower.removesuffix(ending)
        if stem != token.lower and len(stem) >= SHORTEST:
            yield stem + "e"
            if token.lemma == token.lower or len(stem) > SHORTEST + 1:  # "spared" is not "spar"
                yield stem


def _act(token: Token, entry: CueType, sentence: Sentence) -> Act:
    verb = reporting_verbs().get(entry.word) if entry.form == "verbs" else None
    if verb and not set(verb.frames) <= WITHHOLDING:
        return Act(verb.act)
    if entry.kind == AttributionKind.PLAN and entry.act == Act.DEMAND and _self(token, sentence):
        return Act.PROMISE
    return Act(entry.act)


def _self(token: Token, sentence: Sentence) -> bool:
    """“wants to stay” is of the wisher, “wants them to stay” and “wants a boat” of others."""
    subjects = ("nsubj", "nsubjpass", "expl")
    wished = list(sentence.kids(token, "xcomp", "ccomp"))
    return any(not any(sentence.kids(verb, *subjects)) for verb in wished)


def _typed(entry: CueType, at: Span, act: Act) -> Typed:
    if entry.kind == LIGHT and entry.word in reporting_verbs():
        why = Why("kind by cue", at, f"{entry.word!r} with no telling word beside it is said")
        return Typed(AttributionKind.STATEMENT, act, why)
    if entry.kind == LIGHT:
        why = Why("light cue", at, f"{entry.word!r} alone tells no kind; read as a statement")
        return Typed(AttributionKind.STATEMENT, act, why)
    kind = AttributionKind(entry.kind)
    return Typed(kind, act, Why("kind by cue", at, f"{entry.word!r} is listed as {kind.value}"))


def _unlisted(cue: Sequence[Token], at: Span) -> Typed:
    words = [token for token in cue if token.pos in OPEN_CLASS]
    if not words or cue[0].text in "[(":
        why = Why("kind by marks", at, "marks or small words alone bring in what was said")
        return Typed(AttributionKind.STATEMENT, Act.ASSERT, why)
    if any(t.pos == "ADJ" for t in words) and all(t.pos == "ADJ" or _linking(t) for t in words):
        detail = "what somebody is, in no table; read as a state of mind"
        return Typed(AttributionKind.BELIEF, Act.ASSERT, Why(UNLISTED, at, detail))
    detail = "in no table of cues; most cues are statements"
    return Typed(AttributionKind.STATEMENT, Act.ASSERT, Why(UNLISTED, at, detail))


def _linking(token: Token) -> bool:
    entry = find_word(token)
    return token.pos in ("AUX", "ADV") or (entry is not None and entry.kind == LIGHT)


def _span(cue: Sequence[Token], sentence: Sentence) -> Span:
    """From the first to the last word of the cue, with what stands between."""
    start, end = cue[0].start, cue[-1].end
    offset = sentence.span.start
    return Span(start, end, sentence.span.words[start - offset : end - offset])
