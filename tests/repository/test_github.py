"""The repository's files: workflows, templates, owners and editor settings are valid, safe and up to date; offline."""

import configparser
import http.server
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from generator.cli import COMMANDS
from generator.publish.portal import Portal
from tests.conftest import ROOT
from tests.frozen import PLANS
from tests.repository.owners import OWNED
from tests.tools.links import LinkProblem, addresses, ask, table

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = ("error", "figures", "question", "value", "wish")
TEMPLATES = sorted((GITHUB / "PULL_REQUEST_TEMPLATE").glob("*.md"))
BIN = Path(sys.executable).parent
NO_NETWORK = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "https_proxy"), "http://127.0.0.1:9")


def tool(name: str, *arguments: str | Path) -> None:
    """Run a checker of this environment; its output is the failure message."""
    done = subprocess.run(
        [BIN / name, *arguments], cwd=ROOT, env=os.environ | NO_NETWORK, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def read(path: Path) -> dict[str, Any]:
    """Read YAML; the key `on:` stays text."""
    found: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    return found


def test_zizmor_finds_nothing() -> None:
    tool("zizmor", "--offline", "--pedantic", "--strict-collection", "--no-ignores", ".")


@pytest.mark.parametrize(
    ("schema", "paths"),
    [
        ("github-workflows", WORKFLOWS),
        ("dependabot", [GITHUB / "dependabot.yml"]),
        ("github-issue-forms", [GITHUB / "ISSUE_TEMPLATE" / f"{name}.yml" for name in FORMS]),
        ("github-issue-config", [GITHUB / "ISSUE_TEMPLATE" / "config.yml"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_files_follow_their_schemas(schema: str, paths: list[Path]) -> None:
    tool("check-jsonschema", "--builtin-schema", f"vendor.{schema}", *paths)


def test_pre_commit_reads_its_configuration() -> None:
    tool("pre-commit", "validate-config")
    hooks = [hook for repo in read(ROOT / ".pre-commit-config.yaml")["repos"] for hook in repo["hooks"]]
    assert {hook["language"] for hook in hooks} == {"system"}
    assert all(hook["entry"].startswith(".venv/bin/python -m ") for hook in hooks)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_may_do_no_more_than_it_must(path: Path) -> None:
    text, workflow = path.read_text(encoding="utf-8"), read(path)
    assert workflow["permissions"] == {}
    assert workflow["concurrency"]["group"]
    assert not re.search(r"secrets\b|pull_request_target|workflow_run", text)
    for job in workflow["jobs"].values():
        assert job["permissions"]
        assert "uses" in job or int(job["timeout-minutes"]) <= 60
        steps = job.get("steps", [])
        assert not any("${{" in step.get("run", "") for step in steps)
        checkouts = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
        assert all(step["with"]["persist-credentials"] == "false" for step in checkouts)
    for used in re.findall(r"uses: (.*)", text):
        assert re.fullmatch(r"\S+@[0-9a-f]{40} # v\d+\.\d+\.\d+|\$/\.github/workflows/\w+\.yml", used)


def test_an_action_has_one_version_everywhere() -> None:
    used = {match for path in WORKFLOWS for match in re.findall(r"uses: (\S+)@(\S+)", path.read_text(encoding="utf-8"))}
    assert len({action for action, _ in used}) == len(used) == 5


def test_the_workflows_call_what_exists() -> None:
    scripts = [path.read_text(encoding="utf-8") for path in (*WORKFLOWS, *sorted((ROOT / ".ci").iterdir()))]
    called = " ".join(names for script in scripts for names in re.findall(r"\./portal ((?:\w+ ?)+)", script)).split()
    nox = (ROOT / "noxfile.py").read_text(encoding="utf-8")
    assert set(called) == {
        "changes",
        "check",
        "inbox",
        "links",
        "lint",
        "proposal",
        "reminders",
        "sheet",
        "site",
        "tests",
    }
    assert set(called) <= set(re.findall(r"^@nox\.session\ndef (\w+)\(", nox, re.MULTILINE))
    assert set(re.findall(r'"generator", "(\w+)"', nox)) <= {*COMMANDS}
    for script in re.findall(r"(?<![\w/])\.ci/\w+", "\n".join(scripts)):
        assert os.access(ROOT / script, os.X_OK)


OF_THE_REPOSITORY = {
    "SITE_URL": "https://city.github.io/plans/",
    "REPOSITORY_URL": "https://github.com/City/plans",
    "REPOSITORY_BRANCH": "main",
}
SET = {
    "SITE_URL": "https://plans.city.jp/",
    "REPOSITORY_URL": "https://git.jp/p",
    "REPOSITORY_BRANCH": "trunk",
    "PORTAL_CONTACT": "mailto:a@b.jp",
    "PORTAL_OPERATOR": "市の課",
}
TWO_LINES = {"PORTAL_OPERATOR": "市の課\nSITE_URL=https://a.jp/"}
OWN = {"SITE_URL": "https://city.github.io/", "REPOSITORY_URL": "https://github.com/City/City.github.io"}


@pytest.mark.parametrize(
    ("repository", "variables", "reported"),
    [("plans", {}, {}), ("City.github.io", {}, OWN), ("plans", SET, SET), ("plans", TWO_LINES, TWO_LINES)],
    ids=["nothing set", "the owner's own site", "all set", "a line break sets nothing else"],
)
def test_publishing_takes_the_variables_that_are_set(
    tmp_path: Path, repository: str, variables: dict[str, str], reported: dict[str, str]
) -> None:
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "site", tmp_path / ".ci")
    write = "import json, os, sys; json.dump([sys.argv[1:], dict(os.environ)], open('told.json', 'w'))"
    (tmp_path / "portal").write_text(f"#!{sys.executable}\n{write}\n", encoding="utf-8")
    (tmp_path / "portal").chmod(0o755)
    env = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"} | dict.fromkeys(SET, "") | variables
    env |= {"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REF_NAME": "main"}
    env |= {"GITHUB_REPOSITORY_OWNER": "City", "GITHUB_REPOSITORY": f"City/{repository}"}
    done = subprocess.run([tmp_path / ".ci" / "site"], env=env, capture_output=True, text=True, check=True)
    arguments, settings = json.loads((tmp_path / "told.json").read_text(encoding="utf-8"))
    assert {name: settings[name] for name in SET if name in settings} == OF_THE_REPOSITORY | reported
    assert re.fullmatch(r"site -- --date \d{4}-\d\d-\d\d", " ".join(arguments))
    assert ("::warning::" in done.stdout) == ("PORTAL_CONTACT" not in reported)


def test_every_line_of_the_owners_names_a_path_once() -> None:
    lines = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    named = [match["path"] for line in lines if (match := OWNED.fullmatch(line))]
    assert not [line for line in lines if line and not line.startswith("#") and not OWNED.fullmatch(line)]
    assert len(named) == len(set(named)) > 1


def test_the_default_template_names_the_others() -> None:
    text = (GITHUB / "pull_request_template.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"&template=(\S+)", text)) == [path.name for path in TEMPLATES]
    for path in TEMPLATES:
        assert "- [ ] " in path.read_text(encoding="utf-8")


def test_the_form_has_the_fields_that_the_site_fills_in() -> None:
    fields = [item.get("id") for item in read(GITHUB / "ISSUE_TEMPLATE" / "error.yml")["body"]]
    site = Portal(repository="https://git.jp/p").report("", "項目", place="資料", value="17人", quote="17")
    assert set(parse_qs(urlsplit(site).query)) - {"template", "title"} <= set(fields)


def test_dependabot_waits_and_looks_where_the_locks_are() -> None:
    for update in read(GITHUB / "dependabot.yml")["updates"]:
        assert (int(update["cooldown"]["default-days"]), update["schedule"]["interval"]) == (7, "weekly")
        assert (ROOT / update["directory"][1:]).is_dir()


def test_editors_find_the_schema_of_each_plan() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    ((schema, globs),) = settings["yaml.schemas"].items()
    assert json.loads((ROOT / schema).read_text(encoding="utf-8"))["$schema"]
    assert globs == ["plans/*.yaml", "content/manual/example.yaml"]
    assert settings["editor.unicodeHighlight.allowedLocales"]["ja"]
    extensions = json.loads((ROOT / ".vscode" / "extensions.json").read_text(encoding="utf-8"))
    assert "redhat.vscode-yaml" in extensions["recommendations"]


def test_editorconfig_states_what_the_files_are() -> None:
    parser = configparser.ConfigParser(strict=True)
    parser.read_string("[top]\n" + (ROOT / ".editorconfig").read_text(encoding="utf-8"))
    assert (parser["top"]["root"], parser["*"]["charset"], parser["*"]["end_of_line"]) == ("true", "utf-8", "lf")
    for path in (
        *PLANS,
        *GITHUB.rglob("*.yml"),
        ROOT / "content" / "manual" / "example.yaml",
    ):
        text = path.read_bytes().decode()
        assert "\r" not in text
        assert "\t" not in text
        assert text.endswith("\n")


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("a.md", "（[市](https://city.jp/a?b=1)）と https://city.jp/b。", ["https://city.jp/a?b=1", "https://city.jp/b"]),
        ("a.md", "http://localhost:8000/ https://example.jp/x https://www.example.com/", []),
        ("a.yaml", "- {url: https://city.jp/c, number: 1}", ["https://city.jp/c"]),
        ("a.yaml", 'url: "https://city.jp/d"\n- https://city.jp/e', ["https://city.jp/d", "https://city.jp/e"]),
        ("a.yaml", "text: |\n  くわしくは https://city.jp/old\n  https://city.jp/older", []),
    ],
    ids=["Markdown", "samples", "a value in braces", "values", "a quotation in a plan"],
)  # fmt: skip
def test_links_are_found(name: str, text: str, found: list[str]) -> None:
    assert list(addresses({name: text})) == found


class _Answers(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        code = int(self.path.strip("/"))
        self.send_response(code)
        self.send_header("Location", "/200")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Answers) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.parametrize(
    ("path", "trouble"),
    [
        ("200", None),
        ("301", None),
        ("404", LinkProblem(gone=True, detail="応答 404")),
        ("410", LinkProblem(gone=True, detail="応答 410")),
        ("403", LinkProblem(gone=False, detail="応答 403")),
        ("503", LinkProblem(gone=False, detail="応答 503")),
    ],
)
def test_a_link_is_gone_only_where_that_is_sure(
    site: str, path: str, trouble: LinkProblem | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert ask(site + path) == trouble


def test_links_in_error_are_listed_the_gone_first() -> None:
    troubles = {
        "https://a.jp/": LinkProblem(gone=False, detail="応答 403"),
        "https://b.jp/": LinkProblem(gone=True, detail="応答 404"),
    }
    rows = table(troubles, {"https://a.jp/": ["x:1"], "https://b.jp/": ["y:2", "z:3"]}).splitlines()
    assert rows[2:] == [
        "| 切れています：応答 404 | https://b.jp/ | y:2、z:3 |",
        "| 確かめられません：応答 403 | https://a.jp/ | x:1 |",
    ]
