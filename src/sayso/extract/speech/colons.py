"""Headline forms: “Ministry: dam holds”, “Dam holds – ministry”; a colon before a quotation."""

import itertools
import re
from collections.abc import Iterator

from sayso.extract.speech.sight import Sight
from sayso.extract.speech.syntax import noun_phrase, own_subject, span, trim
from sayso.lexicon.cues import media_words, phrases, reporting_verbs
from sayso.lexicon.organisations import words_of
from sayso.lexicon.roles import role_words
from sayso.model import Attribution, Span, Token

MARKS = (":", "–", "—", "-", "―")
TOPICAL = ("about", "on", "regarding", "against")  # "Marren on the flood: …" may quote nobody
LEAST_WORDS = 3  # what is said behind a colon is a clause, not a name
LONGEST_LABEL = 3  # words
STAMP = re.compile(r"\d{1,2}[:.h]\d{2}")
SOURCE_WORDS = 8  # a headline's "Ministry of Transport of Orva: …" is this long at most


def find(sight: Sight) -> Iterator[Attribution]:
    """Headline forms "Ministry: dam holds" and "Dam holds – ministry"; colon before a quotation."""
    sentence = sight.sentence
    marks = [t for t in sentence.tokens if t.text in MARKS and t.i > 0 and _free(sight, t)]
    for mark in marks:
        whole = trim(list(sentence.tokens[: mark.i]))
        before = _unstamped(whole)
        after = trim(list(sentence.tokens[mark.i + 1 :]))
        if not before or not after:
            continue
        quoted = any(q.outer.start <= after[0].start <= q.outer.start + 2 for q in sight.quotations)
        stamped = len(before) < len(whole)
        named = voice(before) and (quoted or not _placed(before, after))
        named = named or (quoted and _label(before))
        says = quoted or any(t.pos in ("VERB", "AUX") for t in after)
        led = sight.headline or quoted or stamped
        if mark.text == ":" and led and named and says and len(after) > 2:
            source, content = before, _without_tag(sight, after)
        elif (
            sight.headline
            and (voice(after) or _surname(before, after))
            and len(before) > len(after)
        ):
            source, content = after, _without_topic(before)
        else:
            continue
        yield Attribution(
            content=(span(sight.text, content),),
            frame="colon/label" if stamped and source is before else "colon",
            sentence=sight.number,
            lemma=":",
            cue=Span.of(sight.text, mark.start, mark.end),
            source=span(sight.text, source),
        )
        return


def asked(sight: Sight) -> Iterator[Attribution]:
    """“The mayor, asked by a reader whether the dam would hold: “Ask the dam.””: the mayor says."""
    tokens = sight.sentence.tokens
    for mark in tokens[3:]:
        put = next((t for t in tokens[: mark.i] if t.lower == "asked" and t.tag == "VBN"), None)
        after = trim(list(tokens[mark.i + 1 :]))
        quoted = bool(after) and any(
            q.outer.start <= after[0].start <= q.outer.start + 2 for q in sight.quotations
        )
        if mark.text != ":" or put is None or not quoted or tokens[put.i - 1].text != ",":
            continue
        who = _unstamped(trim(list(tokens[: put.i])))
        if who and voice(who):
            yield Attribution(
                content=(span(sight.text, after),),
                frame="colon/label",
                sentence=sight.number,
                lemma=":",
                cue=Span.of(sight.text, mark.start, mark.end),
                source=span(sight.text, who),
            )
            return


def manner(sight: Sight) -> Iterator[Attribution]:
    """“Marren was blunt: the dam is lost”: how she put it stands for the verb of saying."""
    tokens = sight.sentence.tokens
    for mark in tokens[3:]:
        how, verb = tokens[mark.i - 1], tokens[mark.i - 2]
        told = mark.text == ":" and how.lower in phrases("manner") and verb.lemma == "be"
        before, after = trim(list(tokens[: verb.i])), trim(list(tokens[mark.i + 1 :]))
        if not told or not before or len(after) < LEAST_WORDS or sight.quotation_around(mark):
            continue
        yield Attribution(
            content=(span(sight.text, after),),
            frame="colon",
            sentence=sight.number,
            lemma="be " + how.lower,
            cue=span(sight.text, [verb, how]),
            source=span(sight.text, before),
        )


def gestures(sight: Sight) -> Iterator[Attribution]:
    """“The pilot had to laugh: the runway is too short”: a gesture right before what is said."""
    sentence = sight.sentence
    for mark in sentence.tokens[2:]:
        verb = sentence.tokens[mark.i - 1]
        after = trim(list(sentence.tokens[mark.i + 1 :]))
        if mark.text != ":" or verb.lemma not in phrases("gesture") or len(after) < LEAST_WORDS:
            continue
        top = sentence.head(verb) if verb.dep == "xcomp" else verb
        who = own_subject(sentence, top)
        if who is not None and not sight.quotation_around(mark):
            yield Attribution(
                content=(span(sight.text, after),),
                frame="colon",
                sentence=sight.number,
                lemma=":",
                cue=verb.span,
                source=span(sight.text, noun_phrase(sentence, who)),
            )


