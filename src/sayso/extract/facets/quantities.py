"""Find how many: figures with their bounds, units and what they count."""

import re
from dataclasses import replace
from functools import cache

from sayso.extract.facets import counted, figures, numbers
from sayso.extract.facets.numbers import Number
from sayso.lexicon.bounds import bounds
from sayso.lexicon.measures import measure_words
from sayso.lexicon.units import Unit, prefixes, units
from sayso.model import Measure, Quantity, Sentence, Span, Token

LONGEST_BOUND = 40  # characters: a bound word stands right before its figure


def find(sentence: Sentence) -> tuple[Quantity, ...]:
    """Every count, share, sum and measure of a sentence; dates, names and labels are none.

    Example: "Over 4,000 Tarnish soldiers crossed." -> low 4000, high None, of "Tarnish soldiers".
    """
    text, offset = sentence.span.words, sentence.span.start
    found: list[Quantity] = []
    for number in _numbers(sentence):
        if not figures.counts(sentence, number):
            continue
        unit, end = _unit(sentence, number)
        start, last, effect = _bounded(text, number, end)
        quantity = Quantity(
            span=Span(offset + start, offset + last, text[start:last]),
            low=number.low,
            high=number.high,
            vague=number.form == "vague",
            unit=_named(text, unit, end) or ("share" if number.form == "fraction" else None),
        )
        quantity = _apply(quantity, effect)
        quantity = counted.attach(sentence, quantity, end + offset, found)
        found.append(replace(quantity, measure=_measure(sentence, quantity)))
    return tuple(found)


def _numbers(sentence: Sentence) -> tuple[Number, ...]:
    """The numbers of a sentence; "rose from 8,000 to 10,000" is two of them and not a range."""
    text, offset = sentence.span.words, sentence.span.start
    found: list[Number] = []
    for number in numbers.find(text):
        written = text[number.start : number.end]
        if number.ranged and " to " in written and _is_change(sentence, number.start + offset):
            found += numbers.find_single(written, number.start)
        else:
            found.append(_in_millions(sentence, number))
    return tuple(found)


def _is_change(sentence: Sentence, start: int) -> bool:
    """Whether the words before a range make "to" lead from one figure to the next."""
    before = sentence.between(sentence.span.start, start)
    if any(token.lower == "between" for token in before[-2:]):
        return False
    return any(token.lemma in measure_words("change") for token in before[-8:])


def _in_millions(sentence: Sentence, number: Number) -> Number:
    """Read "m" as millions in "2.7m sales" and "1.2m tons"; "a 10m wall" is a length."""
    text, offset = sentence.span.words, sentence.span.start
    if number.form != "digits" or not re.match(r"m\b(?!\.\w)", text[number.end :]):
        return number
    following = [
        token
        for token in sentence.tokens
        if token.start > offset + number.end and token.text != "m"
    ][:5]
    for token in following:
        if token.tag == "NNS" or token.lower in units():
            return replace(
                number, low=number.low * 1e6, high=(number.high or 0) * 1e6, end=number.end + 1
            )
        if token.pos not in ("ADJ", "NOUN", "PROPN", "ADP", "PRON", "DET", "CCONJ", "VERB"):
            break
    return number


@cache
def _unit_pattern() -> re.Pattern[str]:
    words = sorted(units(), key=len, reverse=True)
    parts = [
        # Letters alone ("m", "C") must touch the figure; whole words may stand apart.
        (r"[ -]?" if len(word) > 2 or not word.isalnum() else r"[ \u00a0]?")
        + re.escape(word)
        + (r"(?!\w)" if word[-1].isalnum() else "")
        for word in words
    ]
    return re.compile("|".join(f"(?:{part})" for part in parts))


def _unit(sentence: Sentence, number: Number) -> tuple[Unit | None, int]:
    """The unit beside a number, and where number and unit end."""
    text = sentence.span.words
    if _is_age(sentence, number):
        return units()["years old"], number.end
    match = _unit_pattern().match(text, number.end)
    before = _currency_before(text, number.start)
    if before is not None:
        return before[0], number.end
    if match is None:
        return None, number.end
    words = match[0].lstrip(" -\u00a0") if match[0].lstrip(" -\u00a0") in units() else match[0]
    unit = units().get(words) or units().get(match[0])
    if unit is None or (len(words) == 1 and words.isalpha() and text[number.end] in " -"):
        return None, number.end
    return unit, match.end()


def _named(text: str, unit: Unit | None, end: int) -> str | None:
    """The unit, with its "per …" where there is one: "$10 per gram" is no sum of money."""
    if unit is None:
        return None
    rate = re.match(r" (?:per|an?) ((?:square )?[a-z]+)\b", text[end:])
    plain = units().get(rate[1]) if rate else None
    if rate is None or (plain is None and " per " not in rate[0]):
        return unit.unit
    return f"{unit.unit} per {plain.unit if plain else rate[1]}"


