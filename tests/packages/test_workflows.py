"""The workflows of GitHub Actions: whatever they call is there and understands how it is called."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".github" / "workflows"
WORKFLOWS = sorted(FOLDER.glob("*.yml"))
SYSTEMS, SHAPES = ("linux", "windows", "macos"), ("app", "cpu")

# Runs a script as the command line does, and stops it once it has understood its arguments.
PARSE = """
import argparse, runpy, sys
understand = argparse.ArgumentParser.parse_args
def stop(self, args=None, namespace=None):
    understand(self, args, namespace)
    raise SystemExit(0)
argparse.ArgumentParser.parse_args = stop
sys.argv = sys.argv[1:]
sys.path.insert(0, __import__("os").path.dirname(sys.argv[0]))
runpy.run_path(sys.argv[0], run_name="__main__")
raise SystemExit("it read no arguments")
"""


@dataclass(frozen=True)
class Step:
    """A step with the job that it is in, and the values that its matrix may take."""

    job: str
    matrix: dict[str, str]
    step: dict[str, Any]

    def filled(self, text: str) -> str:
        """A text with the matrix's values in it."""
        return re.sub(r"\$\{\{ matrix\.(\w+) \}\}", lambda found: self.matrix[found[1]], text)


def jobs(path: Path) -> dict[str, dict[str, Any]]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]


def matrices(job: dict[str, Any]) -> list[dict[str, str]]:
    matrix = job.get("strategy", {}).get("matrix", {})
    if "include" in matrix:
        return matrix["include"]
    return [{key: value} for key, values in matrix.items() for value in values] or [{}]


def steps(path: Path) -> Iterator[Step]:
    for name, job in jobs(path).items():
        for matrix in matrices(job):
            yield from (Step(name, matrix, step) for step in job.get("steps", ()))


def commands(path: Path) -> Iterator[str]:
    """Every line that a shell gets, put together where it goes on in the next."""
    for step in steps(path):
        text = step.filled(step.step.get("run", "")).replace("\\\n", " ")
        yield from (line.strip() for line in text.splitlines() if line.strip())


def script_calls() -> list[str]:
    """Every call of a script of ours, with a stand-in for what only the shell knows."""
    found = set()
    for path in WORKFLOWS:
        for line in commands(path):
            for part in re.split(r"&&|;", line):
                if call := re.search(r"python\S*\s+(packaging/\S+\.py.*)", part):
                    found.add(re.sub(r"\$\{?\w+(#v)?\}?", "x", call[1]))
    return sorted(found)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_to_a_release(path: Path) -> None:
    used = [step.step["uses"] for step in steps(path) if "uses" in step.step]
    assert used
    assert [name for name in used if not re.fullmatch(r"[\w-]+/[\w-]+@v\d+\.\d+\.\d+", name)] == []
    for job in jobs(path).values():
        if called := job.get("uses"):
            assert (ROOT / called).is_file()


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_file_that_is_named_is_there(path: Path) -> None:
    text = re.sub(r"\$\{\{ github\.workspace \}\}/|\$GITHUB_WORKSPACE/", "", path.read_text(encoding="utf-8"))
    named = set(re.findall(r"(?<![\w/$.-])(?:packaging/[\w./-]+|\.ci/\w+|requirements[\w-]*\.txt)", text))
    assert named
    assert sorted(name for name in named if not (ROOT / name).exists()) == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_shell_line_can_be_read_by_a_shell(path: Path) -> None:
    for step in steps(path):
        if "run" in step.step:
            text = re.sub(r"\$\{\{.*?\}\}", "x", step.filled(step.step["run"]))
            done = subprocess.run(["bash", "-n"], input=text, text=True, capture_output=True)
            assert done.returncode == 0, f"{step.job}: {done.stderr}"


@pytest.mark.parametrize("call", script_calls())
def test_every_script_understands_how_it_is_called(call: str) -> None:
    arguments = shlex.split(call)
    environment = {**os.environ, "PYTHONPATH": ""}
    done = subprocess.run(
        [sys.executable, "-c", PARSE, str(ROOT / arguments[0]), *arguments[1:]],
        cwd=ROOT, env=environment, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_a_wrong_call_would_be_noticed() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PARSE, str(ROOT / "packaging/release.py"), "gather", "--no-such"],
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 2


def test_jobs_wait_for_those_whose_files_they_take() -> None:
    path = FOLDER / "release.yml"
    made: dict[str, str] = {}
    for step in steps(path):
        if step.step.get("uses", "").startswith("actions/upload-artifact@"):
            made[step.filled(step.step["with"]["name"])] = step.job
    before = {name: job.get("needs", []) for name, job in jobs(path).items()}

    def awaited(name: str) -> set[str]:
        needs = [before[name]] if isinstance(before[name], str) else before[name]
        return {*needs, *(further for need in needs for further in awaited(need))}

    for step in steps(path):
        if step.step.get("uses", "").startswith("actions/download-artifact@") and "name" in step.step["with"]:
            assert made[step.filled(step.step["with"]["name"])] in awaited(step.job), step
    for system in SYSTEMS:
        for shape in SHAPES:
            assert made[f"packages-{system}-{shape}"] in awaited("gather")


def test_only_the_last_job_may_write() -> None:
    for path in WORKFLOWS:
        whole = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert whole["permissions"] == {"contents": "read"}
        writing = [name for name, job in whole["jobs"].items() if "write" in str(job.get("permissions", ""))]
        assert writing == (["gather"] if path.name == "release.yml" else [])
