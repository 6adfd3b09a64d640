"""The grammar of time expressions: one regular expression per way to write a time, tried in order.

Names in angle brackets stand for the words of lexicon/times.toml and for the pieces below.
"""

import re
from functools import cache

from sayso.extract.facets import numbers
from sayso.lexicon.times import time_words

YEAR = r"(?:1[5-9]|20)\d\d(?![\d,]\d|\d|\.\d)"
# A bare month or year is a time only after one of these: "in May", not "May said".
LEADING = (
    *("in", "since", "until", "till", "by", "from", "during", "before", "after", "of", "through"),
    *("to", "and", "between", "around", "throughout"),
)
# "counted to 2000" is no year, and neither is "about 2000".
NO_YEAR_AFTER = ("to", "through")
PIECES = {
    "YEAR": YEAR,
    "DAY": r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?",
    "DASH": r"(?:\s?[-–—/]\s?| to | and | or | through | until )",
    # "May 12,000 people", "June 5%": not the twelfth, not the fifth.
    "NOFIGURE": r"(?![\d%]|[,.]\d|:\d| (?:percent|per cent|million|thousand|billion)\b)",
    "DAYNAME": r"(?:(?:<SHORTDAY>),? (?:the )?)?",
    "ROUGH": (
        r"(?:about |around |nearly |almost |approximately |roughly |some |more than |over "
        r"|at least |only |just )?"
    ),
    "NEAR": r"(?:at|around|about|by|before|after|until|since|from) (?:about |around )?",
    "ZONE": (
        r"(?: ?\(?(?P<zone>GMT|UTC|CET|CEST|EET|EST|EDT|MSK|PST|PDT|BST"
        r"|[A-Z][a-z]+ time|local time)\)?)?"
    ),
}
CLOCK = (
    r"(?:(?P<#_h>[01]?\d|2[0-4])"
    r"(?::(?P<#_m>[0-5]\d)(?::[0-5]\d)?(?: ?(?P<#_ap>[aApP]\.?[mM]\b\.?))?"
    r"|(?:\.(?P<#_m2>[0-5]\d))? ?(?P<#_ap2>[aApP]\.?[mM]\b\.?)))"
)
GRAMMAR = {
    "iso": r"(?P<isoy><YEAR>)-(?P<isom>\d\d)-(?P<isod>\d\d)(?!\d)(?:[T ]<ISOCLOCK>)?",
    "dotted": r"(?P<d1>\d{1,2})(?P<sep>[./])(?P<d2>\d{1,2})(?P=sep)(?P<d3>\d{4})\b",
    "dayrange": (
        r"<DAYNAME>(?:the )?(?P<ra><DAY>)<DASH>(?:the )?(?P<rb><DAY>)(?: of)? (?P<rm><MONTH>)"
        r"<AND:ry>(?!\w)"
    ),
    "monthrange": (
        r"(?P<sm><MONTH>) (?P<sa><DAY>)<DASH>(?P<sb><DAY>)<NOFIGURE>(?! <MONTH>)<AND:sy>(?!\w)"
    ),
    "daymonth": r"<DAYNAME>(?:the )?(?P<da><DAY>)(?: of)?[ -]?(?P<dm><MONTH>)<AND:dy>(?!\w)",
    "monthday": r"<DAYNAME>(?P<mm><MONTH>) (?:the )?(?P<md><DAY>)(?!\w)<NOFIGURE><AND:my>",
    "partmonth": r"(?i:(?P<pp><PART>))[ -](?:in )?(?P<pm><MONTH>)<AND:py>(?!\w)",
    "monthyear": r"(?P<ym><MONTH>),? (?:of )?(?P<yy><YEAR>)(?!\w)",
    "modmonth": r"(?i:(?P<xmod>last|this|next)) (?P<xm><MONTH>)(?!\w)",
    "months": r"(?P<ma><MONTH>)(?:\s?[-–—]\s?| to )(?P<mb><MONTH>)(?! \d\d?\b)<AND:mcy>(?!\w)",
    "month": r"<LEADING>(?P<bm><MONTH>)(?!\w)(?! [A-Z][a-z])",
    "years": (
        # "between 2007 and 2009" is a range, "in 2007 and 2009" is two years.
        r"(?P<y1><YEAR>)(?:\s?(?:[-–—]|to|until|through)\s?(?P<y2><YEAR>)|[-–—](?P<y3>\d\d))"
        r"(?![\w-])"
    ),
    "decade": r"(?:the )?(?P<dec>(?:1[5-9]|20)\d0)['’]?s\b",
    "partyear": r"(?i:(?P<qp><PART>))[ -](?:in )?(?P<qy><YEAR>)(?!\w)",
    "quarter": (
        r"(?:(?i:(?:the )?(?P<qn>first|second|third|fourth|last) quarter)"
        r"(?: (?:of )?(?P<qny><YEAR>))?|Q(?P<qd>[1-4])(?: (?:of )?(?P<qdy><YEAR>))?)\b"
    ),
    "halfyear": r"(?i:the (?P<hn>first|second) half of )(?P<hy><YEAR>)\b",
    "year": r"<LEADINGYEAR>(?:the year )?(?P<oy><YEAR>)(?![\w-])(?! <UNIT>\b)",
    "weekday": (
        r"(?:(?i:(?P<wmod><MODIFIER>|later(?: on)?|early|late|earlier) ))?(?:(?i:on) )?"
        r"(?P<wd><WEEKDAY>)(?: (?:morning|afternoon|evening|night))?\b"
        r"(?! (?:[A-Z][a-z]+ (?:Times|Post|Herald|Mirror)))"
    ),
    "phrase": r"(?i:<PHRASE>)\b",
    "shift": (
        r"<ROUGH>(?i:(?P<sn><COUNT>))[ -](?P<su><UNIT>) "
        r"(?i:(?P<sdir>ago|earlier|before(?! the| that)|later|prior|previously|from now))\b"
    ),
    "window": (
        r"(?i:(?:for |in |over |within |during )?(?:the )?"
        r"(?:(?P<wdir>last|past|previous|next|coming|following) <ROUGH>(?P<wn><COUNT>)"
        r"|(?P<wn2><COUNT>) (?P<wdir2>past|previous|next|coming|upcoming)) (?P<wu><UNIT>))\b"
    ),
    "lasting": (
        r"(?i:(?P<lp>for|in|within) (?:a period of )?<ROUGH>(?P<ln><COUNT>) (?P<lu><UNIT>))\b"
        r"(?! (?:of|old)\b)"
    ),
    "clock": r"(?i:<NEAR>)?<CCLOCK><ZONE>(?![\d:])",
    "hour": r"(?i:<NEAR>(?P<hw><HOUR>))\b",
}


