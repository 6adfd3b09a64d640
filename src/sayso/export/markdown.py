"""Markdown: a dossier as text with every answer's words and where to find them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from sayso.export import beside, wording
from sayso.export.lookup import Lookup
from sayso.model import Answer, Claim, Dossier, Link, Question

SHA_SHOWN = 12
NO_VERDICT = (
    "Who said what, when, through whom, and in which words. No verdict: nothing here says who is "
    "right, and repetition is not proof. Numbers and dates are a machine's reading of the quoted "
    "words; check them against the words."
)
NOT_ESTABLISHED = "**Independence not established:** the lineage of these accounts is not stated."


def render(dossier: Dossier) -> str:
    """The dossier as Markdown; the same dossier gives the same text."""
    lookup = Lookup.of(dossier)
    lines = [
        *_head(dossier),
        *(line for each in dossier.questions for line in _question(each, lookup)),
        *_others(dossier, lookup),
        *_articles(dossier),
        *_set_aside(dossier),
    ]
    return "\n".join(lines).rstrip() + "\n"


def plain(text: str) -> str:
    """Text from an article with everything escaped that Markdown or HTML would read."""
    escaped = re.sub(r"([\\`*_{}\[\]<>|#&~$])", r"\\\1", " ".join(text.split()))
    # A line that begins with a dash or a number would become a list.
    return re.sub(r"^(\d*)([-+.)])", r"\1\\\2", escaped)


def cite(claim: Claim, lookup: Lookup) -> str:
    """Outlet, title, date, address, SHA-256 and offsets, in one line."""
    card = lookup.articles.get(claim.article)
    if card is None:
        return f"article `{claim.article}`, offsets {wording.offsets(claim)}, claim `{claim.id}`"
    return (
        f"{plain(card.outlet or 'outlet not known')}, “{plain(card.title or 'no title')}”, "
        f"{wording.when(card.published)}; {_address(card.uri)}; "
        f"SHA-256 `{card.sha256[:SHA_SHOWN]}`, offsets {wording.offsets(claim)}, "
        f"claim `{claim.id}`"
    )


def _address(uri: str) -> str:
    return f"<{uri}>" if re.fullmatch(r"https?://[^\s<>\"\\]+", uri) else plain(uri)


def _head(dossier: Dossier) -> list[str]:
    counts = (
        wording.plural(len(dossier.articles), "article"),
        wording.plural(len({card.outlet for card in dossier.articles if card.outlet}), "outlet"),
        wording.plural(len(dossier.claims), "claim"),
        wording.plural(len(dossier.sources), "source"),
        wording.plural(len(dossier.questions), "question"),
        f"{len(dossier.set_aside):,} set aside",
    )
    return [f"# {plain(dossier.title)}", "", ", ".join(counts) + ".", "", NO_VERDICT, ""]


def _question(question: Question, lookup: Lookup) -> Iterator[str]:
    number = lookup.numbers[question.id]
    yield from (f"## Q{number}. {plain(question.wording)}", "")
    yield (
        f"{wording.plural(len(question.answers), 'answer')}; {wording.spread(question)}. "
        f"{wording.plural(question.outlets, 'outlet')}, "
        f"{wording.plural(question.families, 'publisher family', 'publisher families')}, "
        f"{wording.plural(question.origins, 'origin')}."
    )
    if question.origins == 0:
        yield from ("", NOT_ESTABLISHED)
    yield from _other_questions(question, lookup)
    yield from ("", "| # | Source | Answer | Read as | Act | Said | Through whom | Grade |")
    yield "|---|---|---|---|---|---|---|---|"
    for key, answer in enumerate(question.answers, 1):
        yield _row(question, key, answer, lookup)
    yield ""
    for key, answer in enumerate(question.answers, 1):
        yield from _quotes(key, answer, lookup)
    if question.links:
        yield from ("### How the answers stand to each other", "")
        yield from (_link(link, lookup) for link in question.links)
        yield ""
    yield from _not_compared(question, lookup)


def _other_questions(question: Question, lookup: Lookup) -> Iterator[str]:
    others = beside.others(question, lookup)
    if others:
        yield from ("", "Not to be mixed with:", "")
    for each in others:
        reason = f" ({plain(each.reason)})" if each.reason else ""
        yield f"- {each.how}: {each.number}. {plain(each.wording)}{reason}"


def _not_compared(question: Question, lookup: Lookup) -> Iterator[str]:
    pairs = beside.not_compared(question)
    if not pairs:
        return
    yield from ("### Not compared", "", f"Pairs of {beside.NOT_COMPARED}.", "")
    for each in pairs:
        ends = (_end(each.left, lookup), _end(each.right, lookup))
        yield f"- {ends[0]} and {ends[1]}: {plain(each.reason)}"
    yield ""


def _row(question: Question, key: int, answer: Answer, lookup: Lookup) -> str:
    claims = lookup.known(answer.claims)
    words = answer.words or (claims[0].words if claims else "")
    cells = (
        str(key),
        plain(answer.name),
        f"“{plain(words)}”",
        wording.reading(answer, question.kind),
        wording.ACTS[answer.act][0],
        wording.when(answer.said),
        "; ".join(plain(wording.chain(claim)) for claim in claims),
        beside.grade(answer.grade),
    )
    return f"| {' | '.join(cells)} |"


def _quotes(key: int, answer: Answer, lookup: Lookup) -> Iterator[str]:
    if answer.grade.why:
        yield from (f"**{key}.** Grade: {plain('; '.join(beside.grounds(answer.grade)))}.", "")
    if answer.why:
        told = f"{beside.joined(answer)} ({plain(beside.joining(answer))})"
        yield from (f"**{key}.** Its words do not ask this: {told}.", "")
    for claim in lookup.known(answer.claims):
        yield f"**{key}. {plain(answer.name)}** {wording.does(claim)}:"
        yield from _quote(claim, lookup)


def _quote(claim: Claim, lookup: Lookup) -> Sequence[str]:
    evidence = lookup.evidence.get(claim.id)
    context = evidence.context.words if evidence else claim.words
    return ("", f"> {plain(context)}", ">", f"> — {cite(claim, lookup)}", "")


def _link(link: Link, lookup: Lookup) -> str:
    relation = wording.RELATIONS[link.relation][0]
    return (
        f"- {_end(link.left, lookup)} **{relation}** {_end(link.right, lookup)} "
        f"({plain(wording.why(link.why))})"
    )


def _end(id: str, lookup: Lookup) -> str:
    claim = lookup.claims.get(id)
    if claim is None:
        return f"`{id}`"
    name = claim.source.name if claim.source else claim.voice.name
    return f"{plain(name)} (“{plain(claim.words)}”, `{id}`)"


def _others(dossier: Dossier, lookup: Lookup) -> Iterator[str]:
    others = [claim for claim in dossier.claims if claim.id not in lookup.answers]
    if not others:
        return
    yield from ("## Other claims by article", "", "Claims that answer no question above.", "")
    article = None
    for claim in others:
        if claim.article != article:
            article = claim.article
            yield from (f"### {plain(lookup.outlet(article))}", "")
        name = claim.source.name if claim.source else claim.voice.name
        act, said = wording.does(claim), wording.when(claim.said)
        yield f"**{plain(name)}** {act} ({said}), {plain(wording.chain(claim))}:"
        yield from _quote(claim, lookup)


def _articles(dossier: Dossier) -> Iterator[str]:
    yield from ("## Articles", "", "| Outlet | Title | Published | Claims | Where | SHA-256 |")
    yield "|---|---|---|---|---|---|"
    for card in dossier.articles:
        cells = (
            plain(card.outlet or "not known"),
            plain(card.title or "no title"),
            wording.when(card.published),
            str(card.claims),
            _address(card.uri),
            f"`{card.sha256}`",
        )
        yield f"| {' | '.join(cells)} |"
    yield ""


def _set_aside(dossier: Dossier) -> Iterator[str]:
    if not dossier.set_aside:
        return
    yield from ("## Set aside", "", "Read, and not turned into a claim.", "")
    counts = Counter(each.reason for each in dossier.set_aside)
    for reason, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        yield f"- {plain(reason)}: {count:,}"
