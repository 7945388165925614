"""Found by every Python process the tests start: it gets the same network guard."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
try:
    import network_guard
finally:
    sys.path.pop(0)
network_guard.install()
