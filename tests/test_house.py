"""The rules of the house: small modules, a small top level, a wheel that works anywhere."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted([*(ROOT / "src").rglob("*.py"), *(ROOT / "tests").rglob("*.py")])
EMPTY_NAMES = {"util", "utils", "helper", "helpers", "common", "misc", "manager", "managers"}
TOP_LEVEL = {"pyproject.toml", "README.md", "LICENSE", "uv.lock", "ontology", "graph", "src", "tests"}


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_short_and_its_name_says_something(module: Path) -> None:
    lines = len(module.read_text(encoding="utf-8").splitlines())
    assert lines <= 300, f"split {module.name} by reason to change: it has {lines} lines"
    assert module.stem not in EMPTY_NAMES


def test_the_top_level_holds_what_it_may() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, check=True, encoding="utf-8").stdout
    found = {name.split("/")[0] for name in tracked.splitlines()}
    assert {name for name in found if not name.startswith(".")} <= TOP_LEVEL


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the built wheel was unpacked, as an installer does."""
    made = tmp_path_factory.mktemp("wheel")
    script = f"from hatchling.build import build_wheel; print(build_wheel({str(made)!r}))"
    built = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    with zipfile.ZipFile(made / built.stdout.splitlines()[-1]) as wheel:
        wheel.extractall(made / "site")
    return made / "site"


def outside(installed: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the installed package from a folder outside the checkout."""
    script = (
        "import sys; sys.path.insert(0, sys.argv.pop(1)); import policygraph\n"
        "assert policygraph.__file__.startswith(sys.path[0]), policygraph.__file__\n"
        "from policygraph.cli import start; start()"
    )
    return subprocess.run(
        [sys.executable, "-c", script, str(installed), *words],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )


def test_an_installed_wheel_answers_and_draws_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    assert (installed / "policygraph/ontology/policygraph.ttl").is_file()
    assert (installed / "policygraph/graph/sources/article-2024-06-19.ttl").is_file()
    told = outside(installed, tmp_path, "query", "four-cities", "--lang", "zh", "--format", "md")
    assert told.returncode == 0 and "突破3000亿元" in told.stdout, told.stderr
    told = outside(installed, tmp_path, "view", "-o", "graph.html")
    assert told.returncode == 0 and (tmp_path / "graph.html").stat().st_size > 500_000, told.stderr
    told = outside(installed, tmp_path, "validate", "--lang", "en")
    assert told.returncode == 0 and "nothing to mend" in told.stdout, told.stdout


def test_no_page_of_the_package_loads_anything_from_the_network() -> None:
    for part in (ROOT / "src/policygraph/drawing/parts").iterdir():
        text = part.read_text(encoding="utf-8")
        assert 'src="http' not in text and 'href="http' not in text and "import(" not in text, part.name
