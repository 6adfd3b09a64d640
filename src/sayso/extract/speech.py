"""Attributions inside one sentence: reporting verbs, "according to", headline colons, cue nouns."""

import re
from collections.abc import Iterator

from sayso.extract import frames, relays
from sayso.extract.sight import Sight, reporting
from sayso.extract.syntax import (
    conjuncts,
    coordinated,
    double_name,
    modal,
    negated,
    noun_phrase,
    passive_subject,
    span,
    spans,
    speaker,
    trim,
    verb_group,
)
from sayso.lexicon.cues import ReportingVerb, cue_nouns, media_words, phrases
from sayso.lexicon.outlets import outlet_names
from sayso.model import Attribution, Relay, Sentence, Span, Token

COLONS = (":", "–", "—", "-", "―")
COLON_SOURCE_WORDS = 8  # a headline's "Ministry of Transport of Orva: …" is this long at most


def find(sight: Sight) -> list[Attribution]:
    """All attributions whose cue stands in this sentence, nested ones included."""
    found = [*_by_verbs(sight), *_by_phrases(sight), *_by_possessives(sight), *_by_nouns(sight)]
    found = relays.attach(sight, found)
    if not found or sight.headline:
        found += _by_colon(sight)
    return found


def _by_verbs(sight: Sight) -> Iterator[Attribution]:
    for verb in sight.sentence.tokens:
        entry = reporting(sight.sentence, verb)
        if entry is not None and not _unspoken(sight.sentence, verb):
            yield from _by_verb(sight, verb, entry)


def _unspoken(sentence: Sentence, verb: Token) -> bool:
    """Infinitives report no speech, unless what governs them goes on ("continued to insist").

    "It is wrong to comment" is no comment; nor is "Commenting on the toll, …".
    """
    infinitive = any(aux.lower == "to" for aux in sentence.kids(verb, "aux"))
    if infinitive:
        return verb.dep != "xcomp" or sentence.head(verb).lemma not in phrases("aspect")
    anonymous = verb.lemma == "ask" and any(
        kid.lemma in ("name", "identify", "quote") for kid in sentence.kids(verb, "xcomp")
    )
    return anonymous or (verb.lemma in ("comment", "respond") and verb.tag == "VBG")


def _by_verb(sight: Sight, verb: Token, entry: ReportingVerb) -> Iterator[Attribution]:
    sentence = sight.sentence
    who = speaker(sentence, frames.shared(sentence, verb))
    what = passive_subject(sentence, verb)
    pointing = frames.anaphoric(sentence, verb)
    frame, tokens = frames.find(sentence, verb, entry)
    if pointing and frame != "clause/that":
        frame, tokens = "anaphoric", []
    if what is not None and not pointing and frame != "clause/that":
        frame, tokens = _passive(sentence, verb, entry, what)
    if who is None and not (frame and what is not None):
        return
    content = _content(sight, verb, tokens, who)
    cited = list(_cited(sentence, verb)) if who is not None and _media(sentence, who) else []
    if not content and not pointing and not cited and "clause" not in entry.frames:
        return
    common = {
        "content": content,
        "frame": frame or "quotation",
        "sentence": sight.number,
        "lemma": entry.word,
        "cue": _cue(sight, verb, entry),
        "negated": negated(sentence, verb),
        "modal": modal(sentence, verb),
        "anaphoric": pointing,
    }
    relays = tuple(_passed_on(sight, verb))
    for source in _sources(sight, who, verb):
        yield Attribution(source=source, relays=relays, **common)  # type: ignore[arg-type]
        for noun in cited:
            whom = span(sight.text, noun_phrase(sentence, noun))
            passing = Relay(source, common["cue"]) if source else None  # type: ignore[arg-type]
            yield Attribution(
                source=whom,
                relays=(passing,) if passing else (),
                **(common | {"frame": "citing"}),  # type: ignore[arg-type]
            )


