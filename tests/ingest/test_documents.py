"""Documents: PDF that Chromium printed, DOCX that python-docx wrote, saved pages, and mail."""

import io
import zipfile

import pytest

import made
from sayso.ingest import pdf, received
from sayso.model import RawInput


def read(name: str, data: bytes):
    return received.read(RawInput(name, data))


def test_the_paragraphs_of_a_pdf_are_whole_and_running_heads_are_named():
    (article,) = read("mill.pdf", made.pdf()).articles
    lines = article.text.split("\n")
    more = ", though the restoration of the bridge beside it will take until the autumn."
    assert lines[:2] == [made.TITLE, made.LEAD.removesuffix(".") + more]
    assert "eleven well-dried trunks lay under a tarpaulin." in lines[2]
    assert "press release" not in article.text
    assert not [line for line in lines if line.startswith("Page")]
    left = dict(article.basis)["left out"]
    assert "Fire Brigade of Velm — press release" in left
    assert "Page #" in left
    assert (article.title, article.published.known) == (made.TITLE, False)
    assert dict(article.basis)["PDF CreationDate"].startswith("D:2026")


@pytest.mark.parametrize("cut", [20, 2000, 20_000])
def test_a_damaged_pdf_is_set_aside_or_mended(cut):
    got = read("mill.pdf", made.pdf()[:cut])
    assert got.articles or "PDF" in got.set_aside[0].reason


def test_the_words_of_a_document_are_those_that_python_docx_finds():
    from docx import Document

    (article,) = read("mill.docx", made.docx()).articles
    made_of = Document(io.BytesIO(made.docx()))
    cells = [cell.text for table in made_of.tables for row in table.rows for cell in row.cells]
    assert article.text.split("\n") == [each.text for each in made_of.paragraphs] + cells
    assert article.title == made.TITLE
    assert dict(article.basis)["document creator"] == "Press office"
    assert not article.byline


def document(body: str) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>',
        )
    return out.getvalue()


def test_deleted_words_are_no_text_and_breaks_are():
    more = "<w:br/><w:t>It had stood for</w:t><w:tab/><w:t>years.</w:t>"
    run = f"<w:r><w:t>{made.LEAD}</w:t>{more}</w:r>"
    gone = "<w:del><w:r><w:delText>Arson.</w:delText></w:r></w:del>"
    (article,) = read("a.docx", document(f"<w:p>{run}{gone}</w:p>")).articles
    assert article.text == f"{made.LEAD}\nIt had stood for years."


def test_a_document_that_swells_is_set_aside(monkeypatch):
    from sayso.ingest import docx

    monkeypatch.setattr(docx, "MOST_XML", 2**20)
    (item,) = read("a.docx", document("<w:p/>" * 300_000)).set_aside
    assert "larger than 1 MB" in item.reason


def test_a_document_of_entities_is_set_aside_or_without_them():
    body = "<w:p><w:r><w:t>x</w:t></w:r></w:p>"
    data = document(body)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        xml = old.read("word/document.xml").decode()
        bomb = '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
        new.writestr("word/document.xml", bomb + xml.replace(">x<", f">{made.LEAD} &b;<"))
    got = read("a.docx", out.getvalue())
    assert "aaaa" not in "".join(article.text for article in got.articles)


def test_a_saved_page_gives_the_page_and_sets_its_frames_aside():
    got = read("mill.mhtml", made.mhtml())
    (article,) = got.articles
    assert article.raw == made.PAGE.encode()
    assert (article.uri, article.retrieved.isoformat()) == (made.ADDRESS, "2031-05-04T12:00:00")
    assert [item.detail for item in got.set_aside] == ["https://adverts.example/frame"]
    assert read("-", made.mhtml()).articles[0].uri == made.ADDRESS


@pytest.mark.browser
def test_a_page_that_chromium_saves_is_read(page, tmp_path):
    (tmp_path / "mill.html").write_text(made.PAGE, encoding="utf-8")
    page.goto((tmp_path / "mill.html").as_uri())
    door = page.context.new_cdp_session(page)
    saved = door.send("Page.captureSnapshot", {"format": "mhtml"})["data"].encode()
    for name in ("mill.mhtml", "-"):
        (article,) = read(name, saved).articles
        assert made.LEAD in article.text
        assert article.title == made.TITLE
        assert article.retrieved is not None


@pytest.mark.browser
def test_a_page_that_chromium_prints_is_read(page):
    page.set_content(made.PAGE)
    (article,) = read("mill.pdf", page.pdf()).articles
    lines = article.text.split("\n")
    assert [line for line in lines if line in (made.TITLE, *made.PARAGRAPHS)] == [
        made.TITLE,
        *made.PARAGRAPHS,
    ]


def test_a_text_box_is_read_once_though_the_file_holds_it_twice():
    box = "<w:txbxContent><w:p><w:r><w:t>It stood for years.</w:t></w:r></w:p></w:txbxContent>"
    space = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    both = (
        f'<mc:AlternateContent xmlns:mc="{space}"><mc:Choice>{box}</mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    body = f"<w:p><w:r><w:t>{made.LEAD}</w:t></w:r></w:p><w:p><w:r>{both}</w:r></w:p>"
    (article,) = read("a.docx", document(body)).articles
    assert article.text == f"{made.LEAD}\nIt stood for years."


def test_lines_of_a_pdf_that_never_end_are_joined_in_the_time_that_they_take():
    lines = [pdf.Line(f"row {n} of the list", 10.0 * -n, 10.0 * -n + 8) for n in range(200_000)]
    (paragraph,) = pdf._paragraphs([lines])
    assert paragraph.startswith("row 0 of the list row 1 of the list")


def test_a_word_that_pdfium_marks_as_parted_is_joined():
    lines = [pdf.Line("the fire bri\x02", 10.0, 18.0), pdf.Line("gade came", 0.0, 8.0)]
    assert pdf._paragraphs([lines]) == ["the fire brigade came"]
