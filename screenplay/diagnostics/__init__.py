"""What a careful reader would ask the writer about a script.

Enters: a Screenplay. Leaves: diagnostics in file order; start reading at `diagnose`.
"""

from screenplay.diagnostics.diagnose import diagnose
from screenplay.diagnostics.diagnostic import Diagnostic, Severity

__all__ = ["Diagnostic", "Severity", "diagnose"]
