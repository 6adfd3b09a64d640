"""What an outlet says in its own name, and whose words those are on a body's or a writer's page."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.extract.cast.bodies import full_body_name
from sayso.extract.cast.sources import FIRST, Cast
from sayso.extract.claims import outlet_hops
from sayso.extract.contents import Facets
from sayso.extract.speech import acts
from sayso.extract.speech.page import Page
from sayso.lexicon.page_words import page_words
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

OWN_ACTS = (Act.ASSERT, Act.PREDICT, Act.CANNOT_CONFIRM)  # what an outlet does in its own name


def publisher(article: Article, passages: Sequence[Passage], cast: Cast) -> Source | None:
    """Whoever a page speaks for, where that is no newspaper: a company's newsroom, a signed letter.

    None where the outlet's own name is all there is to say.
    """
    for passage in passages:
        if signed := page_words("signed").match(passage.span.words):
            why = Why("signs the page", passage.span)
            return Source(None, signed["name"], SourceKind.PERSON, why=why)
    desk = page_words("speaks for a body").search(article.outlet or "")
    if desk is None or article.outlet is None:
        return None
    short = article.outlet[: desk.start()].strip(" -–—|>,")
    name = full_body_name(short, cast.names, len(article.text))
    why = Why("the page of its newsroom", None, article.outlet)
    return Source(None, name, SourceKind.ORGANISATION, why=why) if name else None


def in_first_person(claim: Claim, publisher: Source | None) -> Claim:
    """“We expect …” outside quotation marks is what the publisher expects."""
    source = claim.source
    if publisher is None or source is None or source.span is None:
        return claim
    if source.span.words.lower() not in FIRST or source.kind is SourceKind.PERSON:
        return claim
    said_by = replace(publisher, span=source.span)
    hop = Hop(publisher.name, publisher.kind, source.span, claim.cue, claim.act, claim.stance)
    return replace(claim, source=said_by, chain=(*claim.chain[:-1], hop))


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
