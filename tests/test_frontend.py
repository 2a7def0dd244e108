"""What is shipped for the browser is what its sources give, and it is clear whose it is."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = ROOT / "src/frontend"
PACKAGE = ROOT / "src/policygraph"
# The folders of what is built, the code of others in each, and the page's own.
BUILT = {
    "drawing/parts": ("vis-network.js", ["boot.js", "view.js"]),
    "web/parts": ("codemirror.js", ["editor.js"]),
}
FOLDERS = pytest.mark.parametrize("folder", BUILT)
REPAIR = "run `npm ci && node build.mjs` in src/frontend"
OPEN = {"MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause"}
LOCKED: dict[str, Any] = json.loads((SOURCES / "package-lock.json").read_text(encoding="utf-8"))


def vendored(folder: str) -> dict[str, Any]:
    """What is noted of the parts in a folder."""
    noted: dict[str, Any] = json.loads((PACKAGE / folder / "vendored.json").read_text(encoding="utf-8"))
    return noted


def done(words: list[str], folder: Path) -> None:
    told = subprocess.run(words, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert told.returncode == 0, f"{' '.join(words)} failed; {REPAIR}: {told.stderr[-2000:]}"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the browser parts were built anew."""
    made = tmp_path_factory.mktemp("parts")
    sources = SOURCES
    if not (SOURCES / "node_modules/esbuild").is_dir():
        sources = made / "frontend"
        shutil.copytree(SOURCES, sources, ignore=shutil.ignore_patterns("node_modules"))
        done(["npm", "ci", "--silent", "--no-audit", "--no-fund"], sources)
    done(["node", "build.mjs", str(made / "built")], sources)
    return made / "built"


@FOLDERS
def test_every_shipped_part_is_byte_for_byte_what_its_sources_give(built: Path, folder: str) -> None:
    others, own = BUILT[folder]
    names = sorted(path.name for path in (built / folder).iterdir())
    assert names == sorted(["LICENCES.txt", "vendored.json", others, *own])
    stale = [name for name in names if (PACKAGE / folder / name).read_bytes() != (built / folder / name).read_bytes()]
    assert not stale, f"{', '.join(stale)} no longer match the sources: {REPAIR}"


@FOLDERS
def test_the_hashes_of_the_shipped_parts_are_those_that_are_noted(folder: str) -> None:
    others, own = BUILT[folder]
    noted = vendored(folder)["sha256"]
    assert set(noted) == {"LICENCES.txt", others, *own}
    for name, hashed in noted.items():
        assert hashlib.sha256((PACKAGE / folder / name).read_bytes()).hexdigest() == hashed, f"{name}: {REPAIR}"


@FOLDERS
def test_each_package_that_is_shipped_is_listed_with_its_version_and_an_open_licence(folder: str) -> None:
    licences = (PACKAGE / folder / "LICENCES.txt").read_text(encoding="utf-8")
    banner = (PACKAGE / folder / BUILT[folder][0]).read_text(encoding="utf-8").split("*/")[0]
    noted = vendored(folder)
    assert noted["made_with"]["esbuild"] == LOCKED["packages"]["node_modules/esbuild"]["version"]
    for one in noted["packages"]:
        locked = LOCKED["packages"][f"node_modules/{one['name']}"]
        assert (one["version"], one["licence"]) == (locked["version"], locked["license"]), REPAIR
        assert set(re.findall(r"[\w.-]+", one["licence"].replace(" OR ", " "))) <= OPEN, one
        assert f"{one['name']} {one['version']}" in licences and f"{one['name']} {one['version']}" in banner, REPAIR
    assert licences.count("Permission is hereby granted") >= len(noted["packages"])


@FOLDERS
def test_every_package_in_the_bundle_is_among_those_that_are_listed(folder: str) -> None:
    named = {one["name"] for one in vendored(folder)["packages"]}
    wanted = set(named)
    for name in named:
        facts = LOCKED["packages"][f"node_modules/{name}"]
        wanted |= {part for part in facts.get("peerDependencies", {}) | facts.get("dependencies", {})}
    missing = {name for name in wanted - named if not name.startswith("@types/")}
    assert not missing, f"list these in build.mjs or show that nothing of them is bundled: {sorted(missing)}"


def test_the_editor_weighs_no_more_than_half_a_megabyte() -> None:
    size = sum((PACKAGE / "web/parts" / name).stat().st_size for name in ("codemirror.js", "editor.js"))
    assert size <= 500_000, f"the editor has grown to {size} bytes: see what codemirror.js exports"


def test_the_lock_file_names_no_host_and_the_versions_are_exact() -> None:
    text = (SOURCES / "package-lock.json").read_text(encoding="utf-8")
    hosts = set(re.findall(r"https?://([^/\"]+)", text))
    assert '"resolved"' not in text and hosts <= {"github.com", "opencollective.com"}, hosts
    wanted = json.loads((SOURCES / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values()), wanted
    for name, version in wanted.items():
        assert LOCKED["packages"][f"node_modules/{name}"]["version"] == version, "run `npm install` in src/frontend"
        assert LOCKED["packages"][f"node_modules/{name}"]["integrity"].startswith("sha512-")


@FOLDERS
def test_the_page_s_own_code_stays_readable(folder: str) -> None:
    for name in BUILT[folder][1]:
        shipped = (PACKAGE / folder / name).read_text(encoding="utf-8").splitlines()
        assert max(map(len, shipped)) < 500 and len(shipped) > 10, f"do not minify {name}"


def test_every_module_of_the_pages_is_short() -> None:
    modules = [path for pattern in ("*.js", "view/*.js", "editor/*.js", "build.mjs") for path in SOURCES.glob(pattern)]
    for module in modules:
        lines = len(module.read_text(encoding="utf-8").splitlines())
        assert lines <= 300, f"split {module.name} by reason to change: it has {lines} lines"
