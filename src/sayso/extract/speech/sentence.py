"""Attributions inside one sentence: reporting verbs, "according to", headline colons, cue nouns."""

from collections.abc import Iterator

from sayso.extract.speech import (
    behind,
    closing,
    colons,
    crediting,
    figured,
    frames,
    fronting,
    hearsay,
    joined,
    nouncues,
    passing,
    passives,
    phrasal,
    pointers,
    refusals,
    relays,
    speakers,
    taglines,
)
from sayso.extract.speech.sight import Sight, reporting
from sayso.extract.speech.syntax import (
    SUBJECTS,
    conjuncts,
    coordinated,
    double_name,
    modal,
    negated,
    noun_phrase,
    own_subject,
    passive_subject,
    span,
    spans,
    speaker,
    trim,
    verb_group,
)
from sayso.lexicon.cues import ReportingVerb, phrases, reporting_verbs
from sayso.model import Attribution, Relay, Sentence, Span, Token

NEAR_TAG = 6  # words between a quotation and the verb of its tag


def find(sight: Sight) -> list[Attribution]:
    """All attributions whose cue stands in this sentence, nested ones included."""
    found = [*_by_verbs(sight), *crediting.find(sight), *nouncues.find(sight)]
    heard = list(hearsay.find(sight))
    found = [one for one in found if all(not _by_one_cue(one, other) for other in heard)] + heard
    found += passives.quoted(sight)
    found += [*pointers.find(sight), *refusals.find(sight), *phrasal.find(sight)]
    ahead = list(fronting.find(sight))
    found = [one for one in found if all(one.cue != other.cue for other in ahead)] + ahead
    found += figured.besides(sight, found)
    found = closing.attach(sight, relays.attach(sight, found))
    answered = list(colons.asked(sight))
    if answered:  # whoever asked has not said what stands behind the colon
        found = [one for one in found if all(_before(one, other) for other in answered)]
    found += [*colons.manner(sight), *colons.gestures(sight), *answered]
    found = found or list(behind.find(sight))
    if not any(one.content or one.anaphoric for one in found):
        tags = [*colons.closing(sight), *colons.inverted(sight)] or list(taglines.find(sight))
        found += tags or list(passives.find(sight))
    if not found or sight.headline:
        found += colons.find(sight)
    return found


def _before(one: Attribution, other: Attribution) -> bool:
    """Whether nothing of a content stands where the other's does."""
    start = min(span.start for span in other.content)
    return all(span.end <= start for span in one.content)


def _by_one_cue(one: Attribution, other: Attribution) -> bool:
    return one.cue is not None and other.cue is not None and one.cue.overlaps(other.cue)


def _by_verbs(sight: Sight) -> Iterator[Attribution]:
    for verb in sight.sentence.tokens:
        entry = reporting(sight.sentence, verb)
        if entry is not None and not _unspoken(sight.sentence, verb):
            yield from _by_verb(sight, verb, entry)


def _unspoken(sentence: Sentence, verb: Token) -> bool:
    """Infinitives report no speech, unless what governs them goes on ("continued to insist").

    "It is wrong to comment" is no comment; nor is "Commenting on the toll, …".
    """
    if refusals.says_nothing(sentence, verb):
        return True
    infinitive = any(aux.lower == "to" for aux in sentence.kids(verb, "aux"))
    if infinitive and refusals.unable(sentence, verb) is not None:
        return False
    if infinitive:
        return verb.dep != "xcomp" or sentence.head(verb).lemma not in phrases("aspect")
    anonymous = verb.lemma == "ask" and any(
        kid.lemma in ("name", "identify", "quote") for kid in sentence.kids(verb, "xcomp")
    )
    aside = verb.lemma in ("speak", "talk") and verb.dep == "advcl"
    answering = verb.lemma in ("comment", "respond") or aside
    unsaid = verb.dep == "pcomp" and sentence.head(verb).lower == "without"
    return anonymous or unsaid or (answering and verb.tag == "VBG")


