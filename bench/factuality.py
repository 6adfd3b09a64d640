"""Certainty, polarity and denial against public gold; ``facet_acts.py`` says what is measured."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean

from agreement import FACET, PARTS, Pair, counted, figures, language, mixed, told
from cases import Row, part, rows
from figures import Figure
from sayso.extract import reading
from sayso.extract.parser import Parser
from sayso.extract.speech import acts, attribution
from sayso.lexicon.cues import reporting_verbs
from sayso.model import Act, Article, Certainty, Claim, Polarity, Stance, article_id, digest

NONE = "none"
CERTAINTIES = {
    "CERTAIN": "certain",
    "PROBABLE": "probable",
    "POSSIBLE": "possible",
    "UNDERSPECIFIED": "possible",
}
POLARITIES = {"POS": "positive", "NEG": "negative", "UNDERSPECIFIED": "unstated"}
SURE = {"certain": 3.0, "unstated": 1.5, "probable": 1.0, "possible": 0.5}
SIDE = 1.0  # judgements beyond it say that it happened, or that it did not: probable stays open
THAT = " that a particular thing happened"
EVENTS = Path("meantime") / "dev.jsonl.gz"
VERBS = Path("megaveridicality2") / "all.jsonl.gz"
RUMOURS = Path("emergent") / "train_disjoint_from_fnc1_test.jsonl"


def measured(parser: Parser, data: Path) -> list[Figure]:
    """Every figure on these corpora."""
    found = meantime(parser, data / EVENTS) + verbs(parser, data / VERBS)
    return found + headlines(parser, data / RUMOURS)


def read(parser: Parser, text: str, *, fast: bool = False) -> Sequence[Claim]:
    """The claims of a bare text, as users get them."""
    raw = text.encode()
    basis = (("outlet", "given"),)
    article = Article(
        article_id(raw),
        "bench.txt",
        text,
        raw,
        digest(raw),
        "text",
        outlet="The Paper",
        basis=basis,
    )
    return reading.read(article, parser, fast=fast).claims


def meantime(parser: Parser, path: Path) -> list[Figure]:
    """Certainty and polarity of events, and how many of them lie in somebody's claim."""
    events = [event for case in rows(path) for event in in_document(parser, case)]
    found: list[Figure] = []
    for name in PARTS:
        here = [e for e in events if name in (e["part"], "all")]
        for measure, key in (
            ("events in a claim", "claimed"),
            ("events in an attributed claim", "attributed"),
        ):
            share = 100 * mean(bool(e[key]) for e in here)
            found.append(Figure(FACET, "meantime dev", measure, share, len(here), name))
    held = [e for e in events if e["claimed"]]
    for label, chosen in (("", held), ("reported events: ", [e for e in held if e["reported"]])):
        for facet in ("certainty", "polarity"):
            pairs = [compared(e, facet) for e in chosen if e[facet][0]]
            found += figures("meantime dev", label + facet, pairs)
    return found


def compared(event: Row, facet: str) -> Pair:
    """Gold and found of one event."""
    gold, found = event[facet]
    return Pair(gold, found, event["part"], event["text"])


def in_document(parser: Parser, case: Row) -> Iterator[Row]:
    """The annotated events of a document with what the innermost claim around them says."""
    claims, text = read(parser, case["text"]), case["text"]
    reported = {link["content_event"] for link in case["speech_links"]}
    for event in case["events"]:
        if not event.get("certainty") or not event.get("polarity"):
            continue
        start, end = event["spans"][0]["start"], event["spans"][-1]["end"]
        around = [c for c in claims if any(s.start <= start and end <= s.end for s in c.content)]
        claim = min(around, key=lambda c: len(c.words), default=None)
        yield {
            "part": part(case["doc_id"]),
            "text": text[max(0, start - 90) : end + 60].replace("\n", " "),
            "reported": event["id"] in reported,
            "claimed": claim is not None,
            "attributed": claim is not None and not claim.own_voice,
            "certainty": (CERTAINTIES[event["certainty"]], sure(claim)),
            "polarity": (POLARITIES[event["polarity"]], str(claim.polarity) if claim else NONE),
        }


def sure(claim: Claim | None) -> str:
    """Our certainty in their words, where plain narration is certain."""
    if claim is None:
        return NONE
    return "certain" if claim.certainty is Certainty.UNSTATED else str(claim.certainty)


def commits(read_as: acts.Reading) -> float:
    """How far a reading says that it happened: -3 (it did not) to 3 (it did)."""
    if read_as.polarity is Polarity.UNSTATED or read_as.act in (Act.DEMAND, Act.PROMISE, Act.ASK):
        return 0.0
    value = SURE[read_as.certainty]
    value += {Stance.ENDORSING: 1.0, Stance.DISTANCING: -0.5}.get(read_as.stance, 0.0)
    return -value if read_as.polarity is Polarity.NEGATIVE else value


