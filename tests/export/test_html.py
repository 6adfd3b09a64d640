"""The dossier page, read as a parser reads it."""

import dataclasses
import re
from collections import Counter
from datetime import datetime
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from sayso.errors import SpanError
from sayso.export.html import compose, render
from sayso.export.html.scales import NumberScale, TimeScale
from sayso.model import (
    Dossier,
    Evidence,
    Span,
    When,
    on_day,
)

VOID = {"meta", "link", "input", "br", "img", "hr", "path"}


class Reader(HTMLParser):
    """Tags with their attributes, and whether every tag that opens is closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.stack: list[str] = []
        self.crossed: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag, attrs) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag) -> None:
        if not self.stack or self.stack.pop() != tag:
            self.crossed.append(tag)

    def all(self, name: str) -> list[str]:
        return [attrs[name] for _, attrs in self.tags if name in attrs]


@pytest.fixture(scope="module")
def html(dossier) -> str:
    return render(dossier)


@pytest.fixture(scope="module")
def tree(html) -> Reader:
    return Reader(html)


def day(text: str) -> When:
    return on_day(datetime.fromisoformat(text))


class TestPage:
    def test_same_dossier_gives_same_bytes(self, made, html) -> None:
        assert render(made.dossier()) == html

    def test_tags_close_in_order(self, tree) -> None:
        assert tree.crossed == []
        assert tree.stack == []

    def test_asks_the_network_for_nothing(self, html, tree) -> None:
        assert not any(tag in {"link", "img", "iframe", "object"} for tag, _ in tree.tags)
        assert tree.all("src") == []
        style = re.search(r"<style>(.*?)</style>", html, re.DOTALL).group(1)
        assert "@import" not in style
        assert set(re.findall(r"url\(([^)]*)\)", style)) <= {"#hatch"}

    def test_only_own_style_and_script_may_run(self, html, tree) -> None:
        policy = next(a["content"] for t, a in tree.tags if "http-equiv" in a)
        assert policy.startswith("default-src 'none'; ")
        assert "unsafe" not in policy
        assert len(re.findall(r"'sha256-[A-Za-z0-9+/]{43}='", policy)) == 2
        assert tree.all("style") == []
        assert not any(name.startswith("on") for _, attrs in tree.tags for name in attrs)

    def test_hostile_headline_stays_text(self, html, made) -> None:
        assert html.count("<script>") == 1
        assert "alert('x')</script>" not in html
        assert "&lt;script&gt;" in html

    def test_only_web_addresses_are_followed(self, tree) -> None:
        assert {href for href in tree.all("href") if not href.startswith("#")} == {
            "https://gazette.example/2031/05/04/envoy-speaks-of-troops-at-the-orle-bridge.html"
        }

    def test_every_inner_link_arrives(self, tree) -> None:
        ids = set(tree.all("id"))
        inner = {href[1:] for href in tree.all("href") if href.startswith("#")}
        assert inner - ids == set()

    def test_ids_are_unique(self, tree) -> None:
        assert [each for each, n in Counter(tree.all("id")).items() if n > 1] == []

    def test_labels_point_at_something(self, tree) -> None:
        ids = set(tree.all("id"))
        for name in ("aria-labelledby", "aria-describedby"):
            assert {each for value in tree.all(name) for each in value.split()} <= ids

    def test_headings_skip_no_level(self, tree) -> None:
        levels = [int(tag[1]) for tag, _ in tree.tags if re.fullmatch(r"h[1-6]", tag)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))

    def test_column_heads_are_heads(self, tree) -> None:
        assert all("scope" in attrs for tag, attrs in tree.tags if tag == "th")

    def test_every_claim_stands_once_with_its_words(self, dossier, html, tree) -> None:
        shown = Counter(tree.all("id"))
        assert all(shown[claim.id] == 1 for claim in dossier.claims)
        assert html.count('<article class="claim') == len(dossier.claims)

    def test_empty_dossier_is_a_page(self) -> None:
        bare = Dossier("Nothing yet", (), (), (), (), (), ())
        tree = Reader(render(bare))
        assert tree.crossed == []
        assert {"questions", "overview", "timeline", "behind", "articles"} <= set(tree.all("id"))


class TestQuestions:
    def test_three_counts_are_three_numbers(self, dossier) -> None:
        first = compose(dossier).questions[0]
        assert [(count.number, count.label) for count in first.counts] == [
            ("4", "outlets"),
            ("3", "publisher families"),
            ("2", "independent origins"),
        ]
        assert first.independence == ""

    def test_no_origin_is_said_in_words(self, dossier, html) -> None:
        assert compose(dossier).questions[1].independence.startswith("Independence not established")
        assert html.count("Independence not established") == 1

    def test_answers_in_order_with_chain_and_date(self, dossier) -> None:
        rows = compose(dossier).questions[0].rows
        assert [row.reading for row in rows] == [
            "no answer, declines to comment",
            "2,000–9,999 (vague)",
            "≈ 8,000",
            "10,000 or more",
            "up to 12,000 (possible)",
        ]
        assert [chain.hops for chain in rows[2].chains] == [
            ("Tamsin Gazette", "Ilda Marren"),
            ("Voice of the Bank", "Ilda Marren"),
        ]
        assert (rows[1].said, rows[1].uncertain) == ("1–5 May 2031", True)
        assert rows[4].css == "p-number hollow"

    def test_clash_is_open_and_repetition_closed(self, dossier) -> None:
        many, so = compose(dossier).questions
        assert [(g.relation, g.open) for g in many.links] == [
            ("revises", True),
            ("declines", False),
            ("repeats", False),
        ]
        assert [g.relation for g in so.links] == ["contradicts", "denies"]
        assert "“not one” against “soldiers had crossed”" in so.links[0].lines[0].reason


class TestCharts:
    def test_numbers_are_drawn_only_where_there_are_two(self, dossier) -> None:
        many, so = compose(dossier).questions
        assert [chart.title for chart in many.charts] == [
            "What number was given when",
            "Who answered when",
        ]
        assert [chart.title for chart in so.charts] == ["Who answered when"]

    def test_every_answer_has_a_mark_that_opens_its_words(self, dossier) -> None:
        for question, shown in zip(dossier.questions, compose(dossier).questions, strict=True):
            lanes = shown.charts[-1]
            assert sorted(mark.href for mark in lanes.marks) == sorted(
                f"#{answer.claims[0]}" for answer in question.answers
            )

    def test_open_bound_points_and_soft_end_is_dashed(self, dossier) -> None:
        numbers = compose(dossier).questions[0].charts[0]
        drawn = {mark.labels[0].text: {s.css for s in mark.strokes} for mark in numbers.marks}
        assert drawn["2"] == {"range", "vague"}
        assert drawn["3"] == {"soft", "dot"}
        assert drawn["4"] == drawn["5"] == {"bound"}

    def test_uncertain_date_is_a_stretch(self, dossier) -> None:
        lanes = compose(dossier).questions[1].charts[0]
        ranges = {
            mark.title.split(". ")[1].split(",")[0]: any(s.css == "range" for s in mark.strokes)
            for mark in lanes.marks
        }
        assert ranges == {
            "Ilda Marren": False,
            "an unnamed monitor": True,
            "defence ministry of Veska": False,
            "Teo Brandt": True,
            "Kasimir Dunn": False,
        }
        assert any(label.text == "no date" for label in lanes.labels)

    def test_marks_stay_inside_the_drawing(self, dossier) -> None:
        for question in compose(dossier).questions:
            for chart in question.charts:
                for label in (
                    *chart.labels,
                    *(each for mark in chart.marks for each in mark.labels),
                ):
                    assert 0 <= label.x <= chart.width
                    assert 0 < label.y <= chart.height

    def test_same_day_and_number_stand_side_by_side(self, dossier) -> None:
        many = dossier.questions[0]
        twice = dataclasses.replace(many, answers=(many.answers[2],) * 4)
        chart = compose(dataclasses.replace(dossier, questions=(twice,))).questions[0].charts[0]
        places = [mark.labels[0].x for mark in chart.marks]
        assert len({round(x) for x in places}) == 4

    def test_ticks_are_round_and_few(self) -> None:
        scale = TimeScale.over([day("2030-11-10"), day("2031-02-20")], 0, 500)
        assert scale is not None
        assert [text for _, text in scale.ticks()] == ["Dec 2030", "Jan 2031", "Feb 2031"]
        assert [text for _, text in NumberScale.over([300, 40_000], 100, 0).ticks()] == [
            "0",
            *(f"{n},000" for n in (10, 20, 30, 40)),
        ]

    def test_wide_numbers_go_by_powers_of_ten(self) -> None:
        scale = NumberScale.over([7, 90_000], 100, 0)
        assert scale.logarithmic
        assert [text for _, text in scale.ticks()] == [
            "1",
            "10",
            "100",
            "1,000",
            "10,000",
            "100,000",
        ]

    def test_undated_everything_still_has_lanes(self, dossier) -> None:
        many = dossier.questions[0]
        undated = dataclasses.replace(
            many,
            answers=tuple(dataclasses.replace(each, said=When()) for each in many.answers),
        )
        (shown,) = compose(dataclasses.replace(dossier, questions=(undated,))).questions
        # A chart of numbers over time would be empty.
        (lanes,) = shown.charts
        assert len(lanes.marks) == 5


class TestEvidence:
    def test_marks_cut_the_context_and_lose_nothing(self, dossier) -> None:
        page = compose(dossier)
        contexts = {each.claim: each.context.words for each in dossier.evidence}
        for article in page.articles:
            for card in article.claims:
                assert "".join(part.text for part in card.quote) == contexts[card.id]

    def test_content_cue_and_source_are_told_apart(self, dossier) -> None:
        card = compose(dossier).articles[0].claims[0]
        assert [(part.text, part.css) for part in card.quote if part.css] == [
            ("About 8,000 Veskan soldiers have crossed the Orle bridge", "content"),
            ("the Tamsin envoy Ilda Marren", "source"),
            ("told", "cue"),
        ]

    def test_overlapping_marks_share_their_words(self, dossier) -> None:
        claim = dossier.claims[0]
        context = Span(100, 110, "0123456789")
        marks = ((Span(102, 106, "2345"), "content"), (Span(104, 108, "4567"), "cue"))
        evidence = (Evidence(claim.id, claim.article, context, marks),)
        page = compose(dataclasses.replace(dossier, claims=(claim,), evidence=evidence))
        assert [(part.text, part.css) for part in page.articles[0].claims[0].quote] == [
            ("01", ""),
            ("23", "content"),
            ("45", "content cue"),
            ("67", "cue"),
            ("89", ""),
        ]

    def test_words_that_are_not_the_texts_are_refused(self, dossier) -> None:
        claim = dossier.claims[0]
        marks = ((Span(102, 106, "WXYZ"), "content"),)
        wrong = (Evidence(claim.id, claim.article, Span(100, 110, "0123456789"), marks),)
        with pytest.raises(SpanError, match=r"\[102, 106\) are '2345', not 'WXYZ'"):
            compose(dataclasses.replace(dossier, claims=(claim,), evidence=wrong))

    def test_citation_finds_the_words_again(self, dossier, made) -> None:
        text = made.ARTICLES["gazette"].text
        citation = compose(dossier).articles[0].claims[0].citation
        start, end = map(int, re.findall(r"\d+", citation.offsets))
        assert text[start:end] == "About 8,000 Veskan soldiers have crossed the Orle bridge"
        assert citation.sha256 == made.ARTICLES["gazette"].sha256

    def test_own_voice_and_no_question_are_said(self, dossier) -> None:
        card = compose(dossier).articles[1].claims[0]
        assert card.facts[0].value == "the outlet's own voice"
        assert card.questions == ()


class TestOverview:
    def test_cells_hold_every_answer_of_a_source(self, dossier) -> None:
        (matrix,) = compose(dossier).matrices
        marren = next(row for row in matrix.rows if row.source.text == "Ilda Marren")
        assert [[each.text for each in cell] for cell in marren.cells] == [
            ["≈ 8,000", "10,000 or more"],
            ["says so"],
        ]

    def test_many_questions_take_several_tables(self, dossier) -> None:
        many = dossier.questions[0]
        asked = tuple(dataclasses.replace(many, id=f"qst_{i}", links=()) for i in range(13))
        page = compose(dataclasses.replace(dossier, questions=asked))
        assert [len(matrix.questions) for matrix in page.matrices] == [5, 5, 3]

    def test_undated_comes_last_in_the_timeline(self, dossier) -> None:
        groups = compose(dossier).timeline
        assert [group.title for group in groups] == ["May 2031", "Without a date"]
        assert sum(len(group.lines) for group in groups) == len(dossier.timeline)
        assert [line.date for line in groups[1].lines] == ["date not stated"] * 2

    def test_statement_shows_every_report(self, dossier) -> None:
        (line,) = compose(dossier).statements
        assert line.counts == "2 claims in 2 articles of 2 outlets"
        assert len(line.reports) == 2

    def test_set_aside_is_grouped_by_reason(self, dossier) -> None:
        assert [(g.reason, g.count) for g in compose(dossier).set_aside] == [
            ("not English", "2"),
            ("furniture", "1"),
        ]
