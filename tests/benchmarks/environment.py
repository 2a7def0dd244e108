"""Where everything is measured: an environment of its own with all peers in it, and what machine it is."""

from __future__ import annotations

import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".venv-benchmarks"
PEERS = (
    "maplib==0.20.26",
    "oxigraph==0.5.13",
    "oxrdflib==0.5.0",
    "rdflib-endpoint==0.6.3",
    "sparqlwrapper==2.0.0",
    "uvicorn",
)
TOLD = ("policygraph", "pyoxigraph", "rdflib", "oxrdflib", "maplib", "oxigraph", "SPARQLWrapper", "httpx", "pyshacl")
# The program alone: the whole package would start a service and ask for a password.
VIRTUOSO = ("virtuoso-opensource-7-bin", "virtuoso-opensource-7-common")


def programs() -> Path:
    """Name the folder of the programs of the environment."""
    return FOLDER / ("Scripts" if sys.platform == "win32" else "bin")


def program(name: str) -> Path:
    """Name a program of the environment, such as ``python``."""
    return programs() / (f"{name}.exe" if sys.platform == "win32" else name)


def install() -> Path:
    """Make the environment, with policygraph and all peers that pip has, and give the folder of its programs."""
    told = (ROOT / "pyproject.toml").read_bytes() + repr(PEERS).encode()
    wanted, stamp = hashlib.sha256(told).hexdigest(), FOLDER / "installed-for"
    if stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return programs()
    print(f"installing into {FOLDER.name}", file=sys.stderr)
    # Mends one that was left half-made, too.
    subprocess.run([sys.executable, "-m", "venv", str(FOLDER)], check=True)
    pip = [str(program("python")), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    subprocess.run([*pip, "--editable", str(ROOT), *PEERS], check=True)
    stamp.write_text(wanted, encoding="ascii")
    return programs()


def install_virtuoso() -> str:
    """Install Virtuoso where it is not there; give what stands in the way, if anything does."""
    if shutil.which("virtuoso-t") and shutil.which("isql-vt"):
        return ""
    root = [] if getattr(os, "geteuid", lambda: 0)() == 0 else ["sudo", "-n"]
    if not shutil.which("apt-get") or (root and not shutil.which("sudo")):
        return f"Virtuoso is not installed; install {' and '.join(VIRTUOSO)}"
    told = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update", "-qq"], ["install", "-y", "-qq", *VIRTUOSO]):
        done = subprocess.run([*root, "apt-get", *words], env=told, capture_output=True, check=False)
        if done.returncode:
            return "Virtuoso could not be installed"
    return ""


def is_inside() -> bool:
    """Tell whether this interpreter is that of the environment."""
    return Path(sys.prefix).resolve() == FOLDER.resolve()


def machine() -> str:
    """Tell the machine and the versions of everybody, in two sentences."""
    load = f", load {os.getloadavg()[0]:.1f} at the start" if hasattr(os, "getloadavg") else ""
    memory = ""
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        memory = f", {os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 2**30:.0f} GiB"
    told = [f"{name} {_version(name)}" for name in TOLD]
    return (
        f"{platform.system()} {platform.machine()}, {_processor()}, {os.cpu_count()} cores{memory}{load}. "
        f"Python {platform.python_version()}, {', '.join(told)}, Virtuoso {_virtuoso()}."
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "(not installed)"


def _processor() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return platform.processor() or "processor unknown"
    found = re.search(r"^model name\s*:\s*(.+)$", told, re.MULTILINE)
    return found[1].strip() if found else "processor unknown"


def _virtuoso() -> str:
    found = shutil.which("virtuoso-t")
    if not found:
        return "(not installed)"
    done = subprocess.run([found, "-?"], capture_output=True, encoding="utf-8", errors="replace", check=False)
    told = re.search(r"Version\s+([\d.]+)", done.stdout + done.stderr)
    return told[1] if told else "(version unknown)"
