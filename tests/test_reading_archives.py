"""An archive from file to ledger: its pages, its progress, and the same pages again."""

import made
from sayso import pipeline
from sayso.pipeline import Progress
from sayso.store.view import View


def test_an_archive_is_one_input_and_many_articles(tmp_path) -> None:
    pages = [
        made.page(title=f"Mill {n} burns", paragraphs=[f"{made.LEAD} It was mill number {n}."])
        for n in range(3)
    ]
    archive = tmp_path / "crawl.warc.gz"
    archive.write_bytes(made.warc(pages=[*pages, pages[0]]))
    ledger = tmp_path / "sayso.db"
    told: list[Progress] = []
    first = pipeline.ingest([archive], ledger, fast=True, progress=told.append)
    assert (first.new, first.known) == (3, 1)
    assert [step.done for step in told[:-1]] == [0] * (len(told) - 1)
    assert (told[-1].done, told[-1].total) == (1, 1)
    with View(ledger) as view:
        articles = list(view.articles())
        aside = view.set_aside()
    assert {article.uri for article in articles} == {
        made.ADDRESS,
        f"{made.ADDRESS}-1",
        f"{made.ADDRESS}-2",
    }
    assert sum("offset=" in item.uri for item in aside) == 3
    again = pipeline.ingest([archive], ledger, fast=True)
    assert (again.new, again.known) == (0, 4)


def test_what_waits_is_written_before_it_fills_the_memory(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(pipeline, "WAITING", 2)
    archive = tmp_path / "crawl.warc"
    archive.write_bytes(made.warc(packed=False))
    ledger = tmp_path / "sayso.db"
    summary = pipeline.ingest([archive, archive], ledger, fast=True)
    assert (summary.new, summary.known) == (1, 1)
    with View(ledger) as view:
        assert sum("offset=" in item.uri for item in view.set_aside()) == 3
    assert sum(count for _, count in summary.set_aside) >= 10
