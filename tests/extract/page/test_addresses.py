"""Addresses of strangers: what cannot be read as one tells nothing, and ends no run."""

import pytest

from sayso.extract.page import addresses


@pytest.mark.parametrize("uri", ["http://[cut]/2031/05/04/mill", "http://[::1", "[draft].txt", ""])
def test_what_is_no_address_has_no_host(uri):
    assert not addresses.find(uri).hostname


def test_an_address_has_its_parts():
    found = addresses.find("https://herald.example/2031/05/04/mill")
    assert (found.hostname, found.path) == ("herald.example", "/2031/05/04/mill")
