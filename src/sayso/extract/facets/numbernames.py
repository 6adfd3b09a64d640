"""Find numbers that belong to a name: labels, addresses, telephones, scores, "F-16", "7:30"."""

import re
from functools import cache

from sayso.extract.facets import unit
from sayso.extract.facets.numbers import Number
from sayso.lexicon.measures import measure_words
from sayso.lexicon.units import names_beside_numbers, prefixes, units
from sayso.model import Sentence, Token

# Letters may touch a figure only as a unit ("40km"); in "5G", "3D", "76ers" they make a name.
STUCK = re.compile(r"[A-Za-z°″'\"]+")
OF_DAY = re.compile(r"\s?[ap]\.?m\b\.?", re.IGNORECASE)
TELEPHONE = re.compile(
    r"(?<![\d,.])(?:(?P<area>\(?\d{3}\)?[-. ])\d{3}[-.](?:\d{4}|[A-Z]{4})"
    r"|[2-9]\d\d-(?:\d{4}|[A-Z]{4}))(?![\d,%])"
)
# "third-party", "Zero-Covid", "nine-to-five" are words of their own.
OWN_WORD = re.compile(r"-(?:to|on|in|of|off|and|party|sided|covid)(?![a-z])", re.IGNORECASE)
NEAR = 40  # characters before a figure that can tell what it is; a sentence may be endless
SMALL = 100  # "HIV 2", "MH 17": such numbers after an acronym belong to it
LARGEST = 3000  # members of an index of shares: "the FTSE 100"; "the FTSE 7,100" is where it stood
ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)


def find(sentence: Sentence, number: Number, tokens: list[Token]) -> bool:
    """Whether a number, whose tokens are given, belongs to a name, a label, an address, a score.

    Example: "Section 4", "Falcon 9", "12 Mill Road", "the 400 block", "won 3-1".
    """
    return _is_label(sentence, tokens, number) or _is_score(sentence.span.words, number)


def glued(text: str, number: Number) -> bool:
    """A figure that is part of a larger written thing: "F-16", "22nd", "7:30", "1.2.3", "4/5"."""
    before, after = text[max(0, number.start - NEAR) : number.start], text[number.end :]
    if OF_DAY.match(after):
        return True
    if number.form != "digits":
        # "a month-and-a-half-old child" has no half of anything.
        hanging = number.form == "fraction" and before.endswith("-")
        return hanging or OWN_WORD.match(after) is not None
    if not is_money(before) and _hangs_on(before):
        return True
    if re.search(r"(?:\d[:/.,'’])$", before) or re.match(r"[:/]\d|\.\d|/|_", after):
        return unit.slashed(text, number.end) is None
    bracketed = re.search(r"[(\[]$", before) and re.match(r"[)\]]", after)
    # A list number opens its line: "2. The dam", "3) The lock".
    # Alone in its line, a large one is a figure: no list is so long.
    listed = (
        number.start < NEAR
        and not before.strip()
        and re.match(r"[.)] ?(?=[A-Z]|$)" if number.low < SMALL else r"[.)] ?(?=[A-Z])", after)
    )
    if ORDINAL.match(after) or listed or bracketed:
        return True
    return _is_telephone(text, number) or _stuck(after)


def _hangs_on(before: str) -> bool:
    """Whether letters or signs before a figure make it part of something: "F-16", "id=5"."""
    # "her now-18-month-old daughter" still tells an age.
    if re.search(r"[A-Za-z][-–]?$", before):
        return not re.search(r"\b(?:now|then|mid)[-–]$", before)
    return re.search(r"[/@#_=&?\\№]$|=[\"'“]$", before) is not None


def is_money(before: str) -> bool:
    """Whether a text ends in the sign or code of a currency."""
    return before[-1:] in prefixes() or re.search(_money_codes(), before[-NEAR:]) is not None


def _is_telephone(text: str, number: Number) -> bool:
    """Whether digits in groups are to be dialled: "212-555-0147", "call 555-0147"."""
    for match in TELEPHONE.finditer(text):
        if match.start() < number.end and number.start < match.end():
            if match["area"] is not None:
                return True
            # "300-4000 men" is a range that counts.
            left, _, right = match[0].partition("-")
            cues = "|".join(measure_words("dial"))
            dialled = re.search(
                rf"\b(?:{cues})\b[^.;]{{0,60}}$", text[: match.start()], re.IGNORECASE
            )
            return not right.isdigit() or int(right) <= int(left) or dialled is not None
    return False


def _stuck(after: str) -> bool:
    match = STUCK.match(after)
    return bool(match and match[0] not in units() and not match[0].startswith(("'", '"')))


@cache
def _money_codes() -> str:
    codes = "|".join(re.escape(code) for code in prefixes() if re.search("[A-Za-z=]", code))
    return rf"(?<![A-Za-z])(?:{codes})[-–\s]?$"


