"""Which addresses are asked for, and which machines connected to."""

import ipaddress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.fetch import address
from sayso.fetch.asked import NotFetched


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("https://Herald.example", "https://herald.example/"),
        ("HTTP://herald.example:80/a b".replace(" ", "%20"), "http://herald.example/a%20b"),
        ("https://herald.example:8443/x?q=1#part", "https://herald.example:8443/x?q=1"),
        ("https://zürich.example/é", "https://xn--zrich-kva.example/%C3%A9"),
        ("https://herald.example./x", "https://herald.example/x"),
        ("http://[2606:4700::1111]/x", "http://[2606:4700::1111]/x"),
    ],
)
def test_an_address_is_made_one_that_servers_read(url: str, read: str) -> None:
    assert address.read(url).text == read


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("file:" + "///etc/passwd", "only http and https"),
        ("ftp://herald.example/", "only http and https"),
        ("gopher://herald.example/", "only http and https"),
        ("https://ann:secret@herald.example/", "name or password"),
        ("https://ann@herald.example/", "name or password"),
        ("http://herald.example:25/", "port 25"),
        ("http://herald.example:99999/", "no address"),
        ("http:///x", "without a host"),
        ("https://herald.example/\r\nHost: inside", "control characters"),
        ("https://herald.example/a b", "spaces"),
        ("https://" + "a" * 5000, "more than"),
        ("https://" + "a" * 300 + "/", "too long"),
        ("https://a..b/", "no name of a host"),
        ("http://%31%32%37.0.0.1/", "no name of a host"),
        ("http://herald.example\\inside/", "no name of a host"),
    ],
)
def test_what_is_no_address_to_ask_for_is_refused(url: str, why: str) -> None:
    with pytest.raises(NotFetched, match=why):
        address.read(url)


INSIDE = [
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255",
    "192.168.1.1", "169.254.169.254", "100.64.0.1", "100.100.100.200", "192.0.0.8",
    "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "168.63.129.16",
    "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1",
    "fec0::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "2001:db8::1", "", "inside", "127.1",
]  # fmt: skip


@pytest.mark.parametrize("ip", INSIDE)
def test_this_machine_and_private_networks_are_not_public(ip: str) -> None:
    assert not address.is_public(ip)


@pytest.mark.parametrize(
    "ip", ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_the_public_net_is(ip: str) -> None:
    assert address.is_public(ip)


@given(st.ip_addresses(v=4))
@settings(deadline=None)
def test_an_address_carried_in_another_is_judged_as_itself(ip: ipaddress.IPv4Address) -> None:
    number = int(ip)
    for carrier in (0xFFFF << 32 | number, int(ipaddress.IPv6Address("64:ff9b::")) | number):
        assert address.is_public(str(ipaddress.IPv6Address(carrier))) == address.is_public(str(ip))


def test_one_private_machine_condemns_all_of_a_name() -> None:
    place = address.read("https://herald.example/")
    with pytest.raises(NotFetched, match="private network"):
        address.machines(place, lambda *_: ["93.184.216.34", "10.0.0.1"])
    assert address.machines(place, lambda *_: ["93.184.216.34"] * 2) == ("93.184.216.34",)


@pytest.mark.parametrize("name", ["http://2130706433/", "http://0x7f.1/", "http://127.1/"])
def test_an_odd_spelling_of_loopback_is_refused(name: str) -> None:
    place = address.read(name)
    with pytest.raises(NotFetched):
        address.machines(place, lambda *_: ["127.0.0.1"])


def test_a_name_that_nobody_has_is_told() -> None:
    def nobody(*_: object) -> list[str]:
        raise OSError("no such name")

    with pytest.raises(NotFetched, match=r"no machine is called herald\.example") as told:
        address.machines(address.read("https://herald.example/"), nobody)
    assert told.value.again
