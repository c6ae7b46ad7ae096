"""Proposals on GitHub: the script opens a pull request with the values, or comments why not; `gh` is a fake."""

import json
import sys
from pathlib import Path

import pytest

from generator.cli import main
from tests.conftest import ROOT
from tests.edit.sheet.workbooks import NAME, PARTICIPANTS, PLAN
from tests.repository.checkout import Checkout, checkout

BODY = f"### 計画\n\naobano-commerce\n\n### 指標\n\n{PARTICIPANTS}\n\n### 年度\n\nR8\n\n### 何の値か\n\n実績\n\n### 正しい値\n\n%s"
GITHUB = {"GH_TOKEN": "t0ken", "GH_REPO": "city/plans", "NUMBER": "12", "SENDER": "clerk", "BASE": "main"}
GH = f"""#!{sys.executable}
import json, os, pathlib, sys
words = sys.argv[1:]
text = pathlib.Path(words[words.index("--body-file") + 1]).read_text(encoding="utf-8") if "--body-file" in words else ""
with open(os.environ["SEEN"], "a", encoding="utf-8") as seen:
    seen.write(json.dumps([words, text]) + "\\n")
if words[0] == "api":
    print(os.environ["PERMISSION"])
if words[:2] == ["pr", "create"]:
    if os.environ["MAY_OPEN"] != "yes":
        sys.exit(1)
    print("https://github.com/city/plans/pull/13")
"""
PORTAL = f"""#!/bin/sh
shift 2
exec {sys.executable} -m generator proposal "$@"
"""


class Desk:
    """A checkout with the script, a fake `gh` that writes down what it is asked for, and a proposal."""

    def __init__(self, folder: Path) -> None:
        self.here = checkout(folder, "proposal")
        self.seen = folder / "seen.jsonl"
        for path, text in {"bin/gh": GH, "work/portal": PORTAL}.items():
            (folder / path).parent.mkdir(exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
            (folder / path).chmod(0o755)
        self.bin = folder / "bin"

    def propose(self, value: str, *, permission: str = "write", may_open: str = "yes") -> int:
        """Run both steps of the workflow; return the second one's exit code."""
        event = self.here.folder.parent / "event.json"
        event.write_text(json.dumps({"issue": {"body": BODY % value}}), encoding="utf-8")
        env = GITHUB | {"SEEN": str(self.seen), "PERMISSION": permission, "MAY_OPEN": may_open}
        env |= {"PATH": f"{self.bin}:/usr/bin:/bin", "GITHUB_SERVER_URL": "https://github.com"}
        read = self.here.script("proposal", "read", GITHUB_EVENT_PATH=str(event), PYTHONPATH=str(ROOT))
        assert read.returncode == 0, read.stderr
        return self.here.script("proposal", "answer", **env).returncode

    def asked(self) -> list[tuple[list[str], str]]:
        """Return what `gh` was asked for: its words and the text of the file, but for the question of permission."""
        lines = self.seen.read_text(encoding="utf-8").splitlines()
        return [(words, text) for words, text in map(json.loads, lines) if words[0] != "api"]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def branch(here: Checkout) -> bytes | None:
    """Return the plan on the proposal's branch, if there is one."""
    if not here.git("branch", "--list", "proposal-12", folder=here.remote):
        return None
    return here.git("show", f"proposal-12:{NAME}", folder=here.remote).encode()


def test_a_proposal_becomes_a_pull_request(desk: Desk) -> None:
    assert desk.propose("70") == 0
    (opened, text), (comment, reply) = desk.asked()
    assert opened[:6] == ["pr", "create", "--base", "main", "--head", "proposal-12"]
    assert "actual&#58; 70" in text
    assert text.endswith("Closes #12\n")
    assert comment[:3] == ["issue", "comment", "12"]
    assert "https://github.com/city/plans/pull/13" in reply
    written = branch(desk.here)
    assert written is not None
    assert b"actual: 70" in written
    assert desk.here.git("show", f"main:{NAME}", folder=desk.here.remote).encode() == PLAN


@pytest.mark.parametrize(
    ("value", "expected"),
    [("70人", "単位「人」"), ("$(touch pwned) @all <img src=x>", "touch pwned"), ("", "「正しい値」が空です")],
    ids=["a unit", "hostile", "nothing"],
)
def test_a_refusal_is_a_comment_with_the_findings(desk: Desk, value: str, expected: str) -> None:
    assert desk.propose(value) == 0
    (comment, reply), (edit, _) = desk.asked()
    assert comment[:3] == ["issue", "comment", "12"]
    assert expected in reply
    assert "<img" not in reply
    assert edit == ["issue", "edit", "12", "--remove-label", "取り込む"]
    assert branch(desk.here) is None
    assert not list(desk.here.folder.rglob("pwned"))


def test_who_may_not_write_may_not_have_it_written(desk: Desk) -> None:
    assert desk.propose("70", permission="read") == 1
    ((_, text),) = desk.asked()
    assert "書き込める人だけ" in text
    assert branch(desk.here) is None


def test_an_earlier_branch_is_not_overwritten(desk: Desk) -> None:
    desk.here.git("push", "--quiet", "origin", "main:refs/heads/proposal-12")
    other = desk.here.folder.parent / "other"
    desk.here.git("clone", "--quiet", "--branch", "proposal-12", str(desk.here.remote), str(other))
    (other / "note").write_text("", encoding="utf-8")
    desk.here.git("add", "--all", folder=other)
    desk.here.git("-c", "user.name=a", "-c", "user.email=a@b.jp", "commit", "--quiet", "-m", "note", folder=other)
    desk.here.git("push", "--quiet", "origin", "HEAD:proposal-12", folder=other)
    assert desk.propose("70") == 1
    ((_, text),) = desk.asked()
    assert "もうあります" in text
    assert branch(desk.here) == PLAN


def test_where_actions_may_not_open_pull_requests_the_comment_leads_there(desk: Desk) -> None:
    assert desk.propose("70", may_open="no") == 0
    text = desk.asked()[-1][1]
    assert "https://github.com/city/plans/compare/main...proposal-12?quick_pull=1" in text


def test_a_proposal_by_hand(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk.here.folder)
    Path("a.md").write_text(BODY % "70", encoding="utf-8")
    assert main(["proposal", "a.md", "--dry-run"]) == 0
    assert Path(NAME).read_bytes() == PLAN
    assert main(["proposal", "missing.md"]) == 2
    assert main(["proposal", "a.md"]) == 0
    assert main(["proposal", "a.md", "--markdown", "out.md"]) == 0
    assert "もうその値が書かれています" in Path("out.md").read_text(encoding="utf-8")
    Path("a.md").write_text((BODY % "70").replace("aobano-commerce", "../plans/aobano-commerce.yaml"), encoding="utf-8")
    assert main(["proposal", "a.md"]) == 1
