"""A stand-in that can be held: while a file called "hold" lies in its home, it waits.

python held_tool.py STAND_IN TOOL JOB …: what follows is the stand-in's own command.
"""

import os
import runpy
import sys
import time
from pathlib import Path

HOME = Path(os.environ["HOME"])

if __name__ == "__main__":
    if (HOME / "hold").exists():
        (HOME / "holding").write_text(str(os.getpid()))
        time.sleep(300)
    del sys.argv[0]
    runpy.run_path(sys.argv[0], run_name="__main__")
