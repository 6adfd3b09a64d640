"""A plain search for the tolls that a report states: a number beside a word for killed or injured.

It knows nothing of sayso: a number in digits or words up to 99, and beside it a word for harm, with
nothing between but who was counted ("two men", "five other people"), helping verbs, "shot and",
adverbs, or an aside ("three people, including a child, were killed"); or the word first ("killed at
least two", "the deaths of three"). "One of the dead" and "19-year-old" count nobody.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

KILLED: Final = "killed"
INJURED: Final = "injured"
ONES: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS: Final = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
    *("seventeen", "eighteen", "nineteen"),
)
TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
VALUES: Final = (
    {word: number for number, word in enumerate((*ONES, *TEENS), 1)}
    | {word: 10 * number for number, word in enumerate(TENS, 2)}
    | {
        f"{ten}-{one}": 10 * number + unit
        for number, ten in enumerate(TENS, 2)
        for unit, one in enumerate(ONES, 1)
    }
)
WORDS: Final = "|".join(sorted(VALUES, key=len, reverse=True))
UNIT: Final = r"(?:months?|years?|days?|hours?|minutes?|miles?|a\.m|p\.m)"  # what counts nobody
MONTHS: Final = (
    *("Jan", "Feb", "Mar", "Apr", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "January"),
    *("February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
)
NO_DATE: Final = "".join(rf"(?<!\b{month} )(?<!\b{month}\. )" for month in MONTHS)
NUMBER: Final = (
    rf"(?<!\bno )(?P<number>(?<![-$:.,/\d#]){NO_DATE}\b\d{{1,2}}\b(?![-:,./%]?\d|%|[- ]{UNIT}\b)"
    rf"|\b(?:{WORDS})\b(?!-))"
)
PERSON: Final = (
    r"(?:people|persons?|men|man|women|woman|children|child|kids?|boys?|girls?|teens?|teenagers?"
    r"|juveniles?|adults?|youths?|victims?|others?|civilians?|students?|teachers?|officers?"
    r"|deputies|troopers?|policem[ae]n|police|males?|females?|residents?|bystanders?|relatives"
    r"|suspects?|gunm[ae]n|brothers|sisters|friends|customers?|employees|workers|passengers?"
    r"|members|individuals|patients|soldiers|guards?|toddlers?|infants?|babies|family)"
)
# Which, what sort: words that may stand before the person ("two other young Hartley men").
SORT: Final = r"(?:(?!of\b|the\b|and\b|in\b|at\b|for\b|to\b)[A-Za-z][\w'’-]*\s+){0,2}"
HELPER: Final = (
    r"(?:(?:who|that|were|was|are|is|be|been|being|have|has|had|had been|also|later|reportedly"
    r"|apparently|confirmed|pronounced|declared|found|left|remain|lay|lying|believed to be|dead and"
    r"|shot and|shot|stabbed and|stabbed|gunned down and|struck and|hit and|beaten and|fatally"
    r"|critically|seriously|severely|badly|slightly|gravely|mortally|wounded and|injured and"
    r"|hurt and|killed and|killed or|killed,|dead,|at the scene|,? including [^.;:\d]{3,50},"
    r"|in the shooting|in the attack)\s+){0,5}"
)
BEFORE: Final = r"\s+(?:(?:at least|as many as|up to|about|some|another|a total of|all)\s+)?"
DEAD: Final = r"(?P<harm>killed|dead|died|dying|slain|deaths?|fatalities|fatality|murdered)"
LIVING: Final = "(?<!fatally )(?<!mortally )"
HURT: Final = rf"{LIVING}(?P<harm>wounded|injured|hurt|hospitali[sz]ed|injuries|wounding|injuring)"
DEADLY: Final = (
    r"(?P<harm>killed|killing|kills|kill|murdered|murdering|deaths? of|deaths of|dead are|left dead"
    r"|claimed the lives of|took the lives of|claiming the lives of)"
)
HURTING: Final = rf"{LIVING}(?P<harm>wounded|wounding|wounds|injured|injuring|injures|hurting|hurt)"
WHO: Final = rf"\s*(?:of them\s+)?(?:{SORT}{PERSON}\s*(?:,\s+)?)?"
NOT_OF: Final = r"(?!\s+(?:of|in)\s+(?!them))"
FORMS: Final = {
    KILLED: (rf"{NUMBER}{NOT_OF}{WHO}{HELPER}{DEAD}\b", rf"\b{DEADLY}{BEFORE}{NUMBER}{NOT_OF}"),
    INJURED: (rf"{NUMBER}{NOT_OF}{WHO}{HELPER}{HURT}\b", rf"\b{HURTING}{BEFORE}{NUMBER}{NOT_OF}"),
}
# One person, told without a number: "a man was shot and killed", "killing a 19-year-old".
SINGLE: Final = re.compile(
    rf"\b[Aa]n?\s+(?:(?!of\b|the\b|and\b)[\w'’-]+\s+){{0,3}}(?:{PERSON}|\d+[- ]year[- ]old)"
    rf"\s+(?:was|has|had|is)\s+{HELPER}(?:killed|dead|died|slain)\b"
)
SEARCHES: Final = {
    kind: tuple(re.compile(form, re.IGNORECASE) for form in forms) for kind, forms in FORMS.items()
}


@dataclass(frozen=True, slots=True)
class Stated:
    """A toll as the search finds it: killed or injured, how many, and where the words stand."""

    kind: str
    number: int
    start: int
    end: int


def find(text: str) -> Iterator[Stated]:
    """Every toll the words state."""
    for kind, forms in SEARCHES.items():
        for form in forms:
            for match in form.finditer(text):
                word = match["number"].lower()
                number = int(word) if word.isdigit() else VALUES[word]
                yield Stated(kind, number, match.start(), match.end())


def find_single(text: str) -> bool:
    """Whether somebody's death is told without a number."""
    return SINGLE.search(text) is not None
