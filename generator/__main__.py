"""Run the command line: `python -m generator`."""

import gc
import sys

from generator.cli import main

gc.set_threshold(1_000_000)  # a command makes many lasting records and few cycles: looking for them often costs a fifth

sys.exit(main())
