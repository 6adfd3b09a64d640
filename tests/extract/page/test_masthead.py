"""Masthead: dates as cases, outlets by evidence, given fields untouched, and real articles."""

import tomllib
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from sayso.extract.page import layout, masthead
from sayso.lexicon.dated_events import dated_events
from sayso.lexicon.dateforms import DateForm, find_dates
from sayso.lexicon.loader import load
from sayso.lexicon.outlet_evidence import outlet_evidence
from sayso.lexicon.outlets import outlet_at, outlet_called, outlets
from sayso.lexicon.tenures import tenures
from sayso.model import Article, Precision, When, article_id, digest, on_day

CASES = Path(__file__).parents[2] / "cases" / "published"


def completed(text: str, uri: str = "page.txt", **fields) -> Article:
    raw = text.encode()
    article = Article(article_id(raw), uri, text, raw, digest(raw), "text", **fields)
    return masthead.find(article, layout.find(article))


def cases(name: str) -> list:
    blocks = tomllib.loads((CASES / name).read_text(encoding="utf-8"))["case"]
    return [pytest.param(case, id=case["name"]) for case in blocks]


@pytest.mark.parametrize("case", cases("made-up.toml"))
def test_published_as_finely_as_the_page_says(case):
    published = completed(case["text"], case.get("uri", "page.txt")).published
    assert [moment or "" for moment in published.iso()] == [case["earliest"], case["latest"]]
    assert published.precision.value == case["precision"]
    joined = " | ".join(published.basis)
    assert [part for part in case["basis"] if part not in joined] == []


BODY = "Bread is dear in Velm\nBakers ask for more, they said."


@pytest.mark.parametrize(
    ("text", "outlet", "evidence"),
    [
        ("VELM, March 4. /TIDETEL/. Bakers ask for more bread, they said.", "TIDETEL", "dateline"),
        (
            f"{BODY}\nThe mill is shut, Quayside.NET reports citing Tidetel.",
            "Quayside.NET",
            "says of itself",
        ),
        (f"{BODY}\nSubscribe to Voice of Velm in Telegram!", "Voice of Velm", "subscribed"),
        (f"{BODY}\nFollow Tidewater Herald on Facebook", "Tidewater Herald", "followed"),
        (f"{BODY}\n© 2031 Tidewater Herald. All rights reserved.", "Tidewater Herald", "copyright"),
        (f"{BODY}\n\nTidewater Herald", "Tidewater Herald", "credit line"),
        (f"{BODY}\n\n(Tidewater News Agency)", "Tidewater News Agency", "credit line"),
        (f"{BODY}\n\n(TNA, Tidewater News Agency)", "Tidewater News Agency", "credit line"),
        (f"{BODY}\nThe mill is shut, Reuters reports.", "Reuters", "end of a sentence"),
    ],
)
def test_an_outlet_is_named_by_its_page(text, outlet, evidence):
    article = completed(text)
    assert article.outlet == outlet
    assert evidence in dict(article.basis)["outlet"]


def test_an_agency_that_signs_by_two_names_is_not_credited_by_itself():
    article = completed("VELM (TNA) — Bakers ask for bread.\n\n(TNA, Tidewater News Agency)")
    assert article.outlet == "TNA"
    assert "credit" not in dict(article.basis)


def test_a_paper_that_carries_an_agency_is_still_the_paper():
    text = "OLD QUAY (AP) — Bakers ask for bread, they said.\nSubscribe to Velm Courier in Telegram"
    article = completed(text)
    assert article.outlet == "Velm Courier"
    assert ("credit", "Associated Press") in article.basis


def test_a_web_address_outweighs_an_agency_dateline():
    article = completed(
        "LONDON (Reuters) - Bakers ask for more bread, they said.", "https://www.bbc.co.uk/news/1"
    )
    assert article.outlet == "BBC"


def test_an_outlet_only_spoken_of_is_not_the_outlet():
    article = completed(f"{BODY}\nOn Sunday, Kyiv Post reported that the mill was shut.")
    assert article.outlet is None
    assert "outlet" not in dict(article.basis)