def _cue(sight: Sight, verb: Token, entry: ReportingVerb) -> Span:
    group = verb_group(sight.sentence, verb)
    if " " in entry.word and group[-1].i == verb.i:
        group = [*group, sight.sentence.tokens[verb.i + 1]]
    return span(sight.text, group)


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
    pieces = spans(sight.text, _bare([token for token in tokens if token not in own]))
    around = sight.quotation_around(verb)
    return sight.clip(pieces, around) if around else pieces


def _bare(tokens: list[Token]) -> list[Token]:
    """Without the verb's own preposition in front or a conjunction left over behind."""
    while tokens and tokens[-1].pos in ("CCONJ", "PUNCT"):
        tokens = tokens[:-1]
    while tokens and tokens[0].dep == "prep" and tokens[0].lower in ("to", "on", "for"):
        tokens = tokens[1:]
    return tokens


def _sources(sight: Sight, who: Token | None, verb: Token) -> list[Span | None]:
    """One span per coordinated source; a single None for "it was reported that"."""
    if who is None or (who.lower == "it" and who.dep in ("nsubjpass", "expl")):
        return [None]
    sentence = sight.sentence
    heads = [noun for noun in conjuncts(sentence, who) if noun.i != verb.i]
    named = all(noun.pos in ("PROPN", "NOUN") for noun in heads)
    found: list[Span | None] = []
    for head in heads if named else heads[:1]:
        phrase = [t for t in noun_phrase(sentence, head) if not head.i < verb.i < t.i]
        if (role := double_name(sentence, head)) is not None:
            phrase = [*noun_phrase(sentence, role), *phrase]
        phrase = trim(_bare([t for t in phrase if not (verb.i < head.i and t.i < verb.i)]))
        found.append(span(sight.text, phrase))
    return found


def _media(sentence: Sentence, who: Token) -> bool:
    """Whether a source is an outlet, so that whom it cites is the real voice."""
    phrase = " ".join(token.text for token in noun_phrase(sentence, who))
    return who.lower in media_words() or names_outlet(phrase)


def names_outlet(phrase: str) -> bool:
    """Whether a phrase holds an outlet's name, or ends in a word such as "agency"."""
    words = phrase.lower().split()
    if words[-1] in media_words() or (len(words) > 1 and words[0] in ("radio", "tv")):
        return True
    # A name goes on in "Petra Lund", who is not the agency Petra.
    ends = r"(?!\w)(?! [A-Z][a-z])"
    return any(re.search(rf"(?<!\w){re.escape(name)}{ends}", phrase) for name in outlet_names())


