"""Sentences that credit nobody and go on with the speech before them, as in “Two are missing”.

A report names its source at the end of one sentence and tells more of what it was told in the next.
Taken for that are only sentences which show it: they count on from what was counted, tell the
speech's future in the past, or give one more figure of it in few words. All others stay the
outlet's own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.extract.cast.rolewords import is_body_word
from sayso.extract.speech import kinds, nesting
from sayso.extract.speech.figured import FRAME as FIGURE
from sayso.extract.speech.page import Page
from sayso.extract.speech.pieces import clean
from sayso.extract.speech.syntax import SUBJECTS, own_subject
from sayso.lexicon.clause_words import clause_words
from sayso.model import Attribution, AttributionKind, Sentence, Span, Token

CARRIED = "carried on"
SHORT = 13  # words of a sentence that does no more than give one more figure
TAIL = 6  # words behind a speech tag that only date it: "…, she said on Friday night in Vell"
AT_ONCE = 2  # sentences that go on with one speech
UNTOLD = frozenset({"headline", "headline/colon", CARRIED})
PAST = ("VBD", "VBN")
NOBODY = frozenset({"nobody", "none", "nothing"})


def find(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """An attribution for each sentence that goes on with the speech of the one before it."""
    outer = [each.attribution for each in nesting.find(found) if each.parent is None]
    spoken: dict[int, list[Attribution]] = {}
    for one in outer:
        spoken.setdefault(one.sentence, []).append(one)
    touched = set(_touched(page, found))
    carried: list[Attribution] = []
    going: Attribution | None = None
    length = 0
    for number in range(1, len(page.sentences)):
        if number - 1 in touched:
            going, length = _speech(spoken.get(number - 1, [])), 0
        apart = page.sentences[number].line != page.sentences[number - 1].line
        if going is None or apart or number in touched or number in page.subheads:
            going = None
            continue
        if length == AT_ONCE or not _goes_on(page, number, going):
            going = None
            continue
        length += 1
        carried.append(_more(page, number, going))
    return carried


def _touched(page: Page, found: Sequence[Attribution]) -> Iterator[int]:
    """Sentences in which a voice is credited, or which hold a question or a quotation."""
    spans = (s for one in found for s in (*one.content, one.cue, one.source) if s is not None)
    heard = {number for span in spans for number in page.within(span)}
    for number, sentence in enumerate(page.sentences):
        quotations = page.near(sentence.span)
        near = any(q.outer.overlaps(sentence.span) and not q.term for q in quotations)
        if near or number in page.headlines or number in heard:
            yield number


def _speech(spoken: Sequence[Attribution]) -> Attribution | None:
    """The one statement that a sentence reports, if one voice alone is heard in it."""
    told = [one for one in spoken if one.source is not None and one.frame not in UNTOLD]
    if len({one.source for one in told}) != 1 or len(told) != len(spoken):
        return None
    last = told[-1]
    if last.negated or kinds.of(last.lemma) is not AttributionKind.STATEMENT:
        return None
    return last


def _goes_on(page: Page, number: int, speech: Attribution) -> bool:
    sentence = page.sentences[number]
    if not _states(sentence) or _dated(sentence):
        return False
    if _another(sentence, speech):
        return False
    if _counts_on(sentence) or _future_in_past(page, sentence, speech):
        return True
    if _tag_closes(page, speech) and _past_perfect(page, sentence, speech):
        return True
    if speech.frame == FIGURE and _counts_people(sentence):
        return True
    return _tag_closes(page, speech) and _one_more(sentence)


def _states(sentence: Sentence) -> bool:
    root = sentence.root
    subject = own_subject(sentence, root) or next(sentence.kids(root, "expl"), None)
    finite = root.pos in ("VERB", "AUX") and subject is not None
    return finite and sentence.tokens[-1].text != "?"


def _dated(sentence: Sentence) -> bool:
    """Whether a year is given: what was long ago is told by the outlet."""
    return any(
        token.entity == "DATE" and token.text.isdigit() and len(token.text) == len("1999")
        for token in sentence.tokens
    )


def _counts_on(sentence: Sentence) -> bool:
    """“Nineteen of them work there”, “Some 90 have burned up”: a number without its noun."""
    clauses = [sentence.root, *sentence.kids(sentence.root, "ccomp", "parataxis")]
    first = min(clauses, key=lambda token: token.i)
    if first.lemma == "be":
        return any(noun.lower == "it" for noun in sentence.kids(first, *SUBJECTS)) and any(
            _bare(sentence, noun) for noun in sentence.kids(first, "attr", "acomp")
        )
    return any(_bare(sentence, noun) for noun in sentence.kids(first, *SUBJECTS))


def _bare(sentence: Sentence, noun: Token) -> bool:
    if noun.tag != "CD":
        return noun.lower == "both" and not any(sentence.kids(noun, "conj"))
    of = [head for prep in sentence.kids(noun, "prep") for head in sentence.kids(prep, "pobj")]
    pointing = all(
        head.lower in clause_words("personal pronoun") or head.tag == "CD" for head in of
    )
    return pointing or not of


def _future_in_past(page: Page, sentence: Sentence, speech: Attribution) -> bool:
    """“The slick would come ashore by Saturday”: what was said was “will”."""
    said = next((t for t in _tokens(page, speech) if t.tag in PAST), None)
    would = any(kid.lower == "would" for kid in sentence.kids(sentence.root, "aux"))
    return (
        said is not None
        and would
        and not any(token.lower in clause_words("condition") for token in sentence.tokens)
    )


def _past_perfect(page: Page, sentence: Sentence, speech: Attribution) -> bool:
    """“First samples had shown no bacteria”: what was said is “have shown”."""
    said = any(t.tag in PAST for t in _tokens(page, speech))
    had = any(kid.lower == "had" for kid in sentence.kids(sentence.root, "aux"))
    who = own_subject(sentence, sentence.root)
    named = who is not None and (who.entity == "PERSON" or who.pos == "PRON")
    return said and had and not named


def _another(sentence: Sentence, speech: Attribution) -> bool:
    """“The ambulance service treated nine”: another body tells of itself what it did."""
    who = own_subject(sentence, sentence.root)
    if who is None or sentence.root.lemma == "be" or who.dep != "nsubj":
        return False
    body = is_body_word(who) and any(kid.lower == "the" for kid in sentence.kids(who, "det"))
    words = speech.source.words.lower().split() if speech.source is not None else []
    return body and who.lower not in words


def _tokens(page: Page, speech: Attribution) -> list[Token]:
    cue = speech.cue
    tokens = page.sentences[speech.sentence].tokens
    return [token for token in tokens if cue is not None and token.span.overlaps(cue)]


def _tag_closes(page: Page, speech: Attribution) -> bool:
    """“…, the mayor said on Friday.”: nothing but the tag stands behind the speech."""
    sentence = page.sentences[speech.sentence]
    parts = [span for span in (speech.cue, speech.source) if span is not None]
    last = max(span.end for span in speech.content)
    behind = [t for t in sentence.tokens if t.start >= max(span.end for span in parts)]
    return all(span.start >= last for span in parts) and len(behind) <= TAIL


def _one_more(sentence: Sentence) -> bool:
    """“Turnout was 54 per cent.”, “Nobody was hurt.”: one figure more, or none at all."""
    words = [token for token in sentence.tokens if token.text[0].isalnum()]
    if len(words) > SHORT:
        return False
    figure = any(t.tag == "CD" and t.entity not in ("DATE", "TIME", "ORDINAL") for t in words)
    return figure or any(
        noun.lower in NOBODY or any(k.lower == "no" for k in sentence.kids(noun))
        for noun in sentence.kids(sentence.root, *SUBJECTS)
    )


def _counts_people(sentence: Sentence) -> bool:
    """“There are nine in hospital”, “Three have died”: behind a figure, one more of its kind."""
    counted = [*sentence.kids(sentence.root, *SUBJECTS)]
    if any(sentence.kids(sentence.root, "expl")):
        counted = [*sentence.kids(sentence.root, "attr", "nsubj")]
    numbers = [t for noun in counted for t in (noun, *sentence.kids(noun, "nummod"))]
    return any(t.tag == "CD" for t in numbers) and _one_more(sentence)


def _more(page: Page, number: int, speech: Attribution) -> Attribution:
    span = page.sentences[number].span
    content = clean(page.text, span.start, span.end)
    return replace(
        speech,
        content=(content,) if content else (Span.of(page.text, span.start, span.end),),
        frame=CARRIED,
        sentence=number,
        lemma="",
        cue=None,
        negated=False,
        modal="",
        anaphoric=False,
        found_by="rules",
        sure=None,
    )