def test_given_fields_stay_and_say_so():
    given = on_day(datetime(2030, 1, 1), "given")
    article = completed(
        "date 2031-03-04 Bakers ask for bread, they said.\nSubscribe to Velm Courier in Telegram",
        outlet="Harbour Ledger",
        title="Bread",
        byline="Sava Lorn",
        published=given,
        basis=(
            ("outlet", "given"),
            ("title", "given"),
            ("byline", "given"),
            ("published", "given"),
        ),
    )
    assert (article.outlet, article.title, article.byline) == (
        "Harbour Ledger",
        "Bread",
        "Sava Lorn",
    )
    assert article.published == given
    assert all(article.given(name) for name in ("outlet", "title", "byline", "published"))


def test_a_day_found_elsewhere_gains_the_time_printed_for_the_same_day():
    found = on_day(datetime(2031, 3, 4), "found")
    text = "Bread is dear\nTuesday, 4 March 2031, 18:05\nBakers ask for more, they said."
    basis = (("published", "found in the page"),)
    published = completed(text, published=found, basis=basis).published
    assert published.iso() == ("2031-03-04T18:05", "2031-03-04T18:05")
    assert published.precision is Precision.MINUTE
    other = replace(found, earliest=datetime(2031, 3, 5), latest=datetime(2031, 3, 5))
    assert completed(text, published=other, basis=basis).published == other


def test_retrieval_bounds_the_year_from_above():
    text = "Bread is dear\nWorld March 4, 3:43\nThe mill burned in June 2030, they said."
    article = completed(text, retrieved=datetime(2031, 4, 1))
    assert article.published.iso() == ("2031-03-04T03:43", "2031-03-04T03:43")
    assert "retrieved on 2031-04-01" in article.published.basis[-1]


def test_title_and_byline_come_from_the_page():
    article = completed(
        "Mill burns in Velm\nBy Ilda Marren, Harbour Desk\nIt burned down, they said."
    )
    assert article.title == "Mill burns in Velm"
    assert article.byline == "Ilda Marren"
    assert dict(article.basis)["title"] == "headline"


def test_nothing_is_invented_for_a_bare_text():
    article = completed("The mill burned down, they said.")
    assert (article.outlet, article.title, article.byline) == (None, None, None)
    assert article.published == When(basis=("no date on the page",))


@pytest.mark.parametrize("form", load("dateforms", DateForm), ids=lambda form: form.name)
def test_every_date_form_reads_its_example_whole(form):
    (found,) = find_dates(form.example)
    assert found.words == form.example
    assert found.month == 3


@pytest.mark.parametrize(
    "entry", tenures(), ids=lambda entry: f"{entry[0].person}, {entry[0].role[:12]}"
)
def test_every_tenure_finds_its_example(entry):
    tenure, _, pattern = entry
    assert pattern.search(tenure.example)
    assert all(high is None or low < high for low, high in tenure.spans())


@pytest.mark.parametrize("entry", dated_events(), ids=lambda entry: entry[0].name)
def test_every_dated_event_finds_its_example(entry):
    event, pattern = entry
    assert pattern.search(event.example)
    assert 2001 <= event.day.year <= 2025


@pytest.mark.parametrize("entry", outlet_evidence(), ids=lambda entry: entry[0].name)
def test_every_kind_of_outlet_evidence_finds_its_example(entry):
    kind, pattern = entry
    assert pattern.search(kind.example)["name"]


def test_outlet_names_and_domains_belong_to_one_outlet_each():
    for entry in outlets():
        assert entry.kind in {"agency", "outlet"}
        assert all(outlet_called(name) is entry for name in entry.names)
        assert all(outlet_at(f"www.{domain}") is entry for domain in entry.domains)


SEEDS = {
    "000_f1ad34ea45703190.txt": ("TASS", "2024-11-13T03:43", "2024-11-13T03:43", "minute"),
    "001_3a09b4c511723d00.txt": ("Online.ua", "2024-10-31", "2024-10-31", "day"),
    "002_6ff4410911c294e0.txt": ("Pravda.Ru", "2024-12-21", None, "unknown"),
    "003_f44f4f55e73d4012.txt": ("Censor.NET", "2024-11-04", "2024-11-04", "day"),
    "004_a03fca47110cce17.txt": ("Politico", "2024-10-28", "2024-10-28", "day"),
}


@pytest.mark.parametrize("name", SEEDS)
def test_real_articles(name, shared):
    article = completed((shared / "seeds" / name).read_bytes().decode("utf-8"), name)
    published = article.published
    assert (article.outlet, *published.iso(), published.precision.value) == SEEDS[name]
    assert published.basis