def _by_verb(sight: Sight, verb: Token, entry: ReportingVerb) -> Iterator[Attribution]:
    sentence = sight.sentence
    if verb.lemma == "ask" and verb.tag == "VBN" and verb.dep == "advcl":
        yield from _put_to(sight, verb)
        return
    who = speakers.outside(sight, verb, speaker(sentence, joined.shared(sentence, verb)))
    if who is not None and (speakers.nobody(sentence, who) or _mute(sentence, verb, who, entry)):
        return
    what = passive_subject(sentence, verb)
    pointing = pointers.points_back(sentence, verb)
    frame, tokens = frames.find(sentence, verb, entry)
    if frame == "drawn":
        who = what = passive_subject(sentence, verb)
    if pointing and frame != "clause/that":
        frame, tokens = "anaphoric", []
    if frame == "clause/that" and _follows_quotation(sight, verb, who, tokens):
        frame, tokens = "quotation", []
    if what is not None and not pointing and frame not in ("clause/that", "drawn"):
        frame, tokens = _passive(sentence, verb, entry, what)
    if who is None and not (frame and what is not None):
        return
    content = _content(sight, verb, tokens, who)
    press = who is not None and passing.is_media(sentence, who)
    cited = list(_cited(sentence, verb)) if press else []
    if not content and not pointing and not cited and "clause" not in entry.frames:
        return
    cue = _cue(sight, verb, entry, tokens)
    if frame == "refusal" and not tokens and entry.word in phrases("silence"):
        content, cue = (verb.span,), _cue_before(sight, verb)
    common = {
        "content": content,
        "frame": frame or "quotation",
        "sentence": sight.number,
        "lemma": entry.word,
        "cue": cue,
        "negated": negated(sentence, verb) or refusals.unable(sentence, verb) is not None,
        "modal": modal(sentence, verb),
        "anaphoric": pointing,
    }
    relays = tuple(passing.find(sight, verb, who))
    relays = relays or (crediting.quoting(sight, who) if who is not None else ())
    for source in _sources(sight, who, verb):
        yield Attribution(source=source, relays=relays, **common)  # type: ignore[arg-type]
        for noun in cited:
            whom = span(sight.text, noun_phrase(sentence, noun))
            outlet = Relay(source, common["cue"]) if source else None  # type: ignore[arg-type]
            yield Attribution(
                source=whom,
                relays=(outlet,) if outlet else (),
                **(common | {"frame": "citing"}),  # type: ignore[arg-type]
            )


def _mute(sentence: Sentence, verb: Token, who: Token, entry: ReportingVerb) -> bool:
    """Things say nothing; but what "did not confirm" something is a voice, whatever it is."""
    silent = entry.act == "confirm" and negated(sentence, verb)
    return speakers.mute(entry, who) and not silent


def _put_to(sight: Sight, verb: Token) -> Iterator[Attribution]:
    """“Asked whether …, she declined to answer”: a refusal of the question; else nobody's claim."""
    sentence = sight.sentence
    refusing = sentence.head(verb)
    who, entry = own_subject(sentence, refusing), reporting(sentence, refusing)
    _, tokens = frames.find(sentence, verb, reporting_verbs()["ask"])
    refused = entry is not None and (
        entry.act == "decline"
        or (entry.word in phrases("commenting") and negated(sentence, refusing))
        or any(refusals.says_no(sentence, who, kid) for kid in sentence.kids(refusing, "ccomp"))
        or refusals.withheld(sentence, refusing)
    )
    if entry is None or who is None or not refused or not tokens:
        return
    for source in _sources(sight, who, refusing):
        yield Attribution(
            content=spans(sight.text, tokens),
            frame="refusal",
            sentence=sight.number,
            lemma="decline",
            cue=_cue(sight, refusing, entry, tokens),
            source=source,
        )


def _follows_quotation(sight: Sight, verb: Token, who: Token | None, tokens: list[Token]) -> bool:
    """“…,” she said in a talk aired on Monday: the words before the tag are what was said."""
    start = min([verb.start, *([who.start] if who is not None else [])])
    before = [q for q in sight.quotations if q.outer.end <= start and not q.term]
    if not before or sight.sentence.tokens[tokens[0].i - 1].lower == "that":
        return False
    between = sight.text[before[-1].outer.end : start]
    quoted = any(q.outer.start <= tokens[0].start < q.outer.end for q in sight.quotations)
    near = len(between.split()) <= NEAR_TAG and "." not in between
    clause = any(token.dep in SUBJECTS for token in tokens)
    return near and not quoted and not clause and before[-1].span.words[-1] in ",?!"


def _cue(sight: Sight, verb: Token, entry: ReportingVerb, tokens: list[Token]) -> Span:
    group = verb_group(sight.sentence, verb)
    if refused := refusals.refused_with(sight.sentence, verb, tokens):
        group = sorted({*group, *refused}, key=lambda token: token.i)
    if (extra := entry.word.count(" ")) and group[-1].i <= verb.i + extra:
        group = [*group, sight.sentence.tokens[verb.i + extra]]
    if (able := refusals.unable(sight.sentence, verb)) is not None:
        group = [able, *group]
    return span(sight.text, group)


def _cue_before(sight: Sight, verb: Token) -> Span:
    """“did not” in “did not comment”: what was refused is all that the verb says."""
    group = [token for token in verb_group(sight.sentence, verb) if token.i < verb.i]
    return span(sight.text, group or [verb])


def _passive(
    sentence: Sentence, verb: Token, entry: ReportingVerb, what: Token
) -> tuple[str, list[Token]]:
    """“The raid was confirmed by the staff”: what is said is the subject."""
    fits = {"object", "as"} & set(entry.frames)
    if not fits or speaker(sentence, verb) is None:
        return "", []
    extra = [
        t for kid in sentence.kids(verb, "prep", "xcomp", "oprd") for t in sentence.subtree(kid)
    ]
    keep = extra if "as" in entry.frames else []
    return "object/passive", [
        *noun_phrase(sentence, what, clauses=True),
        *coordinated(sentence, what),
        *keep,
    ]


