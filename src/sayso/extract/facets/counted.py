"""What a figure counts: the noun beside it, after "of", above it, or in the clause before."""

from dataclasses import replace

from sayso.lexicon.measures import measure_lemmas
from sayso.lexicon.places import belonging
from sayso.lexicon.units import prefixes, unit_named, units
from sayso.model import Quantity, Sentence, Span, Token

# What may stand between a number and the noun it counts.
MODIFIERS = (
    "ADJ",
    "NOUN",
    "PROPN",
    "NUM",
    "PART",
    "PUNCT",
    "CCONJ",
    "VERB",
    "ADV",
    "SYM",
    "DET",
    "X",
)
NOUNS = ("NOUN", "PROPN")
NOT_BETWEEN = ("TO", "VBD", "VBP", "VBZ")  # "two suffered burns" counts no burns
TOTALS = {"number", "total", "tally", "count", "figure", "toll", "amount", "share", "population"}


def attach(sentence: Sentence, quantity: Quantity, after: int, earlier: list[Quantity]) -> Quantity:
    """Fill in ``of`` and ``of_span``; ``after`` is where number and unit end."""
    if quantity.unit and quantity.unit.endswith(" of age"):
        return quantity
    tokens = sentence.between(quantity.span.start, max(after, quantity.span.end))
    if not tokens:
        return quantity
    # The last token may hold the stop of its sentence too: "closed at 210 p."
    tokens += [t for t in sentence.tokens[tokens[-1].i + 1 :][:1] if t.start < after]
    last = max(tokens, key=lambda token: token.i)
    phrase = _after_of(sentence, last) or _noun_after(sentence, quantity, last)
    phrase = (
        phrase or _total_above(sentence, last) or _casualties(sentence, quantity, last, earlier)
    )
    if phrase is not None and phrase[-1].i == last.i:
        return quantity  # "the figure of 40 stood" counts no 40
    if phrase is not None:
        start, end = phrase[0].start, phrase[-1].end
        base = sentence.span.start
        words = sentence.span.words[start - base : end - base]
        return replace(quantity, of=words, of_span=Span(start, end, words))
    if quantity.unit is None and (shared := _shared(sentence, last, earlier)):
        return replace(quantity, of=shared)
    return quantity


def _after_of(sentence: Sentence, last: Token) -> list[Token] | None:
    """What stands after "of": "5,000 of its conscripts", "dozens of soldiers", "20% of votes"."""
    if last.i + 2 >= len(sentence.tokens):
        return None
    link = sentence.tokens[last.i + 1]
    if link.lower == "more" and sentence.tokens[last.i + 2].lower == "of":
        link = sentence.tokens[last.i + 2]
    if link.lower != "of":
        return None
    head = next(sentence.kids(link, "pobj"), None)
    if head is not None and head.pos == "PRON":
        return [head]
    first = sentence.tokens[link.i + 1]
    if head is not None and (head.pos in NOUNS or _is_group(sentence, head)):
        return _phrase(sentence, first, head)
    run = _run(sentence, first)
    return list(sentence.tokens[first.i : run.i + 1]) if run else None


def _noun_after(sentence: Sentence, quantity: Quantity, last: Token) -> list[Token] | None:
    """The noun the figure modifies, with what stands between; a unit leads on to its noun."""
    head = _counted_head(sentence, quantity, last)
    if head is None or last.i + 1 >= len(sentence.tokens):
        return None
    first = sentence.tokens[last.i + 1]
    if first.text == "-" and first.i + 1 <= head.i:
        first = sentence.tokens[first.i + 1]
    between = sentence.tokens[first.i : head.i]
    if any(
        token.pos not in MODIFIERS or token.text in ",;:()" or token.tag in NOT_BETWEEN
        for token in between
    ):
        return None
    return _phrase(sentence, first, head)


def _counted_head(sentence: Sentence, quantity: Quantity, last: Token) -> Token | None:
    inside = sentence.between(quantity.span.start, last.end)
    for token in inside:
        head = sentence.head(token)
        for _ in range(3):
            if head.i > last.i and head.pos in NOUNS and not _is_time(head):
                return head
            if head.i == sentence.head(head).i or head.pos not in (*NOUNS, "NUM", "ADJ", "SYM"):
                break
            head = sentence.head(head)
    # The parser hung the figure elsewhere ("over 4,000 Lumerian soldiers"): take the nouns beside.
    # "rose to 115, the harbour office said" counts no office, comma or not.
    following = sentence.tokens[last.i + 1 : last.i + 2]
    if quantity.unit is None and following and following[0].pos != "DET":
        return _run(sentence, sentence.tokens[last.i + 1])
    return None


