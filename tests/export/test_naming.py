import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.export import naming, turtle
from sayso.model import Precision, When


@pytest.mark.parametrize(
    "uri",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "herald.jsonl#12",
        "ftp://vell.example/a",
        "//x.example/a",
        "https://",
        "http://[",
        "https://a b/x",
        "https://x.example/" + "a" * 3000,
    ],
)
def test_what_no_reader_may_follow_is_no_address(uri: str) -> None:
    assert naming.address(uri) is None


def test_an_address_keeps_its_letters_and_loses_what_could_end_it() -> None:
    assert naming.address("https://vell.example/a?b=c&d#e") == "https://vell.example/a?b=c&d#e"
    assert naming.address('https://vell.example/<"a> {') == "https://vell.example/%3C%22a%3E%20%7B"


@given(st.text())
def test_a_name_cannot_end_an_iri(key: str) -> None:
    made = naming.urn("analyst", key.encode("utf-8", "replace").decode())
    assert not set(made) & set('<>"{}|\\^`')
    assert not any(each <= " " for each in made)


def test_one_thing_has_one_uuid() -> None:
    assert naming.uuid("claim", "clm_x") == naming.uuid("claim", "clm_x")
    assert naming.uuid("claim", "clm_x") != naming.uuid("voice", "clm_x")
    assert naming.uuid("claim", "clm_x")[14] == "5"


def test_a_name_of_bytes_is_that_of_rfc_6920() -> None:
    # The example of RFC 6920, section 8.1: the SHA-256 of “Hello World!”.
    hashed = "7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069"
    assert naming.ni(hashed) == "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk"


def test_a_day_is_told_only_where_it_is_one() -> None:
    from datetime import datetime

    first, last = datetime(2031, 5, 1), datetime(2031, 5, 2)
    assert naming.day(When(first, first, Precision.DAY)) == "2031-05-01"
    assert naming.day(When(first, last, Precision.DAY)) is None
    assert naming.day(When(first, first, Precision.MONTH)) is None
    assert naming.day(When(first, None, Precision.DAY)) is None


@given(st.text())
def test_any_string_is_one_string_of_turtle(words: str) -> None:
    rdflib = pytest.importorskip("rdflib", reason="needs rdflib, of the dev group")
    graph = rdflib.Graph().parse(data=f"<urn:a> <urn:b> {turtle.text(words)} .", format="turtle")
    (found,) = graph.objects()
    assert str(found) == words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