def closing(sight: Sight) -> Iterator[Attribution]:
    """“Two drowned in Vell, says mayor; guard: one”: a headline's tag, whatever follows it."""
    tokens = sight.sentence.tokens
    for verb in tokens[2:]:
        if verb.lower not in phrases("closing tag") or tokens[verb.i - 1].text != ",":
            continue
        behind = list(itertools.takewhile(lambda t: t.text not in (";", ","), tokens[verb.i + 1 :]))
        before = trim(list(tokens[: verb.i]))
        if sight.headline and behind and voice(behind) and len(before) >= LEAST_WORDS:
            yield _tag(sight, verb, "clause/closing", before, behind)
            return


def inverted(sight: Sight) -> Iterator[Attribution]:
    """“The gate is shut, noted judge Mira Sol”: a tag whose verb the parse took for a modifier."""
    tokens = sight.sentence.tokens
    for verb in tokens[LEAST_WORDS:]:
        entry = reporting_verbs().get(verb.lemma)
        known = verb.dep in ("amod", "conj") and verb.tag in ("VBD", "VBN")
        before = trim(list(tokens[: verb.i]))
        behind = trim(list(tokens[verb.i + 1 :]))
        if entry is None or not known or not behind or "clause" not in entry.frames:
            continue
        said = any(t.pos in ("VERB", "AUX") for t in before)
        named = any(t.pos == "PROPN" for t in behind) and voice(behind)
        if said and named and tokens[verb.i - 1].text in (",", '"', "”"):
            yield _tag(sight, verb, "clause/tag", before, behind)
            return


def _tag(
    sight: Sight, verb: Token, frame: str, before: list[Token], behind: list[Token]
) -> Attribution:
    """What stands before the verb, said by who stands behind it."""
    return Attribution(
        content=(span(sight.text, before),),
        frame=frame,
        sentence=sight.number,
        lemma=verb.lemma,
        cue=verb.span,
        source=span(sight.text, behind),
    )


def _without_tag(sight: Sight, content: list[Token]) -> list[Token]:
    """“Marren: the dam holds, - Marren” names the speaker twice."""
    for mark in content[1:]:
        rest = [t for t in content if t.i > mark.i]
        if mark.text in MARKS[1:] and _free(sight, mark) and (voice(rest) or len(rest) == 1):
            return trim([t for t in content if t.i < mark.i]) if rest else content
    return content


def _without_topic(content: list[Token]) -> list[Token]:
    """“Flood in Vell: the dam will hold – Marren”: the words before the colon are a rubric."""
    for mark in content:
        before = [t for t in content if t.i < mark.i]
        if mark.text == ":" and not any(t.pos in ("VERB", "AUX") for t in before):
            return trim([t for t in content if t.i > mark.i]) or content
    return content


def _free(sight: Sight, mark: Token) -> bool:
    """Whether a dash stands alone ("Dam holds - ministry"), not inside a word ("al-Adra")."""
    return mark.text == ":" or sight.text[mark.start - 1 : mark.end + 1].strip() == mark.text


def _placed(before: list[Token], after: list[Token]) -> bool:
    """“Vell: two barges sink” says where, unless the words behind are those of a speaker."""
    own = any(t.lower in ("we", "our", "us", "i") for t in after)
    return not own and all(t.entity == "GPE" for t in before)


def _surname(before: list[Token], after: list[Token]) -> bool:
    """“Dam holds – Marren”: a lone name no table knows, in a headline of small letters."""
    small = sum(t.text.islower() for t in before)
    return (
        len(after) == 1
        and after[0].pos == "PROPN"
        and after[0].text.istitle()
        and 2 * small > len(before)
    )


def _unstamped(before: list[Token]) -> list[Token]:
    """“18:30 Marren: …”: a live page's label without its time."""
    stamped = len(before) > 1 and STAMP.fullmatch(before[0].text)
    return trim(before[1:]) if stamped else before


def _label(tokens: list[Token]) -> bool:
    """“Marren: “…””: a name alone before a quotation, though no table knows it."""
    words = [t for t in tokens if t.pos != "PUNCT"]
    return len(words) <= LONGEST_LABEL and all(
        t.pos == "PROPN" and t.text[0].isupper() and t.entity not in ("DATE", "TIME") for t in words
    )


def voice(tokens: list[Token]) -> bool:
    """Whether a short phrase names somebody: nouns only, at least one name or role, no verb."""
    if len(tokens) > SOURCE_WORDS or any(t.pos in ("VERB", "AUX") for t in tokens):
        return False
    if any(t.lower in TOPICAL for t in tokens):
        return False
    inside = {t.i for t in tokens}
    heads = [t for t in tokens if t.head not in inside or t.head == t.i] or tokens[-1:]
    return any(_speaks(t) for t in (heads[0], heads[-1]))


def _speaks(token: Token) -> bool:
    """“Fall of Vell: …” is a topic though Vell is named: the head must be a name or a voice."""
    if token.entity in ("PERSON", "ORG", "GPE", "NORP"):
        return True
    known: set[str] = {*media_words(), *phrases("voice"), *role_words()}
    known.update(words_of("body"), words_of("collective"))
    return bool({token.lower, token.lemma} & known)
