"""What people deploy: the Dockerfile, the units and the extras say what is so."""

import fnmatch
import json
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from sayso.cli import app

ROOT = Path(__file__).resolve().parents[1]
DEPLOY = ROOT / "deploy"
SERVICES = sorted(DEPLOY.glob("*.service"))
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
MOST_EXPOSED = 2.0  # of 10, by systemd-analyze
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def instructions() -> list[tuple[str, str]]:
    """Each instruction of the Dockerfile, its lines joined."""
    joined = re.sub(r"\\\n", " ", re.sub(r"(?m)^#.*\n", "", DOCKERFILE))
    lines = [line.strip() for line in joined.splitlines() if line.strip()]
    return [(line.split(None, 1)[0], line.split(None, 1)[1]) for line in lines]


def told(kind: str) -> list[str]:
    return [rest for name, rest in instructions() if name == kind]


def check_command(words: list[str]) -> None:
    """That the command line would take these words."""
    command, *_ = app.parse_args(words, exit_on_error=False, print_error=False)
    assert command is app[words[0]].default_command


class TestDockerfile:
    def test_copies_what_is_there_and_not_ignored(self) -> None:
        kept = [
            line[1:]
            for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
            if line.startswith("!")
        ]
        copied = [each for each in told("COPY") if not each.startswith("--from")]
        sources = [name for each in copied for name in each.split()[:-1]]
        assert {"src", "pyproject.toml", "requirements/run.txt"} <= set(sources)
        for name in sources:
            assert (ROOT / name).exists(), name
            assert any(fnmatch.fnmatch(name, each) for each in kept), f".dockerignore hides {name}"

    def test_builds_from_all_that_the_build_reads(self) -> None:
        """hatchling reads the readme and the licence files beside the code."""
        copied = " ".join(told("COPY"))
        assert all(name in copied for name in (PROJECT["readme"], *PROJECT["license-files"]))

    def test_stages_are_debian_and_the_last_is_not_root(self) -> None:
        stages = told("FROM")
        assert len(stages) == 2
        assert all("-slim-bookworm" in each for each in stages)
        assert told("USER") == ["10001:10001"]
        after = [name for name, _ in instructions()]
        assert after.index("USER") > max(at for at, name in enumerate(after) if name == "RUN")

    def test_runs_what_the_command_line_takes(self) -> None:
        assert json.loads(told("ENTRYPOINT")[0]) == ["sayso"]
        check_command(json.loads(told("CMD")[0]))

    def test_asks_for_its_health_where_it_serves(self) -> None:
        (health,) = told("HEALTHCHECK")
        words = json.loads(health.partition("CMD ")[2])
        compile(words[2], "HEALTHCHECK", "exec")
        port = json.loads(told("CMD")[0])[json.loads(told("CMD")[0]).index("--port") + 1]
        assert f"http://127.0.0.1:{port}/healthz" in words[2]
        assert told("EXPOSE") == [port]

    def test_keeps_the_ledger_in_the_volume(self) -> None:
        (volume,) = json.loads(told("VOLUME")[0])
        assert f"SAYSO_LEDGER={volume}/sayso.db" in " ".join(told("ENV"))


@pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.name)
class TestUnit:
    def test_runs_what_the_command_line_takes(self, unit: Path) -> None:
        lines = re.findall(r"(?m)^ExecStart\w*=(.*)$", unit.read_text(encoding="utf-8"))
        assert lines
        for line in lines:
            program, *words = shlex.split(line)
            assert program == "/opt/sayso/bin/sayso"
            if words[0] == "watch" and "watch" not in app:
                pytest.skip("this sayso has no watch")
            check_command(
                [word.replace("$SAYSO_FEEDS", "https://tarn.example/feed") for word in words]
            )

    def test_systemd_finds_nothing_wrong(self, unit: Path, tmp_path: Path) -> None:
        if shutil.which("systemd-analyze") is None:
            pytest.skip("needs systemd-analyze")
        text = unit.read_text(encoding="utf-8")
        for beside in DEPLOY.iterdir():
            (tmp_path / beside.name).write_text(beside.read_text(encoding="utf-8"))
        # The program is not where the unit wants it, which alone would be found.
        here = tmp_path / unit.name
        here.write_text(text.replace("/opt/sayso/bin/sayso", sys.executable))
        ran = subprocess.run(
            ["systemd-analyze", "verify", "--man=no", here],
            capture_output=True,
            text=True,
            check=False,
        )
        assert (ran.returncode, ran.stdout + ran.stderr) == (0, "")

    def test_is_shut_in(self, unit: Path) -> None:
        if shutil.which("systemd-analyze") is None:
            pytest.skip("needs systemd-analyze")
        ran = subprocess.run(
            ["systemd-analyze", "security", "--offline=true", unit],
            capture_output=True,
            text=True,
            check=False,
        )
        found = re.search(r"exposure level for \S+: ([\d.]+)", ran.stdout)
        assert found, ran.stderr
        assert float(found[1]) <= MOST_EXPOSED


def test_timer_starts_a_service_that_is_there() -> None:
    timers = sorted(DEPLOY.glob("*.timer"))
    assert timers
    assert [each for each in timers if not each.with_suffix(".service").exists()] == []


def test_all_holds_every_extra() -> None:
    extras = PROJECT["optional-dependencies"]
    (all_of_them,) = extras.pop("all")
    named = re.fullmatch(r"sayso\[(.*)\]", all_of_them)
    assert named
    assert set(named[1].split(",")) == set(extras)


def test_every_unit_and_file_is_told_of() -> None:
    page = (ROOT / "docs" / "how-to" / "deploy.md").read_text(encoding="utf-8")
    assert [each.name for each in DEPLOY.iterdir() if each.name not in page] == []
    assert "Dockerfile" in page