def by_verb(parser: Parser, path: Path) -> Iterator[tuple[str, bool, float, float | None]]:
    """Verb, whether negated, the judgement, and our reading of it or None."""
    for case in rows(path):
        text = case["text"].replace(" n't", "n't")
        if THAT not in text or not text.startswith("Someone "):
            continue
        text = text.replace("Someone", "The clerk").replace(" .", "") + "."
        page = language().page({"text": text}, parser)
        found = [one for one in attribution.find(page) if one.lemma in reporting_verbs()]
        negated = "n't " in text
        verb = text.split(" that ")[0].split("n't ")[-1].removeprefix("The clerk ")
        value = commits(acts.find(found[0], page.sentences)) if found else None
        yield found[0].lemma if found else verb, negated, case["events"][0]["factuality"], value


def side(value: float) -> str:
    """Whether a judgement says so, says not so, or leaves it open."""
    return "so" if value > SIDE else "not so" if value < -SIDE else "open"


def verbs(parser: Parser, path: Path) -> list[Figure]:
    """Rank correlation and side of the listed verbs, plain and negated."""
    found: list[Figure] = []
    judgements = list(by_verb(parser, path))
    listed = 100 * mean(value is not None for *_, value in judgements)
    corpus = "megaveridicality2"
    found.append(Figure(FACET, corpus, "verbs listed", listed, len(judgements)))
    for label, wanted in (("plain", (False,)), ("negated", (True,)), ("both", (False, True))):
        for name in PARTS:
            here = [
                (gold, value)
                for verb, negated, gold, value in judgements
                if value is not None and negated in wanted and name in (part(verb), "all")
            ]
            same = 100 * mean(side(gold) == side(value) for gold, value in here)
            found.append(Figure(FACET, corpus, f"{label}: side", same, len(here), name))
            rank = 100 * spearman([g for g, _ in here], [v for _, v in here])
            found.append(Figure(FACET, corpus, f"{label}: rank corr.", rank, len(here), name))
    return found


def spearman(left: Sequence[float], right: Sequence[float]) -> float:
    """Rank correlation, ties sharing their mean rank."""
    ranks = [ranked(left), ranked(right)]
    means = [mean(each) for each in ranks]
    apart = [[value - middle for value in each] for each, middle in zip(ranks, means, strict=True)]
    spread = [sum(value * value for value in each) ** 0.5 for each in apart]
    both = sum(a * b for a, b in zip(*apart, strict=True))
    return both / (spread[0] * spread[1]) if all(spread) else 0.0


def ranked(values: Sequence[float]) -> list[float]:
    """The rank of each value, counted from one."""
    places: dict[float, list[int]] = defaultdict(list)
    for place, value in enumerate(sorted(values), 1):
        places[value].append(place)
    return [mean(places[value]) for value in values]


def headlines(parser: Parser, path: Path) -> list[Figure]:
    """For, against or observing, by acts alone."""
    return list(figures("emergent", "headline stance", on_rumours(parser, path)))


def on_rumours(parser: Parser, path: Path) -> list[Pair]:
    """Gold and found stance of every headline."""
    found = []
    for case in rows(path):
        text = case["headline"].strip()
        if text:
            claims = read(parser, text, fast=True)
            found.append(Pair(case["stance"], towards(claims, text), part(text), text))
    return found


def towards(claims: Sequence[Claim], text: str) -> str:
    """What is denied or not so is against; asked, credited or hedged it is observed; else for."""
    if any(claim.act is Act.DENY or claim.polarity is Polarity.NEGATIVE for claim in claims):
        return "against"
    if any(claim.act is Act.CONFIRM for claim in claims):
        return "for"
    apart = any(
        not claim.own_voice
        or claim.stance is Stance.DISTANCING
        or claim.certainty in (Certainty.POSSIBLE, Certainty.PROBABLE)
        for claim in claims
    )
    return "observing" if apart or text.endswith("?") else "for"


def wrong(parser: Parser, data: Path) -> Iterator[str]:
    """The errors of the tuned part, by kind."""
    path = data / EVENTS
    events = [e for case in rows(path) for e in in_document(parser, case) if e["claimed"]]
    for facet in ("certainty", "polarity"):
        yield from told(f"meantime {facet}", [compared(e, facet) for e in events])
    kinds: Counter[str] = Counter()
    for verb, negated, gold, value in by_verb(parser, data / VERBS):
        if value is not None and part(verb) == "tuned" and side(gold) != side(value):
            kinds[f"{side(gold)}, read as {side(value)}"] += 1
            yield f"verb {'not ' if negated else ''}{verb} | {gold} | {value}"
    yield from counted("verbs", kinds)
    yield from counted("emergent", mixed(on_rumours(parser, data / RUMOURS)))
