"""Reminders on GitHub: one issue for each plan, opened, rewritten in place and closed; `gh` is a fake with a list of issues."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from tests.conftest import ROOT
from tests.small_plans import HEAD

GH = f"""#!{sys.executable}
import json, os, pathlib, sys
words = sys.argv[1:]
options = dict(zip(words, words[1:]))
file = pathlib.Path(os.environ["ISSUES"])
issues = json.loads(file.read_text(encoding="utf-8"))
match words[:2]:
    case ["label", "create"]:
        assert "--force" in words
    case ["issue", "list"]:
        assert options["--label"] and options["--app"] == "github-actions" and options["--state"] == "open"
        print(json.dumps([one for one in issues if one["open"]]))
    case ["issue", "create"]:
        issues.append({{"number": len(issues) + 1, "open": True}})
    case ["issue", "close"]:
        issues[int(words[2]) - 1] |= {{"open": False, "comment": options["--comment"]}}
    case ["issue", "edit"]:
        issues[int(words[2]) - 1]["edited"] = True
    case _:
        sys.exit(f"unknown: {{words}}")
if "--body-file" in options:
    number = int(words[2]) if words[1] == "edit" else len(issues)
    body = pathlib.Path(options["--body-file"]).read_text(encoding="utf-8")
    issues[number - 1] |= {{"title": options["--title"], "body": body}}
file.write_text(json.dumps(issues), encoding="utf-8")
"""
TITLE = "例の計画 `$(id)` @someone #1 <b>|"
PLAN = (
    HEAD.replace("例の計画", json.dumps(TITLE, ensure_ascii=False))
    + """upkeep: {owner: "産業課 @all", due: 10-31}
indicators:
- {id: sales, name: 売上|高, unit: 千円, years: {R5: {actual: 900}, R6: {actual: 950}}}
measures:
- id: fair
  name: 商談会
  lead: [商工会]
  indicators:
  - {id: visitors, name: 来場者, unit: 人, upkeep: {owner: 観光課}, years: {R5: {actual: 9}, R6: {actual: 8}}}
"""
)
DONE = ", R7: {actual: 1}}}"


class Office:
    """A folder with plans, the script, and a fake `gh` with its issues."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.plans = folder / "plans"
        self.plans.mkdir()
        (folder / "gh").write_text(GH, encoding="utf-8")
        (folder / "gh").chmod(0o755)
        (folder / "issues.json").write_text("[]", encoding="utf-8")

    def week(self, date: str) -> list[dict[str, Any]]:
        """Run both steps of the workflow on a date; return GitHub's issues."""
        assert main(["reminders", "--date", date, "--json", "build/reminders.json"]) == 0
        env = {"PATH": f"{self.folder}:{os.environ['PATH']}", "ISSUES": "issues.json"}
        subprocess.run([str(ROOT / ".ci" / "reminders"), "build/reminders.json"], cwd=self.folder, env=env, check=True)
        issues: list[dict[str, Any]] = json.loads((self.folder / "issues.json").read_text(encoding="utf-8"))
        return issues

    def write(self, name: str, text: str) -> None:
        """Write a plan file."""
        (self.plans / f"{name}.yaml").write_text(text, encoding="utf-8")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.chdir(tmp_path)
    return Office(tmp_path)


def test_an_issue_is_opened_rewritten_and_closed(office: Office) -> None:
    office.write("first", PLAN)
    assert office.week("2026-09-01") == []  # two months before
    (opened,) = office.week("2026-09-20")
    assert opened["title"] == f"値の更新：{TITLE}"
    assert opened["body"].startswith("<!-- plan: first -->\n")
    assert "6週間のうちに期限が来る値 2件" in opened["body"]
    assert "遅れている" not in opened["body"].split("##", 1)[1]
    (late,) = office.week("2026-11-01")
    assert (late["number"], late["edited"], late["open"]) == (1, True, True)
    assert "遅れている値 2件" in late["body"]
    assert "### 担当：観光課" in late["body"]
    office.write("first", PLAN.replace("R6: {actual: 950}}}", "R6: {actual: 950}" + DONE))
    (one_left,) = office.week("2026-11-08")
    assert "遅れている値 1件" in one_left["body"]
    office.write("first", PLAN.replace("950}}}", "950}" + DONE).replace("8}}}", "8}" + DONE))
    (closed,) = office.week("2026-11-15")
    assert not closed["open"]
    assert "なくなりました" in closed["comment"]
    assert len(office.week("2027-11-15")) == 2  # the next year's is a new issue


def test_two_plans_have_an_issue_each(office: Office) -> None:
    office.write("first", PLAN)
    office.write(
        "second", PLAN.replace("sales", "sums").replace("visitors", "guests").replace("id: fair", "id: market")
    )
    assert [one["body"].partition("\n")[0] for one in office.week("2026-11-01")] == [
        "<!-- plan: first -->",
        "<!-- plan: second -->",
    ]
    (office.plans / "second.yaml").unlink()
    assert [one["open"] for one in office.week("2026-11-08")] == [True, False]


def test_the_same_issue_twice_is_closed_once(office: Office) -> None:
    office.write("first", PLAN)
    (opened,) = office.week("2026-11-01")
    twice = [opened, opened | {"number": 2}, {"number": 3, "open": True, "body": "ほかの話 <!-- plan: first -->"}]
    (office.folder / "issues.json").write_text(json.dumps(twice), encoding="utf-8")
    assert [one["open"] for one in office.week("2026-11-08")] == [True, False, True]


def test_no_text_of_a_plan_is_interpreted(office: Office) -> None:
    office.write("first", PLAN)
    (opened,) = office.week("2026-11-01")
    assert "@" not in opened["body"].replace("<code>", "").replace("&#64;", "")
    assert "<b>" not in opened["body"]
    assert opened["body"].count("売上&#124;高") == 1


def test_a_plan_with_an_error_leaves_every_issue_as_it_is(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    office.write("first", PLAN.replace("unit: 人", "unot: 人"))
    assert main(["reminders", "--date", "2026-11-01", "--json", "build/reminders.json"]) == 2
    assert "plans/first.yaml にエラーがあります" in capsys.readouterr().err
    assert not (office.folder / "build").exists()


def test_without_a_file_it_is_printed(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    office.write("first", PLAN)
    assert main(["reminders", "--date", "2026-11-01", "--weeks", "1"]) == 0
    printed = capsys.readouterr()
    assert "| 令和7年度 | 2026年10月31日 |" in printed.out
    assert printed.err == "計画 1件のうち、することがあるのは 1件です。\n"
