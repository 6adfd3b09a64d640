"""Identifiers are hashes of content: the same on every machine, on every day."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.model import article_id, digest, identify
from sayso.model.ids import LENGTH


def test_ids_never_change():
    """A change here makes every ledger's ids stale: it needs a new format version."""
    assert digest(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert article_id(b"The dam held.") == "art_kmmd3oiyozgvs35l"
    assert identify("clm", "art_x", [(0, 4)], None) == "clm_mat34yqpa725n26h"


def test_nothing_and_an_empty_word_differ_and_so_does_the_order():
    codes = {identify("clm", *parts) for parts in [(), (None,), ("a",), ("a", ""), ("", "a")]}
    assert len(codes) == 5
    assert identify("clm", "a", "b") != identify("clm", "b", "a")
    assert identify("clm", "a", "b") != identify("clm", "ab")


@given(st.binary(), st.binary())
def test_an_article_is_its_bytes(one: bytes, other: bytes):
    assert (article_id(one) == article_id(other)) == (one == other)


@given(st.sampled_from(["art", "clm", "que"]), st.lists(st.text() | st.none() | st.integers()))
def test_an_id_is_a_prefix_and_lower_case_base32(prefix: str, parts: list[object]):
    head, _, code = identify(prefix, *parts).partition("_")
    assert head == prefix
    assert len(code) == LENGTH
    assert set(code) <= set("abcdefghijklmnopqrstuvwxyz234567")
