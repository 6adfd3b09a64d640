import deposits
from sayso.export import colophon


def test_it_tells_versions_decisions_and_loss() -> None:
    text = colophon.render(deposits.deposit())
    assert "- reading `7`" in text
    assert "ab" * 32 in text
    assert "2031-06-02T12:00:00Z, Ana: " in text
    assert "see the page" in text
    assert text.count("(no longer holds)") == 1
    assert "- lost: " in text


def test_where_nobody_decided_it_says_so() -> None:
    assert "None." in colophon.render(deposits.empty())
