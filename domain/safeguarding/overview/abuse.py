"""Self-neglect with its hazard, domestic abuse with its way to MARAC."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from domain.kernel.codes import codes_in_a_sentence
from domain.kernel.overview import Now, Told
from domain.safeguarding.file import SafeguardingFile
from domain.safeguarding.regions.marac import COORDINATOR
from domain.safeguarding.regions.marac_form import idva_of
from domain.safeguarding.regions.state import Hazard, Marac
from domain.safeguarding.stages import FINAL, RECEIVED

__all__ = ["domestic_abuse", "self_neglect"]

_SELF_NEGLECT, _DOMESTIC = "self neglect", "domestic abuse"
_ROUTES: Mapping[str, str] = MappingProxyType({
    "s42": "Responded to by a S.42 enquiry.", "case_management": "Responded to by case management.",
})  # fmt: skip
_HAZARD: Mapping[str, tuple[str, str, str]] = MappingProxyType({
    "recorded": ("waits for the manager to authorise it", "SN-HAZARD-AUTH", "CommunityTeamManager"),
    "authorised": ("is authorised; the warning note is to be added", "SN-WARN-ADD", ""),
    "noted": ("is open, with its warning note", "SN-HAZARD-OPEN", ""),
    "end_authorised": ("may end; the warning note is to be ended", "SN-WARN-END", ""),
    "ended": ("has ended", "", ""),
})  # fmt: skip
_MARAC: Mapping[str, tuple[str, str, str]] = MappingProxyType({
    "referred": ("Referred to MARAC; not heard yet.", "DA-MARAC-OUTPUT", "MARAC"),
    "returned": ("The co-ordinator sent the MARAC referral back: complete it and send it to both again.",
                 "DA-MARACF-COMPLETE", "DSO"),
    "held": ("MARAC heard the case; save only the part of its minutes that is about this person.",
             "META-UPLOAD-EXTRACT", ""),
    "extracted": ("MARAC heard the case; the extract of its minutes is in the record.", "", ""),
    "not_referred": ("Not referred to MARAC, by judgement with a reason.", "DA-MARACF-REASON", ""),
})  # fmt: skip


def self_neglect(file: SafeguardingFile, _: Now) -> Iterator[Told]:
    """The response, the hazard and its warning note; they outlive the closing of the case."""
    hazard = file.regions.hazard
    concerned = "self_neglect" in file.content or "self_neglect" in file.casework.patterns
    if route := _ROUTES.get(hazard.route):
        yield Told(_SELF_NEGLECT, route, hazard.route)
    elif concerned and file.stage not in FINAL | {RECEIVED}:
        words = "Not decided: a S.42 enquiry, or case management under the self-neglect policy."
        yield Told(_SELF_NEGLECT, words, "not_decided", "SN-ROUTE", by="DSO")
    if hazard.state != "none":
        yield _hazard(hazard)


def _hazard(hazard: Hazard) -> Told:
    words, rule, by = _HAZARD[hazard.state]
    if hazard.risk_acceptable and hazard.state in {"authorised", "noted"}:
        words, rule, by = (
            "was reviewed and the risk found acceptable; the manager may end it", "SN-HAZARD-OPEN",
            "CommunityTeamManager",
        )  # fmt: skip
    return Told(_SELF_NEGLECT, f"Hazard {hazard.reference} {words}.", hazard.state, rule, by)


def domestic_abuse(file: SafeguardingFile, _: Now) -> Iterator[Told]:
    """The DASH and the referral to MARAC."""
    marac = file.regions.marac
    if marac.score is not None:
        risk, rule = (", high risk", "DA-DASH-14") if marac.high_risk else ("", "DA-DASH-TOTAL")
        yield Told(_DOMESTIC, f"DASH score {marac.score}{risk}.", "dash", rule)
    elif file.stage not in FINAL | {RECEIVED} and _is_domestic(file):
        yield Told(_DOMESTIC, "No DASH is completed yet.", "no_dash", "DA-DASH-24")
    if marac.state == "scored" and marac.high_risk:
        yield Told(_DOMESTIC, "To be referred to MARAC.", "to_refer", "DA-DASH-MARAC")
    elif marac.state == "prepared":
        words = f"The MARAC referral is complete; it has not reached: {codes_in_a_sentence(_missing(marac))}."
        yield Told(_DOMESTIC, words, "prepared", "DA-MARAC-BOTH")
    elif marac.state in _MARAC:
        words, rule, by = _MARAC[marac.state]
        yield Told(_DOMESTIC, words, marac.state, rule, by)


def _is_domestic(file: SafeguardingFile) -> bool:
    patterns = {"domestic_abuse", "stalking_and_harassment", "honour_based_abuse"}
    return "domestic" in file.content or not patterns.isdisjoint(file.casework.patterns)


def _missing(marac: Marac) -> frozenset[str]:
    return frozenset({COORDINATOR, idva_of(marac.district)}) - marac.sent_to
