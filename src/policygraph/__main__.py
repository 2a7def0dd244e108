"""``python -m policygraph``."""

from policygraph.cli import main

raise SystemExit(main())