def _is_label(sentence: Sentence, tokens: list[Token], number: Number) -> bool:
    """Whether the number belongs to a name: "Section 4", "Falcon 9", "12 Mill Road"."""
    if number.ranged or (number.form != "digits" and number.low > 99):
        return False
    first, last = tokens[0], tokens[-1]
    if is_money(sentence.span.words[: number.start]):
        return False
    before = sentence.tokens[first.i - 1] if first.i else None
    adds = before is not None and _adds_up(sentence, before)
    if before is not None and not adds and _before_names(sentence, before, number, last):
        return True
    return _names_after(sentence, number, last) or _is_address(sentence, last)


def _names_after(sentence: Sentence, number: Number, last: Token) -> bool:
    """Whether the word after makes it a name: "the 400 block of Mill Road", "18 News"."""
    written = sentence.span.words[number.start : number.end]
    following = sentence.tokens[last.i + 1 : last.i + 2]
    if written in names_beside_numbers("called"):
        return True
    return bool(following) and following[0].text in names_beside_numbers("name after")


def _before_names(sentence: Sentence, before: Token, number: Number, last: Token) -> bool:
    after = sentence.tokens[last.i + 1] if last.i + 1 < len(sentence.tokens) else None
    measured = after is not None and (after.lower in units() or after.text in "%°")
    if before.text == ":" and before.i:
        return sentence.tokens[before.i - 1].lower in names_beside_numbers("label")
    if before.lower.rstrip(".") in names_beside_numbers("label") or before.lower in ("no.", "№"):
        if before.text[:1].isupper() and before.i and number.low < 1000:
            return True
        plural = after is not None and after.tag in ("NNS", "NNPS", "JJ")
        return not (plural or (after is not None and after.lower in units()))
    named = before.lower in names_beside_numbers("name before") and number.low <= LARGEST
    if named and not measured:
        return True  # "the FTSE 100 companies" are not a hundred
    if number.low < 0 and not measured and before.text[:1].isupper() and before.i:
        return True  # "COVID -19"
    if measured or _has_plural(sentence, last) or last.dep in ("dobj", "pobj", "attr"):
        return False
    if before.text.isupper() and len(before.text) > 1 and number.low < SMALL:
        return True
    # "Dell 400 people" counts; "Falcon 9", "the Stoxx 600 index" and "ISO 3888-2" are names.
    return before.pos == "PROPN" and number.scale == 1


def _adds_up(sentence: Sentence, before: Token) -> bool:
    """As in "the dead now number 17", where "number" is a verb, however it was parsed."""
    if before.lower != "number" or not before.i:
        return False
    subject = sentence.tokens[before.i - 1]
    group = subject.pos == "ADJ" and any(t.lower == "the" for t in sentence.tokens[: subject.i])
    return subject.pos == "ADV" or subject.tag in {"NNS", "NNPS", "PRP", "MD"} or group


def _has_plural(sentence: Sentence, last: Token) -> bool:
    """Whether a plural noun follows within three words."""
    run = sentence.tokens[last.i + 1 : last.i + 4]
    while run and run[-1].pos not in ("NOUN", "ADJ", "PROPN"):
        run = run[:-1]
    return any(token.tag in ("NNS", "NNPS") for token in run)


def _is_address(sentence: Sentence, last: Token) -> bool:
    following = sentence.tokens[last.i + 1 : last.i + 6]
    for step, token in enumerate(following):
        if not token.text[:1].isupper() and not ORDINAL.search(token.text):
            return False
        # "12 Mill Road", and "22 Rue Foch" as the French have it.
        french = token.lower in names_beside_numbers("street before its name")
        named = step or (french and len(following) > 1 and following[1].pos == "PROPN")
        if named and token.lower in names_beside_numbers("address"):
            # "five High Court judges" are counted.
            return token.i + 1 == len(sentence.tokens) or sentence.tokens[token.i + 1].pos != "NOUN"
    return False


def _is_score(text: str, number: Number) -> bool:
    """Whether the figure is part of a result: "won 2-1", "a 3-1 victory"."""
    written = re.compile(r"(?<![\d,.])\d{1,3}\s?[-–—]\s?\d{1,3}(?![\d,.])")
    score = next((m for m in written.finditer(text) if m.start() <= number.start < m.end()), None)
    if score is None:
        return False
    left, right = re.findall(r"\d+", score[0])
    if left == right:
        return True
    word = re.match(r"\W*(\w*)", text[score.end() :])
    cues = "|".join(measure_words("score"))
    return bool(
        re.match(r"[-–—]\d", text[score.end() :])
        or (word and word[1].lower() in measure_words("score"))
        or re.search(rf"\b(?:{cues})\b[^.;]{{0,60}}$", text[: score.start()], re.IGNORECASE)
    )
