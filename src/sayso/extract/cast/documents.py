"""Documents and utterances as voices: whoever made them speaks, or they speak for themselves."""

from collections.abc import Sequence
from itertools import pairwise

from sayso.extract.cast.bodies import kind_of_name, last_named, named_outlet
from sayso.extract.cast.epithets import described_before
from sayso.extract.cast.mention import Mention
from sayso.extract.cast.names import capital, fold, words_of_tokens
from sayso.extract.cast.spot import bare
from sayso.extract.cast.voices import body, named_press, own_outlet, short_press
from sayso.lexicon.organisations import words_of
from sayso.lexicon.roles import plain
from sayso.lexicon.states import nationalities, state_words
from sayso.model import Source, SourceKind, Token, Why

MAKERS = frozenset({"by", "from", "of"})
LINES_BACK = 4  # paragraphs within which "the report" is one spoken of
PRESS = frozenset({SourceKind.OUTLET, SourceKind.DOCUMENT})


def made_thing(here: Mention) -> Source | None:
    """Documents and utterances: whoever made it is the voice, or it speaks for itself."""
    hearsay, utterance = here.headed_by("hearsay"), here.headed_by("utterance")
    document = here.headed_by("document")
    if not (hearsay or utterance or document) or (capital(here.head) and here.head.pos == "PROPN"):
        return None
    if _of_this_page(here) and "version" in here.span.words and (own := own_outlet(here)):
        return own
    maker = _maker(here)
    classes = words_of("document").get(document or "", frozenset())
    printed = hearsay or "press item" in classes
    if maker and (utterance or (printed and _kind(here, maker) is SourceKind.OUTLET)):
        return _as_maker(here, maker)
    vague = here.plural or here.tokens[0].pos != "DET"
    nameless = maker is None or not any(capital(token) for token in maker)
    if nameless and hearsay and vague and not _looks_back(here):
        return here.kept(SourceKind.UNNAMED, "nobody is named")
    if _looks_back(here) and (found := _press_before(here)):
        return found
    if document and _looks_back(here) and (name := _named_before(here)):
        return Source(here.span, name, SourceKind.DOCUMENT, why=Why("named before", here.span))
    affiliation = bare(words_of_tokens(here.sentence, maker)) if maker else None
    return Source(
        here.span,
        _unposted(here),
        SourceKind.DOCUMENT,
        affiliation=affiliation,
        why=Why("document", here.span),
    )


def _of_this_page(here: Mention) -> bool:
    """As in "an earlier version of this page", "our report of Monday": the outlet on itself."""
    words = [token.lower for token in here.tokens]
    pairs = list(pairwise(words))
    own = [noun for before, noun in pairs if before in {"this", "our"}]
    printed = any("press item" in words_of("document").get(n, frozenset()) for n in own)
    page = bool({"page", "article", "website", "newsletter"} & set(own))
    older = not {"version", "edition", "headline"}.isdisjoint(words) or words[0] == "our"
    return older and (printed or page)


def _unposted(here: Mention) -> str:
    """The mention without what stands behind its head in a participle clause."""
    kept = [token for token in here.tokens if token.i <= here.head.i or token.dep != "acl"]
    cut = next((t for t in here.tokens if t.i > here.head.i and t.tag in {"VBN", "VBG"}), None)
    kept = [token for token in kept if cut is None or token.i < cut.i]
    return bare(words_of_tokens(here.sentence, kept))


def _looks_back(here: Mention) -> bool:
    """As in "the report", "this article": nothing between article and noun."""
    return (
        here.definite
        and not here.qualifiers()
        and len(here.tokens) <= 2
        and len(here.tokens) > 0
        and (here.tokens[0].lower in {"the", "this", "that", "its", "their"})
    )


def _maker(here: Mention) -> list[Token] | None:
    """Who made it: "US estimates", "Marren's remarks", "a statement by the ministry"."""
    front = list(here.qualifiers())
    while front and not (capital(front[0]) or _body_like(front[0])):
        front.pop(0)
    while front and not (capital(front[-1]) or _body_like(front[-1])):
        front.pop()
    if front:
        return front
    behind = [token for token in here.tokens if token.i > here.head.i]
    for number, token in enumerate(behind):
        if token.lower in MAKERS and number == 0 and number + 1 < len(behind):
            after = behind[number + 1 :]
            named = capital(after[-1]) or any(_body_like(t) for t in after)
            return after if named else None
    return None


def _body_like(token: Token) -> bool:
    return token.lemma in words_of("body") or token.lower in words_of("outlet")


def _kind(here: Mention, maker: Sequence[Token]) -> SourceKind:
    words = bare(words_of_tokens(here.sentence, maker))
    if named_outlet(words, here.spot.names, here.spot.outlet) or short_press(here.part(maker)):
        return SourceKind.OUTLET
    return kind_of_name(words, here.spot.names, here.spot.outlet, article=False)


def _as_maker(here: Mention, maker: Sequence[Token]) -> Source:
    words = bare(words_of_tokens(here.sentence, maker))
    if len(maker) == 1 and words.lower() in nationalities() and words.lower() in state_words():
        short = words if words.isupper() else state_words()[words.lower()]
        return Source(here.span, short, SourceKind.STATE, why=Why("its maker", here.span))
    part = here.part(maker)
    person = next(
        (
            p
            for p in here.spot.names.people
            for s in p.sightings
            if s.span.start <= part.head.start < s.span.end
        ),
        None,
    )
    if person:
        return Source(here.span, person.name, SourceKind.PERSON, why=Why("its maker", part.span))
    made = named_press(part) or body(part)
    return Source(
        here.span, made.name, made.kind, made.role, made.affiliation, Why("its maker", part.span)
    )


def _press_before(here: Mention) -> Source | None:
    """The outlet or document that spoke last ("the report"), or one named shortly before."""
    noun = here.head.lemma
    classes = words_of("document").get(noun, frozenset())
    for source in reversed(here.spot.recent):
        if source.kind not in PRESS or not source.span:
            continue
        if _lines_back(here, source.span.start) > LINES_BACK:
            return None
        words = plain(source.name).split()
        theirs = words_of("document").get(words[-1], frozenset()) if words else frozenset()
        printed = source.kind is SourceKind.OUTLET and "press item" in classes
        if noun in words or printed or classes & theirs:
            why = Why("the last of its kind", source.span)
            return Source(here.span, source.name, source.kind, why=why)
    return None


def _named_before(here: Mention) -> str | None:
    """As in "the survey" for the "Kessa Rowing Survey", "the letter" for "an angry letter"."""
    noun, start = here.head.lemma, here.span.start
    ends = [t for t in here.spot.names.things if fold(t.name)[-1:] == (noun,)]
    named = [t for t in ends if len(fold(t.name)) > 1 and last_named(t, start) >= 0]
    if named:
        return max(named, key=lambda thing: last_named(thing, start)).name
    return described_before(here, modified=True)


def _lines_back(here: Mention, offset: int) -> int:
    line = next((s.line for s in reversed(here.spot.sentences) if s.span.start <= offset), 0)
    return here.sentence.line - line
