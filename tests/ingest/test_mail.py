"""Mail: written by the standard library's own writer."""

import email.message
import email.policy

import pytest

import made
from sayso.ingest import mail, received
from sayso.ingest.source import Broken
from sayso.model import RawInput


def read(name: str, data: bytes):
    return received.read(RawInput(name, data))


def message(**headers: str) -> email.message.EmailMessage:
    found = email.message.EmailMessage(policy=email.policy.SMTP)
    told = {
        "From": "Fire Brigade <press@velm.example>",
        "Subject": made.TITLE,
        "Date": "Sun, 04 May 2031 09:30:00 +0200",
        "Message-ID": "<1@velm.example>",
        "MIME-Version": "1.0",
    }
    for name, value in (told | {n.replace("_", "-"): v for n, v in headers.items()}).items():
        found[name] = value
    return found


@pytest.mark.parametrize("name", ["mill.eml", "-"])
def test_a_mail_is_an_article_and_so_is_the_document_attached(name):
    got = read(name, made.mail())
    own, attached = got.articles
    assert (own.uri, own.title, own.byline) == (
        "mid:mill-1@velm.example",
        made.TITLE,
        "Fire Brigade of Velm",
    )
    assert own.raw == made.mail()
    assert own.text.split("\n")[:2] == [made.TITLE, made.LEAD]
    assert own.published.iso()[0] == "2031-05-04T09:30"
    assert "time zone +02:00" in own.published.basis
    assert (attached.uri, attached.format) == (f"{name}#part=3", "docx")
    assert [item.uri for item in got.set_aside] == [f"{name}#part=4"]


def test_lines_that_a_mailer_cut_are_joined_and_a_list_is_not():
    paragraph = (
        "The mill of Velm burned down on Sunday, the fire brigade of the town\n"
        "said, and nobody was hurt in it."
    )
    found = message()
    found.set_content(f"{paragraph}\n\nWhat is known:\n- the roof fell\n- the wheel stands\n")
    (article,) = read("a.eml", found.as_bytes()).articles
    lines = article.text.split("\n")
    assert paragraph.replace("\n", " ") in lines
    assert "- the roof fell" in lines


def test_a_forwarded_mail_is_read_as_one_of_its_own():
    outer = message(Message_ID="<2@velm.example>")
    outer.set_content("See below, please. The desk asked for the text of the brigade.")
    outer.add_attachment(
        email.message_from_bytes(made.mail(attached=False), policy=email.policy.SMTP)
    )
    uris = [article.uri for article in read("a.eml", outer.as_bytes()).articles]
    assert uris == ["mid:2@velm.example", "mid:mill-1@velm.example"]


def test_mails_within_mails_end_somewhere():
    inner = message()
    inner.set_content(made.LEAD)
    for number in range(9):
        outer = message(Message_ID=f"<{number}@velm.example>")
        outer.set_content(f"Number {number} of the mails that were sent on.")
        outer.add_attachment(inner)
        inner = outer
    got = read("a.eml", inner.as_bytes())
    assert "containers within each other" in got.set_aside[-1].reason
    assert len(got.articles) == 5


def test_a_mail_of_pictures_only_is_set_aside():
    found = message()
    found.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    assert [
        item.reason.partition(":")[0] for item in read("a.eml", found.as_bytes()).set_aside
    ] == [
        "a mail without a text of its own",
        "an attachment of a kind that is not read",
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"From: x\r\nSubject: =?utf-9?q?=ff?=\r\nDate: never\r\n\r\n" + made.LEAD.encode(),
        b"From: \xff\xfe\r\nContent-Type: text/plain; charset=none\r\n\r\n" + made.LEAD.encode(),
        b'Content-Type: multipart/mixed; boundary="a"\r\n\r\n--a\r\n\r\n' + made.LEAD.encode(),
        b"Content-Type: multipart/mixed\r\n\r\n" + made.LEAD.encode(),
        b"Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!",
        b"From: \r\n" * 5000,
    ],
)
def test_odd_mails_raise_nothing(data):
    got = read("a.eml", data)
    assert got.articles or got.set_aside
    assert not [item for item in got.set_aside if item.reason.startswith("unforeseen")]


def test_the_foot_that_a_list_puts_behind_a_mail_is_not_its_text():
    mail = message(Subject="Mill burns")
    mail.set_content(made.LEAD)
    mail.make_mixed()
    foot = email.message.EmailMessage()
    foot.set_content("____\nPress mailing list\npress@lists.example\n")
    mail.attach(foot)
    assert made.LEAD in read("a.eml", mail.as_bytes()).articles[0].text


def test_a_damaged_attachment_stops_none_behind_it(monkeypatch):
    whole_one = mail.content

    def content(part):
        if part.get_filename() == "a.pdf":
            raise Broken("damaged part: cut")
        return whole_one(part)

    monkeypatch.setattr(mail, "content", content)
    found = message()
    found.set_content(made.LEAD)
    for name in ("a.pdf", "b.txt"):
        found.add_attachment(made.LEAD.encode(), maintype="text", subtype="plain", filename=name)
    got = read("a.eml", found.as_bytes())
    assert len(got.articles) == 2
    assert [item.reason for item in got.set_aside] == ["damaged part: cut"]
