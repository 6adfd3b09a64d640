"""What an article says of its occurrence at first sight: its words, names, days, ages and tolls.

Only what stands in text and title, so that an article can be put into its story before anything
is known of its claims.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from anyascii import anyascii

from sayso.lexicon.dateforms import MONTHS, WEEKDAYS
from sayso.lexicon.number_words import number_words
from sayso.lexicon.predicates import predicate_classes
from sayso.lexicon.stopwords import common_words
from sayso.link import details
from sayso.link.details import Details
from sayso.link.wordbags import stem
from sayso.model import Article

TITLE_WEIGHT = 3  # a word of the title counts as four words of the text
LEAD = 90  # words in which a report says what happened, when, and to whom
BEGINNING = 60  # words compared as the beginning
TIMES = 3  # articles that share a line before it may be furniture
APART = timedelta(days=14)  # articles about one thing may share a line; so far apart they do not
SHORT = 12  # words up to which a line that articles share is a button rather than news
SENTENCE = re.compile(r'\n|(?<=[.!?])\s+(?=[A-Z"“])')
TITLE_PART = re.compile(r"\s[-|–—]\s")
TOKEN = re.compile(r"[A-Za-z]+|\d[\d,.]*\d|\d|[.!?\n]")
CAPITALISED = re.compile(r"(?:\b[A-Z][\w.'’-]*\s?)+")
DAY_NAMES = frozenset(name[:length] for name in (*MONTHS, *WEEKDAYS) for length in (3, 4, 12))
CLOCK = re.compile(r"(?:19|20)\d\d")
AGE = re.compile(r"\b(\d{1,2})[- ]year[- ]old|, (\d\d),")
MONTH_DAY = re.compile(
    rf"\b({'|'.join(month[:3] for month in MONTHS)})[a-z]*\.? (\d{{1,2}})\b", re.IGNORECASE
)
WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """One article as it is compared; ``days``, ``ages`` and ``tolls`` are those of the lead.

    ``details`` are those of the whole text.
    """

    id: str
    uri: str
    first: datetime | None
    last: datetime | None
    words: Counter[str]
    names: Counter[str]
    title: Counter[str]
    beginning: Counter[str]
    days: frozenset[date]
    ages: frozenset[str]
    tolls: frozenset[tuple[str, int]]
    details: Details


def find(articles: Sequence[Article]) -> list[Page]:
    """A page for each article, without the lines and title parts that many articles share."""
    furniture = _furniture(articles)
    return [_page(article, furniture) for article in articles]


def of(article: Article) -> Page:
    """The page of one article by itself, all its lines kept."""
    return _page(article, frozenset())


def _furniture(articles: Sequence[Article]) -> frozenset[str]:
    """The forms of lines that articles weeks apart share, as in "Email alerts for X"."""
    met: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        forms = {_form(line) for line in SENTENCE.split(article.text) if line.strip()}
        for form in forms | {_form(part) for part in TITLE_PART.split(article.title or "")[1:]}:
            met[form].append(article)
    return frozenset(form for form, among in met.items() if _shared(form, among))


def _shared(form: str, among: Sequence[Article]) -> bool:
    if len(among) < TIMES:
        return False
    days = [day for each in among if (day := each.published.latest) is not None]
    return len(form.split()) <= SHORT or (bool(days) and max(days) - min(days) > APART)


def _form(line: str) -> str:
    """A line without what changes from page to page: names and figures."""
    return CAPITALISED.sub("X ", re.sub(r"\d+", "0", line)).strip()


def _page(article: Article, furniture: frozenset[str]) -> Page:
    lines = [each for each in SENTENCE.split(article.text) if each.strip()]
    text = "\n".join(each for each in lines if _form(each) not in furniture)
    first, *parts = TITLE_PART.split(article.title or "")
    title = " - ".join([first, *(part for part in parts if _form(part) not in furniture)])
    title, text = anyascii(title), anyascii(text)
    tokens = TOKEN.findall(f"{title} . {text}".replace("'s", ""))
    words = Counter(stem(token.lower()) for token in tokens if _telling(token))
    for token in TOKEN.findall(title):
        if _telling(token) and not token[0].isdigit():
            words[stem(token.lower())] += TITLE_WEIGHT
    lead = f"{title}. {' '.join(text.split()[:LEAD])}"
    published = article.published
    day = published.latest or published.earliest
    return Page(
        id=article.id,
        uri=article.uri,
        first=published.earliest or published.latest,
        last=published.latest or published.earliest,
        words=words,
        names=_names(tokens),
        title=_bag(title),
        beginning=_bag(f"{title} {' '.join(text.split()[:BEGINNING])}"),
        days=frozenset(_days(lead, day)),
        ages=frozenset(left or right for left, right in AGE.findall(lead)),
        tolls=frozenset(_tolls(lead)),
        details=details.find(f"{title}. {text}", day.date() if day is not None else None),
    )


def _telling(token: str) -> bool:
    """Whether a word can tell one occurrence from another: no mark, common word, day or year."""
    lower = token.lower()
    if not token[0].isalnum() or lower in common_words() or CLOCK.fullmatch(token):
        return False
    return token[0].isdigit() or (len(token) > 2 and lower not in DAY_NAMES)


def _bag(text: str) -> Counter[str]:
    return Counter(stem(token.lower()) for token in TOKEN.findall(text) if _telling(token))


def _names(tokens: Sequence[str]) -> Counter[str]:
    """Capitalised words inside sentences, and pairs of them side by side."""
    found: Counter[str] = Counter()
    before, last = ".", ""
    for token in tokens:
        capital = token[0].isupper() and len(token) > 1 and token.lower() not in DAY_NAMES
        if capital and last:
            found[f"{last} {token.lower()}"] += 1
        if capital and before not in ".!?\n":
            found[token.lower()] += 1
        before, last = token, token.lower() if capital else ""
    return found


def _days(lead: str, published: datetime | None) -> Iterator[date]:
    """The days a lead names, each the last such day before publication."""
    if published is None:
        return
    today = published.date()
    for match in WEEKDAY.finditer(lead):
        back = (today.weekday() - WEEKDAYS.index(match[1].lower())) % 7
        yield today - timedelta(days=back)
    for match in MONTH_DAY.finditer(lead):
        month = next(n for n, m in enumerate(MONTHS, 1) if m[:3] == match[1].lower())
        for year in (today.year, today.year - 1):
            day = details.on_day(year, month, int(match[2]))
            if day is not None and day <= today + timedelta(days=2):
                yield day
                break


def _tolls(lead: str) -> Iterator[tuple[str, int]]:
    """How many were harmed, and by which word: "two people were killed" -> (killing, 2)."""
    words = re.findall(r"\w+", lead.lower())
    for place, word in enumerate(words):
        count = _count(word)
        if count is not None:
            for near in words[place + 1 : place + 5]:
                if near in harms():
                    yield harms()[near], count
                    break


def _count(word: str) -> int | None:
    if word.isdigit() and len(word) < 3:
        return int(word)
    value = number_words("ones").get(word, number_words("teens").get(word))
    return int(value) if value else None


@cache
def harms() -> dict[str, str]:
    """The forms of words for harm to people, and the predicate each belongs to."""
    found: dict[str, str] = {}
    for name, kind in predicate_classes().items():
        if kind.measure == "cumulative":
            for word in (*kind.verbs, *kind.nouns, *kind.adjectives):
                for form in (word, f"{word}d", f"{word}ed", f"{word}s"):
                    found.setdefault(form, name)
    return found
