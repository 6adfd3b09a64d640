"""What is read of a file of every format; test_docs.py holds the table of them."""

import pytest

import made
from sayso.ingest import received
from sayso.model import RawInput, Span, article_id, digest


@pytest.mark.parametrize(("name", "make"), [(name, make) for _, name, _, make in made.EVERY])
def test_every_article_is_named_by_its_own_bytes_and_holds_its_words(name, make) -> None:
    for article in received.read(RawInput(name, make())).articles:
        assert article.id == article_id(article.raw)
        assert article.sha256 == digest(article.raw)
        start = article.text.index("the fire brigade said")
        span = Span(start, start + 8, article.text[start : start + 8])
        assert span.words == "the fire"
        assert dict(article.basis).keys() & {"text", "encoding", "language"}
