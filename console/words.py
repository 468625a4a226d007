"""Codes as people read them."""

import re
from typing import Final

from api.story import in_words

__all__ = ["code_in_words", "without_marks"]

_ABBREVIATIONS: Final = re.compile(
    r"\b(dso|io|mappa|visor|dols|dash|marac|mash|kasc|cpa|cnp|kers|tor|lado|cqc|nhs|gp|hmpps|moj|cps|imha|vlu|idva|dhr"
    r"|scr|sar|sab|rmp|dbs|id)\b",
    re.IGNORECASE,
)
_MIXED: Final = {"visor": "ViSOR", "dols": "DoLS", "moj": "MoJ"}


def code_in_words(code: str) -> str:
    """``to_be_told`` is "To be told", ``TeamLeader`` is "Team leader", ``RISK_ASSESSMENT`` is "Risk assessment"."""
    plain = in_words(code) if re.search(r"[a-z][A-Z]", code) else code
    words = re.sub(r"[_\s]+", " ", plain).strip().lower()
    words = _ABBREVIATIONS.sub(lambda found: _MIXED.get(found[0], found[0].upper()), words)
    return words[:1].upper() + words[1:]


def without_marks(docstring: str) -> str:
    """A docstring without the marks around its code, on one line."""
    return " ".join(docstring.replace("``", "").split())