def _run(sentence: Sentence, first: Token) -> Token | None:
    """The last noun of the adjectives and nouns that begin here."""
    run = None
    for token in sentence.tokens[first.i : first.i + 7]:
        if token.pos == "NUM" and token.i == first.i:
            continue  # "16 of 29 cases"
        if token.pos in NOUNS and not _is_time(token):
            run = token
        elif token.pos not in ("ADJ", "DET") or (run is not None and token.pos != "NOUN"):
            break
    return run


def _is_time(token: Token) -> bool:
    lasting = token.dep == "npadvmod" and unit_named(token.text) is not None
    return token.entity in ("DATE", "TIME") or lasting


def _phrase(sentence: Sentence, first: Token, head: Token) -> list[Token]:
    """From the first modifier to the head, with "of …" and "from <country>" that follow it."""
    end = head.i
    for link in sentence.kids(head, "prep"):
        if link.i != end + 1 or link.lower not in ("of", "from"):
            continue
        noun = next(sentence.kids(link, "pobj"), None)
        if noun is None or _is_figure(sentence.tokens[link.i + 1]):
            continue
        origin = " ".join(token.text for token in sentence.tokens[link.i + 1 : noun.i + 1])
        if link.lower == "from" and belonging(origin) is None:
            continue
        below = [token.i for token in sentence.subtree(noun)]
        end = noun.i if link.lower == "from" or len(below) > 8 else max(end, noun.i)
        for deeper in sentence.kids(noun, "prep"):
            if deeper.i == end + 1 and deeper.lower == "of" and len(below) <= 8:
                end = max(token.i for token in sentence.subtree(deeper))
    return list(sentence.tokens[first.i : end + 1])


def _is_figure(token: Token) -> bool:
    """Whether a phrase goes on with a sum and not with a thing: "a 30-year high of 7.1%"."""
    return token.text[:1].isdigit() or token.text in prefixes()


def _is_group(sentence: Sentence, head: Token) -> bool:
    """Whether an adjective stands for people: "five of the dead"."""
    return head.pos in ("ADJ", "VERB") and any(True for _ in sentence.kids(head, "det"))


def _casualties(
    sentence: Sentence, quantity: Quantity, last: Token, earlier: list[Quantity]
) -> list[Token] | None:
    """What befell those counted, where it is all that is said of them: "31 killed, 74 wounded"."""
    following = sentence.tokens[last.i + 1 : last.i + 3]
    if following and following[0].lower == "more":
        following = following[1:]
    if not following or following[0].lower not in measure_lemmas("casualty") or quantity.unit:
        return None
    # "killed 12 people, with 30 injured": people again, if people were counted.
    known = _shared(sentence, last, earlier)
    if known is not None and known.lower() not in measure_lemmas("casualty"):
        return None
    return list(following[:1])


def _total_above(sentence: Sentence, last: Token) -> list[Token] | None:
    """What a subject adds up: "The number of refugees rose to 40" counts refugees."""
    token = last
    while token.pos not in ("VERB", "AUX"):
        above = sentence.head(token)
        if above.i == token.i:
            return None
        token = above
    for subject in sentence.kids(token, "nsubj", "nsubjpass"):
        # "Shares of the brewery rose 2%" adds up no brewery.
        if subject.lemma in TOTALS and subject.lower != "shares" and subject.i < last.i:
            for link in sentence.kids(subject, "prep"):
                noun = next(sentence.kids(link, "pobj"), None)
                if link.lower == "of" and noun is not None:
                    return _phrase(sentence, sentence.subtree(noun)[0], noun)
    return None


def _shared(sentence: Sentence, last: Token, earlier: list[Quantity]) -> str | None:
    """What the clause before counts: "killed 12 people and wounded 30"."""
    if not earlier or earlier[-1].of is None or earlier[-1].unit not in (None, "share"):
        return None
    following = sentence.tokens[last.i + 1 : last.i + 2]
    if (following and following[0].pos in NOUNS) or (following and following[0].lower in units()):
        return None
    between = sentence.between(earlier[-1].span.end, last.start)
    joined = any(
        token.dep == "cc" or token.text == "," or token.lower == "including" for token in between
    )
    whole = last.dep in ("dobj", "nsubj", "nsubjpass", "pobj", "conj", "attr", "nummod", "appos")
    return earlier[-1].of if joined and whole and len(between) < 14 else None
