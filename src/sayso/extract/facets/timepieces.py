"""The pieces of the grammar of times: what its names in angle brackets stand for."""

import re
from functools import cache

from sayso.extract.facets import numberforms
from sayso.lexicon.times import time_words

YEAR = r"(?:1[5-9]|20)\d\d(?![\d,]\d|\d|\.\d)"
# A bare month or year is a time only after one of these: "in May", not "May said".
LEADING = (
    *("in", "since", "until", "till", "by", "from", "during", "before", "after", "of", "through"),
    *("to", "and", "between", "around", "throughout"),
)
# "counted to 2000" is no year, and neither is "about 2000".
NO_YEAR_AFTER = ("to", "through")
# "the 1991 agreement" holds a year, "1991 agreements" may not.
BEFORE_YEAR_NAMED = ("the", "a", "its", "his", "her", "their", "this")
NIGHTS_OF = ("week of", "weekend of", "morning of", "evening of", "night of")
# What may follow "on the 18th" for it to be a day: nothing else tells it from "the 18th floor".
AFTER_DAY = (
    r"(?=[.,;:!?)]|$| \d\d?(?:[:.]\d\d)? ?[ap]\.?m\b"
    r"| (?:and|to|at|in|from|between|when|because|but|as|or|until|till|through|around)\b)"
)
# "the Sunday Times", "the Saturday League" are names.
PAPERS = "Times|Post|Herald|Mirror|Telegraph|Express|Mail|Star|World|People|Independent|Tribune"
PIECES = {
    "YEAR": YEAR,
    "DAY": r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?",
    "NTHDAY": r"(?:[12]\d|3[01]|[1-9])(?:st|nd|rd|th)",
    "DASH": r"(?:\s?[-–—/]\s?| to | and | or | through | until | till )",
    # "May 12,000 people", "June 5%": not the twelfth, not the fifth.
    "NOFIGURE": r"(?![\d%]|[,.]\d|:\d| (?:percent|per cent|million|thousand|billion)\b)",
    "DAYNAME": r"(?:(?:<SHORTDAY>),? (?:the )?)?",
    "ROUGH": (
        r"(?:about |around |nearly |almost |approximately |roughly |some |more than |over "
        r"|at least |only |just |barely |less than |under )?"
    ),
    "NEAR": r"(?:at|around|about|by|before|after|until|since|from) (?:about |around )?",
    "HOURS": r"(?:morning|afternoon|evening|night)",
    "WHOLE": r"(?:week|month|quarter|year|decade|century)",
    "ZONE": (
        r"(?: ?\(?(?P<zone>GMT|UTC|CET|CEST|EET|EST|EDT|MSK|PST|PDT|BST"
        r"|[A-Z][a-z]+ time|local time)\)?)?"
    ),
    "AFTERDAY": AFTER_DAY,
    # "in April of 87": nothing else may follow, or it counts.
    "SHORTYEAR": r"(?<= of )\d\d(?=[.,;:!?)]|$)",
    "PAPERS": PAPERS,
}
CLOCK = (
    r"(?:(?P<#_h>[01]?\d|2[0-4])"
    r"(?::(?P<#_m>[0-5]\d)(?::[0-5]\d)?(?: ?(?P<#_ap>[aApP]\.?[mM]\b\.?))?"
    r"|(?:\.(?P<#_m2>[0-5]\d))? ?(?P<#_ap2>[aApP]\.?[mM]\b\.?)))"
)


def filled(way: str) -> str:
    """A way of the grammar with its pieces put in."""
    way = re.sub(
        r"<AND:(\w+)>",
        r"(?:(?: ?,)?[ /-](?:of |in )?(?P<\1><YEAR>|['’]\\d\\d(?!\\d|s)|<SHORTYEAR>))?",
        way,
    )
    for _ in range(3):  # pieces may hold pieces
        way = re.sub(r"(?<!\?P)<([A-Z]+)>", lambda found: _pieces()[found[1]], way)
    return way


def alternatives(kind: str) -> str:
    """The words of one kind of lexicon/times.toml as a regular expression, longest first."""
    return one_of(list(time_words(kind)))


def one_of(words: list[str]) -> str:
    """One of the words, the longest that fits; "’" may stand for "'"."""
    longest = sorted(set(words), key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word) for word in longest) + ")"


@cache
def _pieces() -> dict[str, str]:
    full = [word for word in time_words("weekday") if len(word) > len("Thurs")]
    kinds = ("unit", "part", "modifier", "phrase", "hour", "season", "holiday", "ordinal")
    return PIECES | {
        **{kind.upper(): alternatives(kind) for kind in kinds},
        # "the twenty second of June" is written as well.
        "ORDINAL": alternatives("ordinal").replace(r"\-", "[ -]"),
        "MONTH": one_of([*time_words("month"), *lower_months()]),
        "WEEKDAY": one_of([*full, *(word.lower() for word in full)]),
        "SHORTDAY": one_of([*time_words("weekday"), *(word.lower() for word in full)]),
        "COUNT": (
            rf"(?:(?<!\d)(?<!\d[.,])(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?|{numberforms.spelled()}"
            r"|a few|several|(?:a )?couple of|a couple|few|many|an?|half an?|a half)"
        ),
        "LEADING": _after(LEADING),
        "LEADINGYEAR": _after((*(set(LEADING) - set(NO_YEAR_AFTER)), "year")),
        "NAMEDYEAR": _after(BEFORE_YEAR_NAMED),
        "ONTHE": _after(
            (*NIGHTS_OF, "on", "by", "until", "till", "since", "before", "after", "from", "around")
        ),
        "ISOCLOCK": CLOCK.replace("#", "iso"),
        "CCLOCK": CLOCK.replace("#", "c"),
    }


def lower_months() -> tuple[str, ...]:
    """Months in lower case, but for those that are verbs."""
    verbs = ("may", "march", "mar", "mar.")
    return tuple(sorted({word.lower() for word in time_words("month")} - set(verbs)))


def _after(words: tuple[str, ...]) -> str:
    return "(?i:" + "|".join(rf"(?<=\b{word} )" for word in sorted(words)) + ")"
