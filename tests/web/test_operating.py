"""What those who run the app ask of it: does it live, how much, how fast, what happened."""

import json
import logging
import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from sayso.errors import InputError
from sayso.pipeline import Progress, Summary
from sayso.web import app
from sayso.web.jobs import Jobs
from sayso.web.limits import Limits
from sayso.web.measures import BOUNDS, Measures
from sayso.web.settings import Settings

HERE = "http://127.0.0.1"


def families(client: TestClient) -> dict[str, list]:
    """The samples of each family, as Prometheus' own parser reads them."""
    answer = client.get("/metrics")
    assert answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    return {each.name: each.samples for each in text_string_to_metric_families(answer.text)}


class TestAlive:
    def test_says_so_without_opening_the_ledger(self, client, ledger) -> None:
        for end in ("", "-wal", "-shm"):
            ledger.with_name(ledger.name + end).unlink(missing_ok=True)
        answer = client.get("/healthz")
        assert answer.status_code == 200
        assert answer.json()["status"] == "ok"

    def test_asks_no_token(self, ledger) -> None:
        with TestClient(app.create(Settings(ledger, token="secret")), base_url=HERE) as client:
            assert client.get("/healthz").status_code == 200
            assert "/login" in str(client.get("/metrics").url)
            bearer = {"authorization": "Bearer secret"}
            assert "sayso_build_info" in client.get("/metrics", headers=bearer).text

    def test_fails_where_a_thread_is_gone(self, client) -> None:
        client.app.state.room.jobs.stop()
        answer = client.get("/healthz")
        assert answer.status_code == 503
        assert answer.json()["dead"] == ["jobs"]


class TestMetrics:
    def test_counts_requests_by_route_and_status(self, client) -> None:
        for _ in range(3):
            client.get("/custody")
        client.get("/claim/nobody")
        client.get("/no/such/page")
        found = families(client)["sayso_http_request_seconds"]
        counts = {
            (each.labels["route"], each.labels["status"]): each.value
            for each in found
            if each.name.endswith("_count")
        }
        assert counts[("/custody", "200")] == 3
        assert counts[("/claim/{id}", "404")] == 1
        assert counts[("none", "404")] == 1

    def test_buckets_only_grow_and_end_with_all(self, client) -> None:
        client.get("/custody")
        found = families(client)["sayso_http_request_seconds"]
        custody = [each for each in found if each.labels["route"] == "/custody"]
        buckets = [each for each in custody if each.name.endswith("_bucket")]
        values = [each.value for each in buckets]
        assert [each.labels["le"] for each in buckets] == [*map(str, BOUNDS), "+Inf"]
        assert values == sorted(values)
        (count,) = (each.value for each in custody if each.name.endswith("_count"))
        assert values[-1] == count

    def test_tells_of_ledger_jobs_build_and_process(self, client) -> None:
        found = families(client)
        rows = {each.labels["noun"]: each.value for each in found["sayso_ledger_rows"]}
        assert rows["articles"] > 10
        assert rows["claims"] > rows["articles"]
        states = {each.labels["state"] for each in found["sayso_batches"]}
        assert states == {"waiting", "reading", "done", "failed"}
        assert found["sayso_build_info"][0].labels["version"]
        assert found["process_resident_memory_bytes"][0].value > 10**7

    def test_threads_lose_no_request(self) -> None:
        measures = Measures()

        def many() -> None:
            for _ in range(500):
                measures.begin()
                measures.end(("GET", "/", "200"), 0.02)

        threads = [threading.Thread(target=many) for _ in range(4)]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
        ((_, found, seconds),) = measures.told()
        assert (sum(found), measures.going_on) == (2000, 0)
        assert seconds == pytest.approx(40.0)

    def test_the_log_has_no_address(self, client, caplog) -> None:
        caplog.set_level(logging.INFO, "sayso.web.measures")
        client.get("/search?q=harbour")
        (told,) = (each for each in caplog.records if each.name == "sayso.web.measures")
        assert told.told["route"] == "/search"
        assert "harbour" not in told.getMessage()


class TestEnding:
    def slow(self, reading: threading.Event):
        def read(paths, ledger, *, progress) -> Summary:
            for done in range(1, 1000):
                reading.set()
                progress(Progress(done, 1000, f"{done}.txt"))
                time.sleep(0.01)
            raise AssertionError("it was not stopped")

        return read

    def test_a_long_batch_is_stopped_between_articles(self, tmp_path: Path) -> None:
        reading = threading.Event()
        jobs = Jobs(tmp_path / "x.db", self.slow(reading), Limits(grace=0.05))
        jobs.start()
        folders = [tmp_path / name for name in ("one", "two")]
        for each in folders:
            each.mkdir()
        first, second = (jobs.add(each, ["a.txt"], 0) for each in folders)
        assert reading.wait(5)
        assert jobs.counts() == {"waiting": 1, "reading": 1, "done": 0, "failed": 0}
        started = time.monotonic()
        jobs.stop()
        assert time.monotonic() - started < 2
        assert first.ended
        assert second.ended
        assert "send all of it again" in first.error
        assert second.error == first.error
        assert [each for each in folders if each.exists()] == []

    def test_a_short_batch_ends_by_itself(self, tmp_path: Path) -> None:
        done = threading.Event()

        def read(paths, ledger, *, progress) -> Summary:
            time.sleep(0.1)
            done.set()
            return Summary(1, 1, 0, 0, 0, 0, (), 0)

        jobs = Jobs(tmp_path / "x.db", read)
        jobs.start()
        job = jobs.add(tmp_path / "none", ["a.txt"], 0)
        time.sleep(0.02)
        jobs.stop()
        assert done.is_set()
        assert (job.ended, job.error) == (True, "")

    def test_too_many_batches_are_refused(self, tmp_path: Path) -> None:
        jobs = Jobs(tmp_path / "x.db", self.slow(threading.Event()), Limits(batches=2))
        for _ in range(2):
            jobs.add(tmp_path, ["a.txt"], 0)
        with pytest.raises(InputError, match="wait to be read"):
            jobs.add(tmp_path, ["a.txt"], 0)

    def test_sigterm_ends_it_well_and_logs_are_json(self, ledger: Path) -> None:
        command = [sys.executable, "-m", "sayso", "serve", "--port", "0", "--ledger", ledger]
        logs = ["--log-format", "json", "--log-level", "info", "--grace", "5"]
        server = subprocess.Popen(
            [*command, *logs], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", server.stdout.readline())
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{found[1]}/healthz", timeout=60) as got:
                assert got.status == 200
                assert "server" not in got.headers
        finally:
            os.kill(server.pid, signal.SIGTERM)
            _, told = server.communicate(timeout=60)
        assert server.returncode == 0
        lines = [json.loads(line) for line in told.splitlines()]
        assert {"route": "/healthz", "status": 200}.items() <= lines[-1].items() or any(
            line.get("route") == "/healthz" for line in lines
        )
        assert all({"at", "level", "logger", "message"} <= line.keys() for line in lines)
