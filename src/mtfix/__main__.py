"""`python -m mtfix` is the command line."""

import sys

from mtfix.cli import main

sys.exit(main())
