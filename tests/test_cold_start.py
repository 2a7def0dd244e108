"""The way to a CSV answer loads nothing heavy."""

from __future__ import annotations

import subprocess
import sys

HEAVY = {
    "rdflib",
    "networkx",
    "pyvis",
    "pyshacl",
    "rich",
    "xlsxwriter",
    "jinja2",
    "numpy",
    "pandas",
    "asyncio",
    "httpx",
}
SCRIPT = """
import sys
from policygraph.cli import main
code = main(["query", "four-cities", "--format", "csv"])
print(sorted(name for name in sys.modules if "." not in name), file=sys.stderr)
raise SystemExit(code)
"""


def test_a_csv_answer_loads_no_heavy_module() -> None:
    told = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, check=True, encoding="utf-8")
    loaded = set(eval(told.stderr.splitlines()[-1]))  # the list that the script printed
    assert "pyoxigraph" in loaded
    assert not HEAVY & loaded, f"import {HEAVY & loaded} inside the function that needs it"


def test_importing_policygraph_opens_no_file_and_loads_no_engine() -> None:
    script = (
        "import sys\nopened = []\n"
        "sys.addaudithook(lambda e, a: opened.append(str(a[0])) if e == 'open' and '.ttl' in str(a[0]) else None)\n"
        "import policygraph\nprint(opened, 'pyoxigraph' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, encoding="utf-8")
    assert told.stdout == "[] False\n"
