"""`python -m followup_ai` is `followup-ai`."""

import sys

from followup_ai.cli import main

sys.exit(main())
