"""The article page: the text as published, with all that was read from it marked in place."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Final

from sayso.export import wording
from sayso.export.html import evidence
from sayso.export.html.page import Ref, Segment
from sayso.export.html.pages.differing import compare, shorter
from sayso.model import Article, Claim, Passage, PassageKind, SetAside, Span

A_PAGE: Final = 60_000  # letters of text a page; a longer article is paged
LINES: Final = 300  # of what was set aside
LETTERS: Final = 300  # of a piece of text that was set aside
ALIKE: Final = 2_000  # letters of a stretch that two versions share, or one lacks
KINDS: Final[Mapping[PassageKind, str]] = {
    PassageKind.HEADLINE: "headline",
    PassageKind.DATELINE: "dateline",
    PassageKind.BACKGROUND: "background",
    PassageKind.RELATED_LINK: "related link",
    PassageKind.FURNITURE: "furniture of the page",
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text marked in one way: its roles, and the innermost claim it belongs to."""

    text: str
    css: str
    claim: Ref | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A passage of the text, or what stands between two."""

    kind: str
    label: str
    why: str
    parts: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim in the list beside the text; ``depth`` counts the claims it is nested in."""

    ref: Ref
    voice: str
    act: str
    depth: int


@dataclass(frozen=True, slots=True)
class AsideLine:
    """What was read here and made into no claim."""

    words: str
    reason: str
    offsets: str


