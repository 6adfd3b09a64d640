"""The grammar of time expressions: one regular expression per way to write a time, tried in order.

Names in angle brackets stand for the words of lexicon/times.toml and for the pieces of
timepieces.py.
"""

import re
from functools import cache

from sayso.extract.facets import timepieces

GRAMMAR = {
    "iso": r"(?P<isoy><YEAR>)[-/](?P<isom>\d\d)[-/](?P<isod>\d\d)(?!\d)(?:[T ]<ISOCLOCK>)?",
    "dotted": (
        r"(?P<d1>\d{1,2})(?P<sep>[./-])(?P<d2>\d{1,2})(?P=sep)"
        r"(?P<d3>\d{4}|(?<=/)\d\d|(?<=\d\.\d\d\.)\d\d)(?![\w/]|[.-]\d)"
    ),
    "yearmonth": (
        r"(?P<qmy><YEAR>)[ -](?P<qmm><MONTH>)(?:[ -](?P<qmd><DAY>))?"
        r"(?=[.,;:!?)]|$| (?:to|until|till|through)\b)"
    ),
    "monthdigits": (
        r"(?:(?P<tm>0?[1-9]|1[0-2])-(?P<ty><YEAR>)|(?P<tzy><YEAR>)-(?P<tzm>[1-9]))(?![\w/-])"
    ),
    "dayrange": (
        r"<DAYNAME>(?:the )?(?P<ra><DAY>|(?i:<ORDINAL>))<DASH>(?:the )?"
        r"(?:(?P<rb><DAY>)(?: of)?|(?i:(?P<rw><ORDINAL>)) of) (?P<rm><MONTH>)<AND:ry>(?!\w)"
    ),
    "monthrange": (
        r"(?P<sm><MONTH>) (?:the )?(?P<sa><DAY>|(?<=the )(?i:<ORDINAL>))<DASH>(?:the )?"
        r"(?P<sb><DAY>|(?<=the )(?i:<ORDINAL>))<NOFIGURE>(?! <MONTH>)<AND:sy>(?!\w)"
    ),
    "daymonth": (
        r"<DAYNAME>(?:the )?(?:(?P<da><DAY>)(?: day)?(?: of)?[ /-]?"
        r"|(?i:(?P<dw><ORDINAL>)(?: day)? of ))(?P<dm><MONTH>|(?<=of )(?:may|march))<AND:dy>(?!\w)"
    ),
    "monthday": (
        r"<DAYNAME>(?P<mm><MONTH>)(?:[ -](?:the )?|, (?=<NTHDAY>))(?P<md><DAY>)"
        r"(?!\w)<NOFIGURE><AND:my>"
    ),
    "monthnth": r"(?P<om><MONTH>) (?:the )?(?i:(?P<ow><ORDINAL>))(?!\w)<AND:oy><AFTERDAY>",
    "nth": (
        r"(?:the )?(?i:(?P<nn>first|second|third|fourth|fifth|last|final|opening|closing"
        r"|\d(?:st|nd|rd|th)) (?:(?:full )?(?P<nc><COUNT>|few) )?"
        r"(?P<nu>days?|weeks?|months?|weekends?) (?:of|in) )"
        r"(?:(?P<nm><MONTH>)<AND:ny>|(?P<nyy><YEAR>)"
        r"|(?i:(?P<nmod>the|this|last|next|that) (?P<nof>month|year)))(?!\w)"
    ),
    "nthday": (
        r"(?i:(?:the )?(?P<jn>first|second|third|fourth|last|[1-4](?:st|nd|rd|th)) "
        r"(?P<jd><WEEKDAY>)(?: of| in)? )"
        r"(?:(?P<jm><MONTH>)<AND:jy>|(?i:(?P<jmod>the|this|last|next|that) month))(?!\w)"
    ),
    "monthsday": (
        r"(?:the )?(?:(?P<ka><DAY>)<DASH>(?:the )?)?(?P<kb><DAY>)(?: day)?(?: of| in)? "
        r"(?P<kmod>this|last|next) month(?!\w)"
    ),
    "partmonth": r"(?i:(?P<pp><PART>))[ -](?:in )?(?:the )?(?P<pm><MONTH>)<AND:py>(?!\w)",
    "monthyear": r"(?P<ym><MONTH>|may|march)(?:,? (?:of |in )?|-)"
    r"(?P<yy><YEAR>|['’]\d\d(?!s)|<SHORTYEAR>)(?!\w)",
    "modmonth": r"(?i:(?P<xmod>last|this|next|this past|this coming)) (?P<xm><MONTH>)(?![\w-])",
    "months": r"(?P<ma><MONTH>)(?:\s?[-–—]\s?| to )(?P<mb><MONTH>)(?! \d\d?\b)<AND:mcy>(?!\w)",
    "month": (
        r"<LEADING>(?:the (?:month of )?)?(?P<bm><MONTH>|(?<=in )(?:may|march)(?=[.,;:!?)]|$))"
        r"(?!\w)(?! (?:[A-Z][a-z]|(?:the )?\d))"
    ),
    "years": (
        # "between 2007 and 2009" is a range, "in 2007 and 2009" is two years.
        r"(?P<y1><YEAR>)(?:\s?(?:[-–—]|to|until|through|till)\s?(?P<y2><YEAR>)|[-–—](?P<y3>\d\d))"
        r"(?![\w-])"
    ),
    "decade": (
        r"(?:the )?(?i:(?P<dpart>early|mid|late)(?: to (?:mid|late))?[ -](?:the )?)?"
        r"(?:(?P<dec>(?:1[5-9]|20)\d0)['’]?s|['’](?P<decs>[2-9]0)s|(?P<dect>[3-9]0)['’]s"
        r"|(?:(?<=the )|(?<=early )|(?<=mid-)|(?<=late ))"
        r"(?P<decw>thirties|forties|fifties|sixties|seventies|eighties|nineties)"
        r"(?! of\b))\b"
    ),
    "century": (
        r"(?:the )?(?i:(?:early|mid|late)[ -])?"
        r"(?i:(?P<cen>\d\d?(?:st|nd|rd|th)|<ORDINAL>) century)\b"
    ),
    "partyear": (
        r"(?i:(?P<qp><PART>|the first half of|the second half of))[ -]"
        r"(?:in )?(?:the year )?(?P<qy><YEAR>)(?!\w)"
    ),
    "quarter": (
        r"(?:(?i:(?:the )?(?P<qn>first|second|third|fourth|[1-4](?:st|nd|rd|th)) quarter)"
        r"(?: (?:of )?(?P<qny><YEAR>)| of (?:the|this) year)?"
        r"|(?i:the (?P<ql>last|final) quarter) of (?P<qly><YEAR>)"
        r"|Q(?P<qd>[1-4])(?: (?:of )?(?P<qdy><YEAR>))?|(?P<qey><YEAR>)-Q(?P<qe>[1-4]))\b"
    ),
    "halfyear": (
        r"(?i:the (?P<hn>first|second) half of )(?:(?P<hy><YEAR>)|(?:the|this) year)\b"
        r"|H(?P<hh>[12]) (?:of )?(?P<hhy><YEAR>)\b|(?P<hzy><YEAR>) H(?P<hz>[12])\b"
    ),
    "year": r"<LEADINGYEAR>(?:the year )?"
    # "by 2100" is the end of a forecast; elsewhere four such digits count.
    r"(?P<oy2><YEAR>|(?:(?<=in )|(?<=by ))2[1-4]\d\d)(?![\w-])(?!,\d)"
    r"(?! (?:<UNIT>|GMT|UTC|hrs|local)\b)",
    "yearnamed": r"<NAMEDYEAR>(?P<ny2>(?:19|20)\d\d)(?= [a-z])(?! <UNIT>\b)",
    "dayonly": (
        r"(?:(?i:(?P<uwd><SHORTDAY>),? (?:the )?"
        r"(?P<uda><NTHDAY>|<ORDINAL>|<DAY>(?=[.,;:!?)]|$| (?:between|from) \d)))"
        r"|<ONTHE>the (?P<udb><NTHDAY>|<DAY>(?= (?:between|from|at) \d))"
        r"(?: of)?(?: (?P<umod>this|last|next|the) month)?)<AFTERDAY>"
    ),
    "holiday": (
        r"(?i:(?:(?P<homod>last|this|next|previous|following|coming) )?(?P<how><HOLIDAY>)"
        r"(?:,? (?:of |in )?(?P<hoy><YEAR>))?"
        r"(?P<howe>(?: long)? weekend(?:,? (?P<hoz><YEAR>))?)?)(?![\w-])"
    ),
    "weekday": (
        r"(?:(?i:(?P<wmod><MODIFIER>|later(?: on)?|early(?: on)?|late|earlier) )(?:(?i:on) )?)?"
        r"(?P<wd><WEEKDAY>|(?<=on )<SHORTDAY>)(?:(?:,? in the| early| late|,)? <HOURS>)?(?![\w-])"
        r"(?!['’]s (?:<PAPERS>)| (?:[A-Z][a-z]+ )?(?:<PAPERS>|League|Night Live|School|Club))"
    ),
    "weekdays": r"(?i:(?P<vn><COUNT>) (?P<vd><WEEKDAY>)s (?P<vdir>ago|from now))\b",
    "event": (
        r"(?!(?i:the day (?:after tomorrow|before yesterday)))"
        r"<ROUGH>(?i:(?:(?P<en><COUNT>|the)[ -])?(?P<eu><UNIT>|morning|evening|night) "
        r"(?P<ed>after|before|prior to|following|from(?! now\b)|ahead of))(?= \w)"
        r"(?! (?:last|next)\b| that\b[.,])"
    ),
    "part": (
        r"(?i:(?P<up><PART>|(?:earlier|later)(?= (?:last|next) ))(?: in| on)?[ -]"
        r"(?:(?P<umod2>last|this|next|that|the following|the previous|the same|the) )?"
        r"(?P<uu><WHOLE>)|(?:the )?(?P<uend>year|month|week|quarter)(?:['’]s[ -]|[ -])end"
        r"|(?:the )?(?P<bmod>next|this|last) (?P<bu>decade|century))\b"
    ),
    "phrase": (
        r"(?i:<PHRASE>)\b(?!-)"
        r"(?!(?:(?<=the week)|(?<=the weekend)) (?:of|starting|beginning|commencing|ending)\b)"
    ),
    "season": (
        r"(?i:(?:the )?(?:(?P<separt>early|mid|late|the end of|the start of)[ -](?:the )?)?"
        r"(?:(?P<semod>last|this|next|that|the following|the previous|this past|this coming) )?"
        r"(?P<sew><SEASON>)(?:(?: of|,)? (?P<sey><YEAR>)(?:[-/–]\d\d)?)?)(?![\w-])"
    ),
    "shift": (
        r"<ROUGH>(?i:(?:(?P<sn><COUNT>)[ -])?(?P<su><UNIT>)(?P<shalf> and a half)? "
        r"(?P<sdir>ago|earlier|before(?! the| that)|later|afterwards?|prior(?! to)|previously"
        r"|from (?:now|today)|hence|on)\b)"
    ),
    "window": (
        r"(?i:(?:for |in |over |within |during |throughout )?(?:the |these )?"
        r"(?:(?P<wdir>last|past|previous|next|coming|upcoming|following) <ROUGH>(?P<wn><COUNT>)"
        r" (?P<wu><UNIT>)"
        r"|(?P<wn2><COUNT>) (?P<wdir2>last|past|previous|next|coming|upcoming|following)"
        r" (?P<wu2><UNIT>s))"
        r"|(?:over|within|during|for|in) the "
        r"(?P<wdir3>past|last|next(?! (?:decade|century|quarter))) (?P<wu3><UNIT>))\b(?! of\b)"
    ),
    "lasting": (
        r"(?i:(?P<lp>for|in|within) (?:the next |a period of )?<ROUGH>"
        r"(?:(?P<ln><COUNT>)|less than an?)[ -](?P<lu><UNIT>)(?P<lhalf> and a half)?)\b"
        r"(?:['’]s?(?: time)?)?(?! (?:of|old|after|before)\b)"
    ),
    "clock": r"(?i:<NEAR>)?<CCLOCK><ZONE>(?![\d:])",
    "hour": r"(?i:<NEAR>(?P<hw><HOUR>))\b",
}


@cache
def pattern() -> re.Pattern[str]:
    """All ways to write a time as one expression; the group that matched names the way."""
    ways = "|".join(f"(?P<{name}>{timepieces.filled(way)})" for name, way in GRAMMAR.items())
    return re.compile(rf"(?<![\w.$€£/])(?<![A-Za-z]-)(?:{ways})")
