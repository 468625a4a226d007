"""The field's abbreviations, written as practitioners write them: in titles, labels, stages and letters.

Codes are in small letters and names of types run words together; whoever reads them must find AMHP and ViSOR.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

__all__ = ["ABBREVIATIONS", "spelled"]

_CAPITALS: Final = (
    "ACO AFA AMHP BIA BTP CJA CMHT CNC CNP COM CPA CPIA CPN CPPC CPS CQC CTA CTO CTP DASH DASS DBS DHR DSO DVCV DWP "
    "EDT FMHP FNO FOI FOLS GMC GP HCPC HCRG HMPPS IAPT ICB ICO ICS ID IDVA IMCA IMHA IO IOPC IPP ISVA KASC KCC KERS "
    "KFRS LADO LPS MAPPA MARAC MASH MCA MCTC MHA MHCS MHTR MSP NCA NCDV NFA NHS NMC NMT NRM NSD O2 OM PDF POM PSW QA "
    "QIC RA RC RMP SAB SAR SCFT SCR SFO SIS SMB SOA SOAD SOR SPJ STC SWE TOR TPIM UKVI VLO VLU YOI YOT"
)
_MIXED: Final = ("DoLS", "MoD", "MoJ", "nDelius", "OASys", "PoT", "SECAmb", "SoS", "ViSOR")

ABBREVIATIONS: Final[Mapping[str, str]] = MappingProxyType({
    each.lower(): each for each in (*_CAPITALS.split(), *_MIXED)
})  # fmt: skip
"""By its small letters each abbreviation as it is written."""

_NAMES: Final = ("England", "Kent", "Medway")

_WRITTEN: Final = {**ABBREVIATIONS, **{each.lower(): each for each in _NAMES}, "childrens": "children's"}
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_ACT_WITH_YEAR: Final = re.compile(r"\b(cja|cta|soa|afa|dvcv|mha|mca)((?:19|20)\d\d)(?:-|\b) ?", re.IGNORECASE)
_SECTION: Final = re.compile(r"(?<![\w.])s\.?(\d+)([a-z]{0,2})\b", re.IGNORECASE)
_SUBSECTION: Final = re.compile(r"\b(S\.\d+[A-Z]*) (\d)\b")
_WITH_RESTRICTION: Final = re.compile(r"\bS\.37 41\b")
"""A hospital order (S.37) with a restriction order (S.41): everybody says 37/41."""
_SCHEDULE: Final = re.compile(r"\bsch(\d+)([a-z]{0,2})\b", re.IGNORECASE)
_NUMBERED: Final = re.compile(r"\b(level|category|section|part)-?(\d+)\b", re.IGNORECASE)
_LEVEL_NOT_SET: Final = re.compile(r"\b(level)-not-set\b", re.IGNORECASE)
_CATEGORY: Final = re.compile(r"\bcat ?(\d)\b", re.IGNORECASE)
_PART: Final = re.compile(r"\b(part|schedule) (i{1,3}|iv|vi{0,3})\b", re.IGNORECASE)
_FORM: Final = re.compile(r"\bmappa ([a-z])\b", re.IGNORECASE)
_PREFIX: Final = re.compile(r"\b(co|re) (?=(?:chair|referral|screen|refer|register|entry)s?\b)", re.IGNORECASE)


def spelled(words: str) -> str:
    """Words with every abbreviation as practitioners write it: "request mha assessment" is "request MHA assessment"."""
    words = _ACT_WITH_YEAR.sub(r"\1 \2 ", words)
    words = _FORM.sub(lambda found: f"MAPPA {found[1].upper()}", words)
    words = _SECTION.sub(lambda found: f"S.{found[1]}{found[2].upper()}", words)
    words = _SUBSECTION.sub(r"\1(\2)", _WITH_RESTRICTION.sub("S.37/41", words))
    words = _SCHEDULE.sub(lambda found: f"Sch. {found[1]}{found[2].upper()}", words)
    words = _CATEGORY.sub(r"category \1", _NUMBERED.sub(r"\1 \2", _LEVEL_NOT_SET.sub(r"\1 not set", words)))
    words = _PART.sub(lambda found: f"{found[1]} {found[2].upper()}", words)
    words = _PREFIX.sub(r"\1-", words)
    return _WORD.sub(lambda found: _WRITTEN.get(found[0].lower(), found[0]), words).strip()