@dataclass(frozen=True, slots=True)
class Change:
    """The text before and after an edit, line by line."""

    older: Ref
    newer: Ref
    share: str
    old: tuple[Segment, ...]
    new: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version of the article: ``compare`` leads to it beside the one shown."""

    ref: Ref
    published: str
    letters: str
    shown: bool
    compare: str


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """One article, or a stretch of a long one."""

    id: str
    title: str
    outlet: str
    published: str
    basis: str
    uri: str
    href: str
    facts: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    claims: tuple[ClaimLine, ...]
    aside: tuple[AsideLine, ...]
    older: Ref | None
    newer: Ref | None
    change: Change | None
    versions: tuple[VersionLine, ...] = ()
    before: str = ""
    after: str = ""
    part: str = ""
    parts: tuple[Ref, ...] = ()
    more_aside: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """An article with what was read from it, and its versions."""

    article: Article
    passages: Sequence[Passage]
    claims: Sequence[Claim]
    aside: Sequence[SetAside]
    versions: Sequence[Article] = ()

    @property
    def older(self) -> Article | None:
        """The version before this one."""
        before = list(takewhile(lambda each: each.id != self.article.id, self.versions))
        return before[-1] if before else None

    @property
    def newer(self) -> str:
        """The id of the version after this one; empty for the newest."""
        ids = [each.id for each in self.versions]
        later = ids[ids.index(self.article.id) + 1 :] if self.article.id in ids else []
        return later[0] if later else ""


def make(read: Read, start: int = 0, *, compared: str = "") -> ArticlePage:
    """The page of an article from the letter ``start`` on; ``compared`` with another version."""
    article = read.article
    start = min(start, max(0, len(article.text) - 1))
    end = min(start + A_PAGE, len(article.text))
    inside = [c for c in read.claims if any(s.start < end and s.end > start for s in c.content)]
    older = Ref("the version before", f"#{read.older.id}") if read.older else None
    aside = [each for each in read.aside if _within(each, start, end)]
    return ArticlePage(
        id=article.id,
        title=article.title or f"Untitled, {article.outlet or article.uri}",
        outlet=article.outlet or "outlet not known",
        published=wording.when(article.published),
        basis=wording.basis(article.published),
        uri=article.uri,
        href=evidence.web_address(article.uri),
        facts=tuple(_facts(article)),
        blocks=tuple(_blocks(read, start, end)),
        claims=tuple(_lines(inside)),
        aside=tuple(_aside(aside[:LINES])),
        older=older,
        newer=Ref("a newer version", f"#{read.newer}") if read.newer else None,
        change=_change(read, compared) if compared else None,
        versions=tuple(_versions(read, compared)),
        before=f"?from={max(0, start - A_PAGE)}" if start else "",
        after=f"?from={end}" if end < len(article.text) else "",
        part=_part(start, end, len(article.text)),
        parts=tuple(_parts(read, start)) if len(article.text) > A_PAGE else (),
        more_aside=f"{len(aside) - LINES:,} more are not shown" if len(aside) > LINES else "",
    )


def _part(start: int, end: int, letters: int) -> str:
    if letters <= A_PAGE:
        return ""
    return (
        f"This article is {letters:,} letters long; you see those from {start + 1:,} to {end:,}, "
        "and what was read there"
    )


def _parts(read: Read, here: int) -> Iterator[Ref]:
    """The stretches in which there is a claim, as long as pages, with how many each has."""
    starts = Counter(
        each.content[0].start // A_PAGE * A_PAGE for each in read.claims if each.content
    )
    for start, many in sorted(starts.items()):
        href = "" if start == here else f"?from={start}"
        yield Ref(f"from letter {start + 1:,}", href, wording.plural(many, "claim"))


def _within(item: SetAside, start: int, end: int) -> bool:
    """Whether it stands in the stretch; what has no place stands in the first."""
    if item.span is None:
        return start == 0
    return item.span.start < end and item.span.end > start


def _facts(article: Article) -> Iterator[tuple[str, str]]:
    given = {
        "Byline": article.byline or "",
        "Language": article.language or "",
        "Retrieved": article.retrieved.isoformat(sep=" ") if article.retrieved else "",
        "Format": article.format,
        "SHA-256": article.sha256,
        "Id": article.id,
    }
    return ((name, value) for name, value in given.items() if value)


def _blocks(read: Read, start: int, end: int) -> Iterator[Block]:
    text = read.article.text
    marks = list(_marks(read.claims))
    at = start
    for passage in sorted(read.passages, key=lambda each: each.span.start):
        first, last = max(passage.span.start, start), min(passage.span.end, end)
        if first >= last:
            continue
        if text[at:first].strip():
            yield Block("body", "", "", tuple(_stretches(text, at, first, marks)))
        kind = passage.kind
        parts = tuple(_stretches(text, first, last, marks))
        yield Block(kind.value, KINDS.get(kind, ""), wording.why(passage.why), parts)
        at = last
    if text[at:end].strip():
        yield Block("body", "", "", tuple(_stretches(text, at, end, marks)))


@dataclass(frozen=True, slots=True)
class _Mark:
    span: Span
    role: str
    claim: Claim


def _marks(claims: Iterable[Claim]) -> Iterator[_Mark]:
    for claim in claims:
        for span in claim.content:
            yield _Mark(span, "content", claim)
        if claim.cue is not None:
            yield _Mark(claim.cue, "cue", claim)
        if claim.source is not None and claim.source.span is not None:
            yield _Mark(claim.source.span, "source", claim)


def _stretches(text: str, start: int, end: int, marks: Sequence[_Mark]) -> Iterator[Stretch]:
    """The text cut wherever a mark begins or ends."""
    over = [each for each in marks if each.span.start < end and each.span.end > start]
    cuts = {start, end}
    for each in over:
        cuts |= {min(max(each.span.start, start), end), min(max(each.span.end, start), end)}
    for left, right in pairwise(sorted(cuts)):
        here = [each for each in over if each.span.start <= left and each.span.end >= right]
        yield _stretch(text[left:right], here)


def _stretch(text: str, here: Sequence[_Mark]) -> Stretch:
    contents = [each for each in here if each.role == "content" and not each.claim.own_voice]
    own = [each for each in here if each.role == "content" and each.claim.own_voice]
    roles = sorted({each.role for each in here if each.role != "content"})
    # A content within a content is a claim within a claim: the more of them, the darker.
    roles += [f"content deep-{min(len(contents), 3)}"] if contents else []
    roles += ["own"] if own and not contents else []
    inner = min(contents or own, key=lambda each: each.span.end - each.span.start, default=None)
    ref = Ref(inner.claim.voice.name, f"#{inner.claim.id}", _title(inner.claim)) if inner else None
    return Stretch(text, " ".join(roles), ref)


def _title(claim: Claim) -> str:
    return f"{wording.chain(claim)}, {wording.does(claim)}"


def _lines(claims: Sequence[Claim]) -> Iterator[ClaimLine]:
    by_id = {claim.id: claim for claim in claims}
    for claim in sorted(claims, key=lambda each: (each.content[0].start, -each.content[-1].end)):
        depth, parent = 0, claim.parent
        while parent is not None and parent in by_id and depth < 5:
            depth, parent = depth + 1, by_id[parent].parent
        yield ClaimLine(
            Ref(claim.words, f"#{claim.id}"), claim.voice.name, wording.does(claim), depth
        )


def _aside(items: Iterable[SetAside]) -> Iterator[AsideLine]:
    for item in items:
        words = wording.cut(item.span.words if item.span else item.detail, LETTERS)
        offsets = f"[{item.span.start}, {item.span.end})" if item.span else ""
        yield AsideLine(words, item.reason, offsets)


def _versions(read: Read, compared: str) -> Iterator[VersionLine]:
    """All versions in order, where there is more than one."""
    if len(read.versions) < 2:
        return
    for number, each in enumerate(read.versions, 1):
        here = each.id == read.article.id
        yield VersionLine(
            ref=Ref(f"version {number}", "" if here else f"#{each.id}"),
            published=wording.when(each.published),
            letters=f"{len(each.text):,} letters",
            shown=here,
            compare="" if here or each.id == compared else f"?versions={each.id}",
        )


def _change(read: Read, compared: str) -> Change | None:
    """The text of the two, the earlier first; with a version that is not one of it, none."""
    ids = [each.id for each in read.versions]
    if compared not in ids or compared == read.article.id:
        return None
    both = sorted((ids.index(compared), ids.index(read.article.id)))
    old, new = (read.versions[each] for each in both)
    found = compare(old.text, new.text)
    # Of a text of many pages only what was changed is of interest, and what stands around it.
    most = ALIKE if len(read.article.text) > A_PAGE else A_PAGE
    return Change(
        Ref(f"version {both[0] + 1}", f"#{old.id}"),
        Ref(f"version {both[1] + 1}", f"#{new.id}"),
        f"{found.share:.0%} of the words are the same",
        shorter(found.old, most),
        shorter(found.new, most),
    )
