"""Date speech: when a source spoke, by the date beside the cue or by the article around it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sayso.extract.facets import attached, calendar, tenses, times
from sayso.extract.facets.intervals import Tense
from sayso.lexicon.cues import phrases
from sayso.lexicon.dating_cues import dating_cue
from sayso.model import (
    NEVER_STATED,
    Attribution,
    Precision,
    Sentence,
    Span,
    TimeMention,
    Token,
    When,
)

SAME_OCCASION = 2  # lines over which a speaker's undated words belong to the date given before
LEAD = 4  # sentences, the headline's among them, in which a report dates its occasion
GOES_ON = 3  # sentences after the lead's dated speech that may still be of it
RECENT_NEWS = timedelta(days=7)  # an older date in the lead is not the day of the news
# Undated speech in the news is of the day it was published or of the day before.
NEWS_LAG = timedelta(days=1)
TOLD_BEFORE = 3  # sentences back in which "the next day" finds the date it counts from
EVER = datetime(1, 1, 1)
FINE = (Precision.DAY, Precision.HOUR, Precision.MINUTE)


@dataclass(slots=True)
class Dating:
    """The times of one article; ``background`` holds the lines that tell what went before."""

    sentences: Sequence[Sentence]
    published: When
    background: frozenset[int] = frozenset()
    _times: dict[tuple[int, When], tuple[TimeMention, ...]] = field(default_factory=dict)
    _dated: dict[str, tuple[When, int]] = field(default_factory=dict)
    _lead: list[When | None] = field(default_factory=list)
    _spoken: list[tuple[When, int]] = field(default_factory=list)

    def afresh(self) -> "Dating":
        """The same without what was carried from claim to claim: for another voice."""
        return Dating(self.sentences, self.published, self.background, self._times)

    def said(self, one: Attribution, speaker: str, outer: When | None) -> When:
        """When the source spoke.

        In this order: a date beside the cue; "at the time"; what tells that it was before ("had
        said"); the speaker's own date given earlier; the outer speech; the occasion of the report.
        """
        line = self.sentences[one.sentence].line
        when = self._beside(one) or self._at_that_time(one)
        if when is not None and outer is not None and _is_now(when):
            return outer  # "now we reckon": the day of the speech that it is part of
        if when is not None:
            if not _aside(self.sentences[one.sentence], one):
                self._dated[speaker] = (when, line)
                if not self._spoken and one.sentence < LEAD and self._is_news(when):
                    self._spoken.append((when, one.sentence))
            return when
        if (before := self._before(one, outer) or self._foretold(one)) is not None:
            return before
        if (carried := self._carried(speaker, line)) is not None:
            return carried
        if outer is not None:
            return outer
        when = self._occasion(one.sentence)
        if self._is_news(when):
            self._dated[speaker] = (when, line)
        return when

    def _carried(self, speaker: str, line: int) -> When | None:
        """The date a speaker was given before: near by, or anywhere if it is of the news."""
        if speaker not in self._dated:
            return None
        when, at = self._dated[speaker]
        near = 0 <= line - at <= SAME_OCCASION
        if not near and not (at <= line and self._is_news(when)):
            return None
        when = carried(when, "the same speaker's date given before")
        if near:
            self._dated[speaker] = (when, line)
        return when

    def _is_news(self, when: When) -> bool:
        """Whether a date is a day of the week that ended with publication."""
        last = self.published.latest
        if last is None or when.earliest is None or when.latest is None:
            return False
        fine = when.precision in FINE and when.earliest.date() == when.latest.date()
        return fine and timedelta(0) <= midnight(last) - midnight(when.earliest) <= RECENT_NEWS

    def _beside(self, one: Attribution) -> When | None:
        """The date in the cue's sentence that belongs to the cue, nearest to it."""
        sentence = self.sentences[one.sentence]
        mentions = [
            mention
            for mention in self.mentions(one.sentence, self.anchor(one.sentence))
            if not one.covers(mention.span)
            and not _in_source(one, mention.span)
            and mention.edge in ("", "at")
            and (mention.when.known or not mention.relative)
            and not self._to_come(mention)
            and attached.belongs(sentence, mention.span, one)
        ]
        cue = one.cue or one.content[0]
        best = min(mentions, key=lambda m: abs(m.span.start - cue.start), default=None)
        return best.when if best else None

    def _to_come(self, mention: TimeMention) -> bool:
        """Speech that is reported has been made: "soon", "on Tuesday" to come date none."""
        first, last = mention.when.earliest, self.published.latest
        if mention.relative and mention.when.latest is None and mention.when.known:
            return True
        return first is not None and last is not None and midnight(first) > midnight(last)

    def _before(self, one: Attribution, outer: When | None) -> When | None:
        """“Had said”, “has repeatedly denied”: at some time before, no more is told."""
        sentence = self.sentences[one.sentence]
        verb = _verb(sentence, one)
        if verb is None:
            return None
        helpers = [kid.lower for kid in sentence.kids(verb, "aux")]
        adverbs = " ".join(kid.lower for kid in sentence.kids(verb, "advmod"))
        perfect = any(word in ("has", "have", "'ve", "'s") for word in helpers)
        if "had" in helpers:
            why = "told in the pluperfect: before the rest"
        elif perfect and dating_cue("again and again").search(adverbs):
            why = "told as said more than once: up to the day of the news"
        else:
            return None
        latest = outer.latest if outer is not None else self.published.latest
        if latest is None:
            return None
        return When(None, midnight(latest), Precision.UNKNOWN, (why,))

    def _foretold(self, one: Attribution) -> When | None:
        """“The convoy would leave on 3 May”, read in June, was said before that day."""
        last = self.published.latest
        if last is None:
            return None
        sentence = self.sentences[one.sentence]
        for mention in self.mentions(one.sentence, self.published):
            day = mention.when.earliest
            if day is None or mention.relative or not one.covers(mention.span):
                continue
            tokens = sentence.between(mention.span.start, mention.span.end)
            ahead = tenses.find(sentence, tokens) in (Tense.FUTURE, Tense.NEAREST)
            if ahead and midnight(last) - midnight(day) > NEWS_LAG:
                why = "told as still to come: not after that day"
                return When(None, midnight(day), Precision.UNKNOWN, (*mention.when.basis, why))
        return None

    def _at_that_time(self, one: Attribution) -> When | None:
        """“At the time, he refused”: the last date mentioned before."""
        sentence = self.sentences[one.sentence]
        words = f" {' '.join(t.lower for t in sentence.tokens if not one.covers(t.span))} "
        if not any(f" {phrase} " in words for phrase in phrases("then")):
            return None
        for number in range(one.sentence - 1, -1, -1):
            if mentions := self.mentions(number, self.anchor(number)):
                return carried(mentions[-1].when, "the date mentioned before")
        return None

    def _occasion(self, number: int) -> When:
        """Undated speech: of the lead's occasion, or between its day and publication."""
        line, last = self.sentences[number].line, self.published.latest
        if line in self.background and last is not None:
            basis = ("no date beside the cue, in a passage on what went before",)
            return When(None, midnight(last), Precision.UNKNOWN, basis)
        if self._spoken:
            when, at = self._spoken[0]
            if number - at <= GOES_ON and line - self.sentences[at].line <= 1:
                return carried(when, "the speech the lead tells of")
        lead = self.lead()
        if lead is None or last is None:
            return self.news_day()
        told = self._told_on_line(number)
        if told is not None and lead.earliest is not None and told < lead.earliest:
            basis = ("no date beside the cue: not before the day the passage tells of",)
            return When(told, midnight(last), Precision.DAY, basis)
        basis = ("no date beside the cue: between the day the lead tells and that of publication",)
        return When(lead.earliest, midnight(last), Precision.DAY, basis)

    def _told_on_line(self, number: int) -> datetime | None:
        """The last day told before on the same line: what replies to it may be of that day."""
        line = self.sentences[number].line
        for earlier in range(number - 1, max(-1, number - 1 - GOES_ON), -1):
            if self.sentences[earlier].line != line:
                return None
            for mention in reversed(self.mentions(earlier, self.anchor(earlier))):
                if not mention.edge and self._is_news(mention.when) and mention.when.earliest:
                    return midnight(mention.when.earliest)
        return None

    def lead(self) -> When | None:
        """The latest day of the news that the first dated sentence tells."""
        if not self._lead:
            self._lead.append(self._find_lead())
        return self._lead[0]

    def _find_lead(self) -> When | None:
        for number, sentence in enumerate(self.sentences[:LEAD]):
            days = [
                mention.when
                for mention in self.mentions(number, self.published)
                if not mention.edge and self._is_news(mention.when) and _has_been(sentence, mention)
            ]
            if days:
                latest = max(days, key=lambda when: when.earliest or EVER)
                whole = midnight(latest.earliest or EVER)
                return When(whole, whole, Precision.DAY, latest.basis)
        return None

    def news_day(self) -> When:
        """The day of publication or the day before; open where publication is unknown."""
        first, last = self.published.earliest, self.published.latest
        if first is None or last is None or self.published.precision is Precision.UNKNOWN:
            basis = ("no date beside the cue",)
            return When(None, last, Precision.UNKNOWN, basis) if last else NEVER_STATED
        basis = ("no date beside the cue: the day of publication or the day before",)
        # "0001-01-01" is what some pages give for no date; there is no day before it.
        before = first - NEWS_LAG if midnight(first) > EVER else first
        return When(midnight(before), midnight(last), Precision.DAY, basis)

    def mentions(self, number: int, anchor: When) -> tuple[TimeMention, ...]:
        """The times in a sentence; looking back for a date asks for the same ones many times."""
        if (number, anchor) not in self._times:
            told = self._told_before(number) if self._counts_back(number) else NEVER_STATED
            self._times[number, anchor] = times.find(self.sentences[number], anchor, told)
        return self._times[number, anchor]

    def _counts_back(self, number: int) -> bool:
        return any(each.told for each in calendar.find(self.sentences[number].span.words))

    def _told_before(self, number: int) -> When:
        """The last date mentioned in the sentences before."""
        for earlier in range(number - 1, max(-1, number - 1 - TOLD_BEFORE), -1):
            # Read without looking back further, so that a long article is no deep recursion.
            found = times.find(self.sentences[earlier], self.published)
            for mention in reversed(found):
                when = mention.when
                if when.earliest and when.latest and not mention.edge:
                    return when
        return NEVER_STATED

    def anchor(self, number: int) -> When:
        """The day of publication; where that is open, the last full date mentioned before."""
        if self.published.latest is not None:
            return self.published
        for earlier in range(number - 1, -1, -1):
            for mention in reversed(self.mentions(earlier, NEVER_STATED)):
                if mention.when.latest is not None and not mention.relative:
                    return mention.when
        return self.published


def _has_been(sentence: Sentence, mention: TimeMention) -> bool:
    """Whether a date tells a day on which something was done, and not only which thing is meant."""
    inner = attached.highest(sentence, mention.span)
    if inner is None or any("vague" in words for words in mention.when.basis):
        return False
    if any(token.dep in ("relcl", "acl") for token in attached.chain(sentence, inner)):
        return False
    tokens = sentence.between(mention.span.start, mention.span.end)
    return tenses.find(sentence, tokens) not in (Tense.FUTURE, Tense.NEAREST)


def _aside(sentence: Sentence, one: Attribution) -> bool:
    """“Ilda Marren, who last week spoke of …, declined”: the aside has a day of its own."""
    verb = attached.highest(sentence, one.cue) if one.cue else None
    return verb is not None and any(t.dep == "relcl" for t in attached.chain(sentence, verb))


def _is_now(when: When) -> bool:
    """Whether a date says no more than that it is now."""
    vague = any("vague" in words for words in when.basis)
    return vague and when.earliest is not None and when.earliest == when.latest


def _verb(sentence: Sentence, one: Attribution) -> Token | None:
    """The verb of the cue."""
    if one.cue is None:
        return None
    tokens = [t for t in sentence.tokens if t.span.overlaps(one.cue)]
    return next((token for token in tokens if token.pos == "VERB"), None)


def carried(when: When, from_what: str) -> When:
    """A date taken over from elsewhere; the basis says from where."""
    note = f"carried over: {from_what}"
    basis = when.basis if note in when.basis else (*when.basis, note)
    return When(when.earliest, when.latest, when.precision, basis)


def midnight(moment: datetime) -> datetime:
    """The day of a moment."""
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def _in_source(one: Attribution, span: Span) -> bool:
    return one.source is not None and one.source.overlaps(span)
