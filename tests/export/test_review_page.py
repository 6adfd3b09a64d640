"""The sentence of a claim as the review page cuts it: what is marked in a browser can be found."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

import strategies
from builders import article, day
from sayso.dossier import build
from sayso.export.html.pages import review
from sayso.export.lookup import Lookup
from sayso.model import Act, Claim, Hop, Linked, SourceKind, Span


def cut(text: str, start: int, end: int) -> tuple[review.Run, ...]:
    made = replace(article("a.txt", "Gazette", "2031-03-02", "x"), text=text)
    outlet = Hop("Gazette", SourceKind.OUTLET)
    claim = Claim("clm_1", made.id, (Span.of(text, start, end),), (outlet,), Act.ASSERT)
    lookup = Lookup.of(build.build((made,), (claim,), Linked()))
    return review.runs(claim, lookup, text)


@given(strategies.texts, st.data())
def test_each_run_is_the_text_at_its_offset(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    runs = cut(text, start, end)
    for run in runs:
        assert text[run.at : run.at + len(run.text)] == run.text
        assert not set(run.text) & set(review.UNSEEN)
    marked = "".join(run.text for run in runs if "content" in run.css)
    assert marked == "".join(each for each in text[start:end] if each not in review.UNSEEN)
    assert [run.at for run in runs] == sorted({run.at for run in runs})


def test_of_a_line_of_megabytes_a_page_shows_what_is_near() -> None:
    text = "drum " * 1_000_000
    runs = cut(text, 2_000_000, 2_000_004)
    assert sum(len(run.text) for run in runs) < 2 * review.LONGEST
    assert [run.text for run in runs if "content" in run.css] == ["drum"]


def test_days_are_written_as_a_correction_reads_them() -> None:
    claim = Claim("clm_1", "art_1", (), (Hop("Gazette", SourceKind.OUTLET),), Act.ASSERT)
    assert review.said(claim) == ""
    one, two = day("2031-03-02"), day("2031-03-05")
    assert review.said(replace(claim, said=one)) == "2031-03-02"
    both = replace(one, latest=two.latest)
    assert review.said(replace(claim, said=both)) == "2031-03-02/2031-03-05"