@cache
def pattern() -> re.Pattern[str]:
    """All ways to write a time as one expression; the group that matched names the way."""
    ways = "|".join(f"(?P<{name}>{_filled(way)})" for name, way in GRAMMAR.items())
    return re.compile(rf"(?<![\w.$€£/])(?<![A-Za-z]-)(?:{ways})")


def alternatives(kind: str) -> str:
    """The words of one kind of lexicon/times.toml as a regular expression, longest first."""
    words = sorted(time_words(kind), key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word) for word in words) + ")"


@cache
def _pieces() -> dict[str, str]:
    full = [word for word in time_words("weekday") if len(word) > len("Thurs")]
    kinds = ("month", "unit", "part", "modifier", "phrase", "hour")
    return PIECES | {
        **{kind.upper(): alternatives(kind) for kind in kinds},
        "WEEKDAY": f"(?:{'|'.join(full)})",
        "SHORTDAY": alternatives("weekday"),
        "COUNT": (
            rf"(?:\d+(?:\.\d+)?|{numbers.spelled()}"
            r"|a few|several|a couple of|a couple|few|many|an?|half an?)"
        ),
        "LEADING": _after(LEADING),
        "LEADINGYEAR": _after((*(set(LEADING) - set(NO_YEAR_AFTER)), "year")),
        "ISOCLOCK": CLOCK.replace("#", "iso"),
        "CCLOCK": CLOCK.replace("#", "c"),
    }


def _filled(way: str) -> str:
    way = re.sub(r"<AND:(\w+)>", r"(?:(?: ?,)?[ -](?:of )?(?P<\1><YEAR>))?", way)
    for _ in range(3):  # pieces may hold pieces
        way = re.sub(r"(?<!\?P)<([A-Z]+)>", lambda found: _pieces()[found[1]], way)
    return way


def _after(words: tuple[str, ...]) -> str:
    return "(?i:" + "|".join(rf"(?<=\b{word} )" for word in sorted(words)) + ")"
