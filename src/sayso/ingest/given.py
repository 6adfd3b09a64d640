"""Given: masthead fields that came with an input, and the dates among them."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from sayso.lexicon.dateforms import find_dates
from sayso.model import NEVER_STATED, Article, Precision, When

MAILED = re.compile(
    r"(?:[A-Za-z]{3}, ?)?\d{1,2} [A-Za-z]{3} \d{4} \d{2}:\d{2}(?::\d{2})? [+-]\d{4}\b"
)
COMPACT = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?P<month>0\d|1[0-2])(?P<day>[0-3]\d)"
    r"(?:T?(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?:[0-5]\d)?Z?)?"
)
LONG_COUNTED = re.compile(r"1\d{12}")
COUNTED = re.compile(r"1\d{9}(?:\d{3})?")  # (milli)seconds since 1970: from 2001 to 2033
PARTIAL = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2}))?")


@dataclass(frozen=True, slots=True)
class Fields:
    """Masthead fields that came beside a text, and what they came in ("the feed's item").

    ``notes`` are further evidence for the article's basis, such as the archive it lay in.
    """

    how: str = ""
    uri: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: When = NEVER_STATED
    retrieved: datetime | None = None
    notes: tuple[tuple[str, str], ...] = ()

    def on(self, article: Article) -> Article:
        """The article with these fields; what it says of itself stays where they are silent.

        A canonical address that the page states itself is kept: archives know mirrors, too.
        """
        told: dict[str, Any] = {
            name: value for name in TOLD if (value := getattr(self, name)) is not None
        }
        if self.published.known:
            told["published"] = self.published
        if self.uri is not None and not article.given("uri"):
            told["uri"] = self.uri
        basis = [pair for pair in article.basis if pair[0] not in told]
        basis += [(name, f"given: {self.how}") for name in told]
        if self.retrieved is not None:
            told["retrieved"] = self.retrieved
        return replace(article, basis=(*basis, *self.notes), **told)


TOLD = ("outlet", "title", "byline")
NOTHING = Fields()


def text_of(value: Any) -> str | None:
    """A given text without outer space; None for an empty one or anything but a text."""
    return " ".join(value.split()) or None if isinstance(value, str) else None


def date(value: Any, basis: str) -> When:
    """A date given as text ("2031-03-04T07:20:00Z", "4 March 2031", "2031-03"), as fine as given.

    Seconds since 1970 are read too. NEVER_STATED if it can't be read.
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        words: str | None = f"{value:.0f}" if isinstance(value, float) else str(value)
        if not any(form.fullmatch(str(words)) for form in (COMPACT, LONG_COUNTED, PARTIAL)):
            return _from_seconds(value, basis)
    else:
        words = text_of(value)
    if words is None:
        return NEVER_STATED
    if match := COMPACT.fullmatch(words):
        words = "{}-{}-{}".format(*match.group("year", "month", "day")) + (
            f" {match['hour']}:{match['minute']}" if match["hour"] else ""
        )
    if COUNTED.fullmatch(words):
        return _from_seconds(int(words[:10]), basis)
    if MAILED.match(words) and (sent := _mailed(words, basis)):
        return sent
    if match := PARTIAL.fullmatch(words):
        return _year_or_month(int(match["year"]), int(match["month"] or 0), basis)
    return next((found.when(basis) for found in find_dates(words) if found.year), NEVER_STATED)


def moment(value: Any) -> datetime | None:
    """A given moment (when the page was retrieved), as printed; None if it can't be read."""
    return date(value, "given").earliest


def _mailed(words: str, basis: str) -> When | None:
    """A date as mails and RSS have it (RFC 5322), whose zone is a number of hours."""
    try:
        moment = parsedate_to_datetime(words)
    except (ValueError, OverflowError, TypeError):
        return None
    hours = moment.strftime("%z")
    zone = (f"time zone {hours[:3]}:{hours[3:]}",) if hours else ()
    local = moment.replace(tzinfo=None)
    return When(local, local, Precision.MINUTE, (basis, f"printed as {words!r}", *zone))


def _from_seconds(value: float, basis: str) -> When:
    try:
        found = datetime.fromtimestamp(value, UTC).replace(tzinfo=None)
    except (OverflowError, OSError, ValueError):
        return NEVER_STATED
    return When(
        found, found, Precision.MINUTE, (basis, f"given as {value} seconds", "time zone UTC")
    )


def _year_or_month(year: int, month: int, basis: str) -> When:
    if not 1000 <= year < 9999 or month > 12:
        return NEVER_STATED
    first = datetime(year, month or 1, 1)
    last = datetime(year, 12, 31)
    if month:
        following = datetime(year + month // 12, month % 12 + 1, 1)
        last = datetime.fromordinal(following.toordinal() - 1)
    return When(first, last, Precision.MONTH if month else Precision.YEAR, (basis,))