def _content(sight: Sight, verb: Token, tokens: list[Token], who: Token | None) -> tuple[Span, ...]:
    """The tokens as spans, without the speech tag; inside a quotation never beyond its marks."""
    own = set(verb_group(sight.sentence, verb))
    if who is not None and (who not in tokens or who.dep == "appos"):
        own |= set(noun_phrase(sight.sentence, who))
        if (role := double_name(sight.sentence, who)) is not None:
            own |= set(noun_phrase(sight.sentence, role))
    kept = _bare([token for token in tokens if token not in own])
    if kept and kept[0].dep == "prep" and kept[0].head == verb.i:
        kept = kept[1:]  # "pointed to the gap": the preposition is the verb's, not the content's
    pieces = spans(sight.text, kept)
    around = sight.quotation_around(verb)
    return sight.clip(pieces, around) if around else pieces


def _bare(tokens: list[Token]) -> list[Token]:
    """Without a conjunction left over behind."""
    while tokens and tokens[-1].pos in ("CCONJ", "PUNCT"):
        tokens = tokens[:-1]
    return tokens


def _sources(sight: Sight, who: Token | None, verb: Token) -> list[Span | None]:
    """One span per coordinated source; a single None for "it was reported that"."""
    if who is None or (who.lower == "it" and who.dep in ("nsubjpass", "expl")):
        return [None]
    sentence = sight.sentence
    heads = [noun for noun in conjuncts(sentence, who) if noun.i != verb.i]
    # "The Rowers' and Pilots' Guild" is one guild.
    behind = sentence.tokens[heads[0].i + 1 : heads[0].i + 2] if heads else ()
    if len(heads) > 1 and heads[0].i < heads[-1].i and behind and behind[0].tag == "POS":
        whole = sentence.tokens[sentence.subtree(heads[0])[0].i : heads[-1].i + 1]
        return [span(sight.text, trim(list(whole)))]
    named = all(noun.pos in ("PROPN", "NOUN") for noun in heads)
    found: list[Span | None] = []
    for head in heads if named else heads[:1]:
        phrase = [t for t in noun_phrase(sentence, head) if not head.i < verb.i < t.i]
        if (role := double_name(sentence, head)) is not None:
            phrase = [*noun_phrase(sentence, role), *phrase]
        phrase = trim(_bare([t for t in phrase if not (verb.i < head.i and t.i < verb.i)]))
        if not phrase:
            continue
        phrase = _behind_marks(sight, _without_lead(sentence, phrase, head), head)
        phrase = _behind_place(phrase, verb)
        if phrase := _behind_topic(phrase, verb):
            found.append(span(sight.text, phrase))
    return found


def _without_lead(sentence: Sentence, phrase: list[Token], head: Token) -> list[Token]:
    """“Earlier in the day a clerk said”: the clerk, without the time before him."""
    first = phrase[0]
    if first.dep != "advmod" or first.head != head.i:
        return phrase
    lead = set(sentence.subtree(first))
    return [token for token in phrase if token not in lead] or phrase


def _behind_marks(sight: Sight, phrase: list[Token], head: Token) -> list[Token]:
    """“"The crane was new," master Till said”: no word of the quotation belongs to who says it."""
    around = sight.quotation_around(head)
    return [t for t in phrase if around or not sight.quotation_around(t)] or phrase


def _behind_place(phrase: list[Token], verb: Token) -> list[Token]:
    """“In the letter, a copy of which was lost, the envoy writes”: the envoy, not the letter."""
    commas = [n for n, token in enumerate(phrase) if token.text == "," and token.i < verb.i]
    return phrase[commas[-1] + 1 :] if commas and phrase[0].pos == "ADP" else phrase


def _behind_topic(phrase: list[Token], verb: Token) -> list[Token]:
    """“Fall of Vell: the mayor urges …”: what stands before a colon does not speak."""
    colons = [n for n, token in enumerate(phrase) if token.text == ":" and token.i < verb.i]
    return phrase[colons[-1] + 1 :] if colons and phrase[colons[-1] + 1 :] else phrase


def _cited(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """The voices of "…, citing two aides", "with reference to the port office"."""
    for kid in sentence.kids(verb, "xcomp", "advcl", "prep"):
        if kid.lemma in ("cite", "quote") and kid.tag == "VBG":
            for cited in sentence.kids(kid, "dobj", "pobj"):
                yield from (noun for noun in conjuncts(sentence, cited) if noun.pos != "PUNCT")
        elif kid.lower == "with":
            for noun in sentence.kids(kid, "pobj"):
                if noun.lemma == "reference":
                    yield from (
                        o for to in sentence.kids(noun, "prep") for o in sentence.kids(to, "pobj")
                    )
