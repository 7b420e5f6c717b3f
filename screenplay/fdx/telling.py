"""Whether a file is a Final Draft script.

Enters: bytes, whatever the file is called. Leaves: yes or no. Apart from `reading`, which whoever
reads Fountain need not load.
"""

import codecs
import re

_BEGINNING = 4096  # bytes within which the root must open
_ROOT = re.compile(r"\s*(?:<\?xml|<!--|<FinalDraft\b)")


def is_final_draft(data: bytes) -> bool:
    """Whether bytes begin as a Final Draft document does, whatever the file is called."""
    head = data[:_BEGINNING]
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = head.decode("utf-16" if wide else "utf-8-sig", errors="ignore")
    return _ROOT.match(text) is not None and "<FinalDraft" in text