def _is_age(sentence: Sentence, number: Number) -> bool:
    """Whether a figure in commas after a person's name is an age: "Ann Reed, 45, said"."""
    text, offset = sentence.span.words, sentence.span.start
    if re.search(r"\baged? (?:between )?$", text[: number.start]):
        return True
    if number.ranged or not 1 <= number.low <= 115 or not re.match(r"[,.)]", text[number.end :]):
        return False
    before = sentence.between(sentence.span.start, offset + number.start)[-2:]
    return len(before) == 2 and before[1].text == "," and before[0].entity == "PERSON"


@cache
def _prefixes() -> tuple[tuple[str, Unit], ...]:
    return tuple(sorted(prefixes().items(), key=lambda item: -len(item[0])))


@cache
def _last_letters() -> frozenset[str]:
    return frozenset(words[-1] for words in prefixes())


def _currency_before(text: str, start: int) -> tuple[Unit, int] | None:
    before = text[max(0, start - 2) : start].rstrip()
    if not before or before[-1] not in _last_letters():
        return None
    for words, unit in _prefixes():
        for gap in ("", " "):
            cut = start - len(words) - len(gap)
            if cut >= 0 and text[cut:start] == words + gap and not text[cut - 1 : cut].isalnum():
                return unit, cut
    return None


@cache
def _before_pattern() -> re.Pattern[str]:
    words = sorted(bounds(), key=len, reverse=True)
    parts = [
        rf"(?:{'(?<![a-z])' if word[0].isalpha() else ''}{re.escape(word)}"
        rf"{' ?(?:the )?' if not word[-1].isalpha() else ' (?:the )?'})"
        for word in words
    ]
    return re.compile(rf"(?P<last>{'|'.join(parts)})$", re.IGNORECASE)


@cache
def _after_pattern() -> re.Pattern[str]:
    words = sorted(bounds(after=True), key=len, reverse=True)
    return re.compile(
        "|".join(
            rf"{'' if not word[0].isalpha() else ' '}{re.escape(word)}(?![a-z0-9])"
            for word in words
        ),
        re.IGNORECASE,
    )


def _bounded(text: str, number: Number, unit_end: int) -> tuple[int, int, set[str]]:
    """The span with bound words and glued symbols, and what the bound words do."""
    money = _currency_before(text, number.start)
    start = money[1] if money else number.start
    end = number.end
    if unit_end > end and text[end:unit_end].strip() == text[end:unit_end] and text[end] in "%°€£$":
        end = unit_end
    effects: set[str] = set()
    for _ in range(3):
        match = _before_pattern().search(text, max(0, start - LONGEST_BOUND), start)
        if match is None:
            break
        effects.add(bounds()[re.sub(r" ?(the )?$", "", match[0].lower()).strip()])
        start = match.start()
    for after in (end, unit_end):
        if match := _after_pattern().match(text, after):
            words = match[0].strip().lower()
            return start, match.end(), effects | {bounds(after=True)[words]}
    return start, end, effects


def _apply(quantity: Quantity, effects: set[str]) -> Quantity:
    if "low" in effects and "high" not in effects:
        return replace(quantity, high=None, approximate="approximate" in effects)
    if "high" in effects and "low" not in effects:
        return replace(quantity, low=None, approximate="approximate" in effects)
    return replace(quantity, approximate="approximate" in effects)


def _measure(sentence: Sentence, quantity: Quantity) -> Measure:
    """A running total, a state at one moment, or neither said, by the clause around the figure."""
    verb = _verb(sentence, quantity)
    if verb is not None:
        helpers = {kid.lemma for kid in sentence.kids(verb, "aux", "auxpass")}
        since = any(token.lower == "since" for token in sentence.subtree(verb))
        if "have" in helpers and (since or verb.lemma in measure_words("loss")):
            return Measure.CUMULATIVE
    clause = sentence.subtree(verb) if verb is not None else list(sentence.tokens)
    words = " " + " ".join(token.lower for token in clause) + " "
    if any(f" {cue} " in words for cue in measure_words("cumulative")):
        return Measure.CUMULATIVE
    if any(f" {cue} " in words for cue in measure_words("snapshot")):
        return Measure.SNAPSHOT
    if verb is not None and verb.lemma in measure_words("state") and _present(sentence, verb):
        return Measure.SNAPSHOT
    return Measure.UNSTATED


def _verb(sentence: Sentence, quantity: Quantity) -> Token | None:
    """The nearest verb above the figure."""
    inside = sentence.between(quantity.span.start, quantity.span.end)
    token = inside[-1] if inside else None
    while token is not None and token.pos not in ("VERB", "AUX"):
        above = sentence.head(token)
        if above.i == token.i:
            return None
        token = above
    return token


def _present(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb tells of now: "are stationed", "live"; not "were" or "have lived"."""
    helpers = list(sentence.kids(verb, "aux", "auxpass"))
    if helpers:
        return all(each.lemma == "be" and each.tag in ("VBP", "VBZ") for each in helpers)
    return verb.tag in ("VBP", "VBZ")