def _cited(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """The voices of "…, citing two aides", "with reference to the port office"."""
    for kid in sentence.kids(verb, "xcomp", "advcl", "prep"):
        if kid.lemma in ("cite", "quote") and kid.tag == "VBG":
            for cited in sentence.kids(kid, "dobj", "pobj"):
                yield from conjuncts(sentence, cited)
        elif kid.lower == "with":
            for noun in sentence.kids(kid, "pobj"):
                if noun.lemma == "reference":
                    yield from (
                        o for to in sentence.kids(noun, "prep") for o in sentence.kids(to, "pobj")
                    )


def _passed_on(sight: Sight, verb: Token) -> Iterator[Relay]:
    """Outlets inside the speech tag: "told the Harbour Post", "in comments carried by …"."""
    sentence = sight.sentence
    region = frames.tag_region(sentence, verb)
    for token in region:
        told = verb.lemma == "tell" and token.head == verb.i and token.dep in ("dobj", "dative")
        carrier = sentence.head(token)
        carried = token.dep == "pobj" and carrier.dep == "agent" and carrier.lower == "by"
        if (told or (carried and _reported(sentence, carrier))) and _media(sentence, token):
            cue = sentence.head(carrier) if carried else verb
            yield Relay(
                span(sight.text, noun_phrase(sentence, token)),
                Span.of(sight.text, cue.start, cue.end),
            )


def _reported(sentence: Sentence, by: Token) -> bool:
    verb = sentence.head(by)
    return verb.dep in ("acl", "advcl") and verb.lemma in (
        "report",
        "carry",
        "publish",
        "quote",
        "cite",
        "broadcast",
    )


def _by_phrases(sight: Sight) -> Iterator[Attribution]:
    """“According to X, …”, “in the words of X”, “per X”."""
    sentence = sight.sentence
    for phrase in phrases("credit"):
        words = phrase.split()
        for token in sentence.tokens:
            here = list(sentence.tokens[token.i : token.i + len(words)])
            if [t.lower for t in here] == words:
                yield from _by_phrase(sight, here)


def _by_phrase(sight: Sight, cue: list[Token]) -> Iterator[Attribution]:
    sentence = sight.sentence
    last = cue[-1]
    nouns = [kid for token in reversed(cue) for kid in sentence.kids(token, "pobj", "dobj")]
    source = nouns[0] if nouns else None
    if source is None or source.i <= last.i:
        return
    phrase = noun_phrase(sentence, source, clauses=False)
    rest = _beside_credit(sentence, cue, phrase) or _around_credit(sentence, cue, phrase)
    rest = _without_tags(sentence, rest)
    rest = [t for t in rest if t.dep != "mark" or t.lower != "that"]
    content = spans(sight.text, _skip_asides(rest))
    around = sight.quotation_around(cue[0])
    yield Attribution(
        content=sight.clip(content, around) if around else content,
        frame="credit",
        sentence=sight.number,
        lemma=" ".join(token.lower for token in cue),
        cue=span(sight.text, cue),
        source=span(sight.text, [t for t in phrase if t.i > last.i]),
    )


def _beside_credit(sentence: Sentence, cue: list[Token], phrase: list[Token]) -> list[Token]:
    """At either end of a sentence the credit leaves the rest as content, however it was parsed."""
    before = trim(list(sentence.tokens[: cue[0].i]))
    after = trim(list(sentence.tokens[phrase[-1].i + 1 :]))
    comma = (
        phrase[-1].i + 1 < len(sentence.tokens) and sentence.tokens[phrase[-1].i + 1].text == ","
    )
    if after and comma and all(t.pos in ("CCONJ", "ADV", "PUNCT") for t in before):
        return after
    return before if before and not after else []


def _around_credit(sentence: Sentence, cue: list[Token], phrase: list[Token]) -> list[Token]:
    """Inside a sentence the content is the clause the credit hangs on."""
    governor = sentence.head(cue[0])
    own_cue = {token.i for token in cue}
    while governor.i in own_cue and governor.head != governor.i:
        governor = sentence.head(governor)
    if not frames_verb(governor) and governor.dep != "ROOT":
        governor = _clause_of(sentence, governor)
    own = {*cue, *sentence.subtree(cue[0]), *phrase}
    own |= {t for token in cue for t in sentence.subtree(token) if token.head in own_cue}
    return [t for t in sentence.subtree(governor) if t not in own]


def frames_verb(token: Token) -> bool:
    """Whether the token heads a clause."""
    return token.pos in ("VERB", "AUX")


def _clause_of(sentence: Sentence, token: Token) -> Token:
    while not frames_verb(token) and token.head != token.i:
        token = sentence.head(token)
    return token


def _without_tags(sentence: Sentence, tokens: list[Token]) -> list[Token]:
    tags = [
        t
        for token in tokens
        if frames.tag(sentence, token)
        for t in frames.tag_region(sentence, token)
    ]
    return [token for token in tokens if token not in tags]


def _skip_asides(tokens: list[Token]) -> list[Token]:
    """Drop a hedge between the credit and the content ("According to him, purportedly, …")."""
    start = 0
    while start < len(tokens) and (
        tokens[start].pos in ("PUNCT", "CCONJ")
        or (tokens[start].pos == "ADV" and tokens[start].lower in phrases("stance"))
    ):
        start += 1
    return tokens[start:]


def _by_possessives(sight: Sight) -> Iterator[Attribution]:
    """“In her words, …”, “in the union's view, …”."""
    sentence = sight.sentence
    for noun in sentence.tokens:
        preposition = sentence.head(noun)
        owner = next(sentence.kids(noun, "poss"), None)
        fits = noun.lower in phrases("credit noun") and preposition.lower in ("in", "by")
        if not fits or noun.dep != "pobj" or owner is None:
            continue
        own = set(sentence.subtree(preposition))
        rest = [t for t in sentence.subtree(sentence.head(preposition)) if t not in own]
        content = spans(sight.text, _skip_asides(_without_tags(sentence, rest)))
        if content and not sight.quotation_around(noun):
            phrase = [t for t in noun_phrase(sentence, owner) if t.dep != "case"]
            yield Attribution(
                content=content,
                frame="credit",
                sentence=sight.number,
                lemma=f"{preposition.lower} … {noun.lower}",
                cue=Span.of(sight.text, noun.start, noun.end),
                source=span(sight.text, phrase),
            )


def _by_nouns(sight: Sight) -> Iterator[Attribution]:
    """“the union's claim that the dam is sound”: a cue noun with its clause and its owner."""
    sentence = sight.sentence
    for noun in sentence.tokens:
        if noun.pos != "NOUN" or noun.lemma not in cue_nouns():
            continue
        clauses = [
            kid
            for kid in sentence.kids(noun, "acl", "ccomp", "relcl")
            if any(mark.lower == "that" for mark in sentence.kids(kid, "mark"))
        ]
        owner = _owner(sentence, noun)
        if clauses and owner is not None:
            tokens = [
                t for t in sentence.subtree(clauses[0]) if t.dep != "mark" or t.head != clauses[0].i
            ]
            content = spans(sight.text, tokens)
            around = sight.quotation_around(noun)
            yield Attribution(
                content=sight.clip(content, around) if around else content,
                frame="noun",
                sentence=sight.number,
                lemma=noun.lemma,
                cue=Span.of(sight.text, noun.start, noun.end),
                source=span(sight.text, noun_phrase(sentence, owner)),
            )


def _owner(sentence: Sentence, noun: Token) -> Token | None:
    for kid in sentence.kids(noun, "poss"):
        return kid
    for prep in sentence.kids(noun, "prep"):
        if prep.lower in ("by", "from", "of"):
            return next(sentence.kids(prep, "pobj"), None)
    return None


def _by_colon(sight: Sight) -> Iterator[Attribution]:
    """Headline forms "Ministry: dam holds" and "Dam holds – ministry"; colon before a quotation."""
    sentence = sight.sentence
    marks = [t for t in sentence.tokens if t.text in COLONS and t.i > 0 and _free(sight, t)]
    for mark in marks:
        before = trim(list(sentence.tokens[: mark.i]))
        after = trim(list(sentence.tokens[mark.i + 1 :]))
        if not before or not after:
            continue
        quoted = any(q.outer.start <= after[0].start <= q.outer.start + 2 for q in sight.quotations)
        if mark.text == ":" and (sight.headline or quoted) and _voice(before) and len(after) > 2:
            source, content = before, after
        elif sight.headline and _voice(after) and len(before) > len(after):
            source, content = after, before
        else:
            continue
        yield Attribution(
            content=(span(sight.text, content),),
            frame="colon",
            sentence=sight.number,
            lemma=":",
            cue=Span.of(sight.text, mark.start, mark.end),
            source=span(sight.text, source),
        )
        return


def _free(sight: Sight, mark: Token) -> bool:
    """Whether a dash stands alone ("Dam holds - ministry"), not inside a word ("al-Adra")."""
    return mark.text == ":" or sight.text[mark.start - 1 : mark.end + 1].strip() == mark.text


def _voice(tokens: list[Token]) -> bool:
    """Whether a short phrase names somebody: nouns only, at least one name or role, no verb."""
    if len(tokens) > COLON_SOURCE_WORDS or any(frames_verb(t) for t in tokens):
        return False
    named = any(t.entity in ("PERSON", "ORG", "GPE", "NORP") for t in tokens)
    from_media = any(t.lower in media_words() for t in tokens)
    return named or from_media or any(t.lower in phrases("voice") for t in tokens)
