"""Shell completion, tried in the shells themselves where they are there."""

import shutil
import subprocess

import pytest

ASK = r"""
eval "$1"
complete_line() {
    COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
    COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
    local named; named=$(complete -p sayso | sed -E 's/.*-F ([^ ]+) .*/\1/')
    "$named" sayso "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
    printf '%s\n' "${COMPREPLY[@]}"
}
shift
complete_line "$@"
"""


@pytest.fixture
def script(sayso):
    def write(shell: str) -> str:
        ended = sayso("completion", shell)
        assert (ended.status, ended.err) == (0, "")
        return ended.out

    return write


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["sayso", "questio"], {"questions"}),
        (["sayso", "judge"], {"judge", "judgements"}),
        (["sayso", "claims", "--ac"], {"--act"}),
        (["sayso", "claims", "--act", "cannot"], {"cannot-confirm"}),
        (["sayso", "export", "--format", "web"], {"web-annotation"}),
        (["sayso", "completion", "f"], {"fish"}),
    ],
)
def test_bash_completes(script, typed, offered) -> None:
    ran = subprocess.run(
        ["bash", "-uo", "pipefail", "-c", ASK, "bash", script("bash"), *typed],
        capture_output=True,
        text=True,
        check=True,
    )
    assert {line.strip() for line in ran.stdout.splitlines()} == offered


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_can_read_their_script(script, shell, tmp_path) -> None:
    text = script(shell)
    assert "questions" in text
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed, so that its script was only written")
    (tmp_path / "script").write_text(text)
    subprocess.run([shell, "-n", tmp_path / "script"], check=True)


def test_another_shell_is_wrong_usage(sayso) -> None:
    ended = sayso("completion", "tcsh")
    assert ended.status == 2
    assert "tcsh" in ended.err
