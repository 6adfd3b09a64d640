"""What an outlet says in its own name, and whose words those are on a body's or a writer's page."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.extract.cast.bodies import full_body_name
from sayso.extract.cast.sources import FIRST, Cast
from sayso.extract.claims import outlet_hops
from sayso.extract.contents import Facets
from sayso.extract.speech import acts
from sayso.extract.speech.page import Page
from sayso.lexicon.organisations import words_of
from sayso.lexicon.outlet_words import is_outlet_like
from sayso.lexicon.outlets import outlet_called
from sayso.lexicon.page_words import page_words
from sayso.lexicon.roles import plain
from sayso.model import (
    Act,
    Article,
    Attribution,
    Claim,
    Hop,
    Passage,
    Source,
    SourceKind,
    Span,
    Why,
    identify,
)

HEAD = 5  # passages at the top of a page among which its section stands
SECTION_WORDS = 8
OWN_ACTS = (Act.ASSERT, Act.PREDICT, Act.CANNOT_CONFIRM)  # what an outlet does in its own name


def publisher(article: Article, passages: Sequence[Passage], cast: Cast) -> Source | None:
    """Whoever a page speaks for, where that is no newspaper: a company's newsroom, a signed letter.

    None where the outlet's own name is all there is to say.
    """
    for passage in passages:
        if signed := page_words("signed").match(passage.span.words):
            why = Why("signs the page", passage.span)
            return Source(None, signed["name"], SourceKind.PERSON, why=why)
    return _writer(article, passages, cast) or _body(article, passages, cast)


def _writer(article: Article, passages: Sequence[Passage], cast: Cast) -> Source | None:
    """Who alone signs a blog, an open letter or a guest's column."""
    if article.byline is None or not any(_section(p, "writer's page") for p in passages[:HEAD]):
        return None
    name = article.byline.partition(",")[0]
    if {"and", "&"} & set(name.split()):
        return None
    known = [each.name for each in cast.names.people if each.name in name]
    why = Why("writes the page", None, article.byline)
    return Source(None, known[0] if known else name, SourceKind.PERSON, why=why)


def _body(article: Article, passages: Sequence[Passage], cast: Cast) -> Source | None:
    """The body whose newsroom, official page or statement it is."""
    outlet = article.outlet or ""
    desk = page_words("speaks for a body").search(outlet)
    short = outlet[: desk.start()] if desk else outlet
    if not short or not (desk or _official(outlet, passages)):
        return None
    name = full_body_name(short.strip(" -–—|>,"), cast.names, len(article.text))
    why = Why("the page of its newsroom", None, outlet)
    return Source(None, name, SourceKind.ORGANISATION, why=why) if name else None


def _official(outlet: str, passages: Sequence[Passage]) -> bool:
    """“Newsroom > Press releases” below a name; an office's name over its page."""
    if outlet_called(outlet) or is_outlet_like(outlet):
        return False
    words = [plain(word) for word in outlet.split()]
    press = {each.split()[-1] for each in words_of("outlet")}  # "news service", "press agency"
    head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    office = head in words_of("body") and head not in press
    return office or any(_section(each, "speaks for a body") for each in passages[:HEAD])


def _section(passage: Passage, kind: str) -> bool:
    words = passage.span.words
    return len(words.split()) <= SECTION_WORDS and page_words(kind).search(words) is not None


def in_first_person(claim: Claim, publisher: Source | None) -> Claim:
    """“We expect …” outside quotation marks is what the publisher expects."""
    source = claim.source
    if publisher is None or source is None:
        return claim
    if source.span is None:
        return _estimated(claim, publisher)
    if source.span.words.lower() not in FIRST or source.kind is SourceKind.PERSON:
        return claim
    said_by = replace(publisher, span=source.span)
    hop = Hop(publisher.name, publisher.kind, source.span, claim.cue, claim.act, claim.stance)
    return replace(claim, source=said_by, chain=(*claim.chain[:-1], hop))


def _estimated(claim: Claim, publisher: Source) -> Claim:
    """“Losses are estimated at nine”, “the cause is not known”, on a ministry's page: by it."""
    unknown = claim.cue is not None and "not known" in claim.cue.words.lower()
    if not (claim.act is Act.ESTIMATE or unknown) or claim.parent is not None:
        return claim
    hop = Hop(publisher.name, publisher.kind, None, claim.cue, claim.act, claim.stance)
    return replace(claim, source=publisher, chain=(*claim.chain[:-1], hop))


def find(
    page: Page,
    article: Article,
    told: Sequence[tuple[int, tuple[Span, ...]]],
    facets: Facets,
    publisher: Source | None = None,
) -> Iterator[Claim]:
    """What an outlet says in its own name, by sentence, each a claim with a chain of one.

    In a release or a signed letter they are those of the ``publisher``.
    """
    for number, content in told:
        sentence = page.sentences[number]
        attribution = Attribution(content=content, frame="own voice", sentence=number)
        reading = acts.find(attribution, [sentence])
        said = facets.news_day()
        yield Claim(
            id=identify("clm", article.id, "own voice", content[0].start, content[-1].end),
            article=article.id,
            content=content,
            chain=(*outlet_hops(article), *_hop(publisher)),
            source=publisher,
            act=reading.act if reading.act in OWN_ACTS else Act.ASSERT,
            stance=reading.stance,
            certainty=reading.certainty,
            polarity=reading.polarity,
            quantities=facets.quantities(content),
            places=facets.places(content),
            propositions=facets.propositions(content),
            said=said,
            happened=facets.happened(content, said),
            why=(Why("own voice", None, "no source is credited for these words"), *_why(publisher)),
        )


def _hop(publisher: Source | None) -> tuple[Hop, ...]:
    return (Hop(publisher.name, publisher.kind),) if publisher is not None else ()


def _why(publisher: Source | None) -> tuple[Why, ...]:
    return (publisher.why,) if publisher is not None and publisher.why is not None else ()
