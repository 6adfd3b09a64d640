"""Fetcher: addresses fetched one after another, as politely as their servers ask."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final
from urllib.parse import urljoin

from sayso.fetch import address as addresses
from sayso.fetch import exchange, message, robots
from sayso.fetch.address import Address, Resolve
from sayso.fetch.asked import Answer, Limits, NotFetched, Validators
from sayso.fetch.exchange import Sent

LEADING_ON: Final = frozenset({301, 302, 303, 307, 308})
LATER: Final = frozenset({429, 503})  # with a Retry-After (RFC 9110, 10.2.3)
UNCHANGED: Final = 304
ROBOTS_KEPT: Final = 24 * 3600.0  # seconds; RFC 9309, 2.4
TROUBLE_KEPT: Final = 600.0  # seconds until a robots.txt that could not be read is asked for again
MOST_KNOWN: Final = 5000  # hosts that are remembered
LATER_BY_DEFAULT: Final = 300.0  # seconds, where a server does not say
LONGEST_WAIT: Final = 24 * 3600.0
# What is read, first; packed with what unpacks in bounds.
TAKEN: Final = "text/html, application/rss+xml, application/atom+xml, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class Clock:
    """Time as the fetcher sees it, so that a test need not wait."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


@dataclass(slots=True)
class _Host:
    """What is known of a host: when it was asked last, and until when it asked to be let be.

    ``rules`` of each origin stand with the moment until which they hold.
    """

    asked: float = float("-inf")
    closed_until: float = float("-inf")
    rules: dict[str, tuple[float, robots.Rules]] = field(default_factory=dict)


class Fetcher:
    """Fetches; one request at a time, over all hosts, however many threads call."""

    def __init__(
        self,
        limits: Limits | None = None,
        resolve: Resolve = addresses.looked_up,
        clock: Clock | None = None,
    ) -> None:
        """Nothing is fetched yet."""
        self.limits = limits or Limits()
        self._resolve, self._clock = resolve, clock or Clock()
        self._hosts: OrderedDict[str, _Host] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, url: str, known: Validators | None = None) -> Answer:
        """What is at an address, or that it is as it was (status 304), through redirects.

        Each hop is an address of its own: checked, looked up, and asked of its robots.txt.

        Raises:
            NotFetched: Why there is no page.
        """
        with self._lock:
            hops: list[str] = []
            place = addresses.read(url)
            while True:
                self._permitted(place)
                sent = self._asked(place, known.fields() if known else {})
                if sent.status not in LEADING_ON:
                    return self._answer(place, sent, tuple(hops))
                hops.append(place.text)
                place = self._next(place, sent, hops)

    def _answer(self, place: Address, sent: Sent, hops: tuple[str, ...]) -> Answer:
        if not 200 <= sent.status < 300 and sent.status != UNCHANGED:
            told = f"the server sent no page: its status is {sent.status}"
            raise NotFetched(told, again=sent.status >= 500)
        at = datetime.now(UTC).replace(microsecond=0)
        return Answer(place.text, sent.status, sent.fields, sent.message, at, sent.ip, hops)

    def _next(self, place: Address, sent: Sent, hops: list[str]) -> Address:
        to = sent.fields.get("location", "").strip()
        if not to:
            raise NotFetched("a redirect that says not where to")
        if len(hops) > self.limits.most_hops:
            raise NotFetched(f"more than {self.limits.most_hops} redirects")
        try:
            found = addresses.read(urljoin(place.text, to).partition("#")[0])
        except (NotFetched, ValueError) as error:
            raise NotFetched(f"it redirects to what is not fetched: {error}") from error
        if found.text in hops:
            raise NotFetched("redirects in a circle")
        return found

    def _permitted(self, place: Address) -> None:
        """Ask the robots.txt of the address, which is read once a day."""
        host = self._host(place)
        self._open(host)
        kept = host.rules.get(place.origin)
        if kept is None or self._clock.now() > kept[0]:
            rules = self._rules(place)
            kept = self._clock.now() + (TROUBLE_KEPT if rules.why else ROBOTS_KEPT), rules
            host.rules[place.origin] = kept
        if why := kept[1].refusal(place.text):
            raise NotFetched(why, again=bool(kept[1].why))

    def _open(self, host: _Host) -> None:
        left = host.closed_until - self._clock.now()
        if left > 0:
            raise NotFetched("the server asked to come later, and it is not later yet", wait=left)

    def _rules(self, place: Address) -> robots.Rules:
        """Its rules; it may redirect as often as a page may (RFC 9309, 2.3.1.2)."""
        asked = replace(place, text=place.origin + robots.PLACE, target=robots.PLACE)
        hops: list[str] = []
        try:
            while True:
                sent = self._asked(asked, {}, of_robots=True)
                if sent.status not in LEADING_ON:
                    return robots.read(sent.status, message.body(sent, robots.MOST_BYTES))
                hops.append(asked.text)
                asked = self._next(asked, sent, hops)
        except NotFetched as error:
            if not hops and not error.again:
                raise  # the host itself is none to ask
            return robots.unknown(str(error))

    def _asked(self, place: Address, more: dict[str, str], *, of_robots: bool = False) -> Sent:
        """One request, when the time for it has come."""
        machines = addresses.machines(place, self._resolve)
        host = self._host(place)
        self._wait(host, place, of_robots=of_robots)
        fields = {
            "User-Agent": self.limits.agent,
            "Accept": TAKEN,
            "Accept-Encoding": "gzip",
            "Accept-Language": "en, *;q=0.5",
            **more,
        }
        try:
            sent = exchange.ask(place, machines, fields, self.limits)
        finally:
            host.asked = self._clock.now()
        if sent.status in LATER and not of_robots:
            wait = _later(sent.fields.get("retry-after", ""))
            host.closed_until = self._clock.now() + wait
            told = f"the server asks to come later: its status is {sent.status}"
            raise NotFetched(told, wait=wait)
        return sent

    def _wait(self, host: _Host, place: Address, *, of_robots: bool) -> None:
        rules = host.rules.get(place.origin)
        delay = max(self.limits.delay, 0.0 if of_robots or rules is None else rules[1].delay)
        left = host.asked + delay - self._clock.now()
        if left > self.limits.patience:
            told = f"its robots.txt asks for {delay:g} seconds between two requests"
            raise NotFetched(f"{told}, longer than a run waits", wait=left)
        if left > 0:
            self._clock.sleep(left)

    def _host(self, place: Address) -> _Host:
        found = self._hosts.setdefault(place.host, _Host())
        self._hosts.move_to_end(place.host)
        while len(self._hosts) > MOST_KNOWN:
            self._hosts.popitem(last=False)
        return found


def _later(told: str) -> float:
    """The seconds in a Retry-After: a count, or a date."""
    try:
        if told.strip().isascii() and told.strip().isdigit():
            wait = float(told)
        else:
            wait = (parsedate_to_datetime(told) - datetime.now(UTC)).total_seconds()
    except (ValueError, TypeError, OverflowError):
        wait = LATER_BY_DEFAULT
    return min(max(wait, 1.0), LONGEST_WAIT)
