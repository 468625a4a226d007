"""The work: what must be known before the assessment is sent in, the five documents, outcome, plan and funding."""

from collections.abc import Iterator
from typing import Final

from domain.forensic.file import DocumentKind, ForensicFile, Funding
from domain.forensic.stages import (
    ALLOCATED,
    ASSESSING,
    CNP_DRAFT,
    CNP_REFERRED,
    FINAL,
    OUTCOME,
    PLANNING,
    REVIEWING,
)
from domain.kernel.codes import code_in_words
from domain.kernel.overview import Now, Told
from domain.kernel.words import date_in_words

__all__ = ["assessment", "funding", "plan", "to_record"]

_WORKER: Final = "SocialWorker"
_FLAGS: Final = {
    "mappa": "MAPPA eligibility", "victim_contact": "victim contact", "sexual_offence_orders": "sexual offence orders",
    "social_supervision": "social supervision", "cpa": "the Care Programme Approach",
    "s117": "section 117 after-care", "pre_admission_team": "the team that held the person before admission",
}  # fmt: skip
_OUTCOMES: Final = {
    "S117_ONLY": ("Section 117 after-care only: the needs are recorded, nothing is planned.", "FOR-S117-NEEDS-RECORD"),
    "NEITHER": ("Eligible neither under the Care Act nor for section 117 after-care.", "FOR-ELIG-OUTCOME"),
}  # fmt: skip
_STATES: Final = {
    "submitted": ("waits for quality assurance and sign-off", "FOR-QA-SIGNOFF"),
    "returned": ("was given back for correction", "FOR-QA-RETURN"),
    "signed": ("was signed off", ""),
}  # fmt: skip
_PANEL: Final = {
    "drafted": "the application to the Complex Need Panel is being drafted",
    "referred": "before the Complex Need Panel",
    "agreed": "the Complex Need Panel agreed", "refused": "the Complex Need Panel refused", "started": "begun",
}  # fmt: skip


def to_record(file: ForensicFile, _: Now) -> Iterator[Told]:
    """What must be on record before the assessment can be sent in: one line for all of it."""
    if file.stage not in {ALLOCATED, ASSESSING}:
        return
    missing = [words for name, words in _FLAGS.items() if getattr(file.flags, name) is None]
    missing += ["whether there is a carer"] if file.carer.state == "not_asked" else []
    missing += ["reablement support"] if file.kers == "not_decided" else []
    if missing:
        words = f"Before the assessment goes to quality assurance: {', '.join(missing)}."
        yield Told("to be recorded", words, "to_record", by=_WORKER)


def assessment(file: ForensicFile, _: Now) -> Iterator[Told]:
    """The two assessments, and what they came to."""
    topic = "assessment"
    if file.stage == ASSESSING and file.document("risk_assessment").state == "none":
        words = "No risk assessment yet: it is signed off before the Care Act assessment is sent in."
        yield Told(topic, words, "no_risk_assessment", "FOR-RISK-ASSESS", _WORKER)
    yield from _document(file, topic, "risk_assessment", "Risk assessment")
    yield from _document(file, topic, "care_act_assessment", "Care Act assessment")
    if file.stage == OUTCOME:
        words = "What the signed assessment comes to is to be decided."
        yield Told(topic, words, "outcome", "FOR-ELIG-OUTCOME", _WORKER)
    elif file.outcome == "CARE_ACT_ELIGIBLE":
        needs = ", ".join(need.replace("_", " ") for need in file.eligible_needs)
        words = f"Eligible under the Care Act; unmet needs: {needs}."
        yield Told(topic, words, file.outcome, "FOR-ELIG-OUTCOME")
    elif file.outcome:
        words, rule = _OUTCOMES[file.outcome]
        yield Told(topic, words, file.outcome, rule)


def plan(file: ForensicFile, _: Now) -> Iterator[Told]:
    """The care and support plan and its reviews."""
    if file.stage == PLANNING and file.document("care_and_support_plan").state == "none":
        yield Told("plan", "The care and support plan is to be written.", "no_plan", "FOR-CSP-PROVIDE", _WORKER)
    yield from _document(file, "plan", "care_and_support_plan", "Care and support plan")
    if file.stage == REVIEWING and file.document("review").state == "none":
        yield Told("plan", "A review is under way.", "reviewing", "FOR-REVIEW-SIGNOFF", _WORKER)
    yield from _document(file, "plan", "review", "Review")


def funding(file: ForensicFile, _: Now) -> Iterator[Told]:
    """What is asked of which payer, and how it stands before the Complex Need Panel."""
    if file.stage in FINAL:
        return
    if file.flags.pre_admission_team not in {None, "none"}:
        words = f"Held before admission by {file.flags.pre_admission_team}, with which the cost of care sits."
        yield Told("funding", words, "payer", "FOR-BUDGET-CMHT")
    for asked in file.funding:
        stands = _standing(file, asked)
        words = f"{code_in_words(asked.what)}, to be paid by {asked.payer}: {_PANEL[stands]}."
        yield Told("funding", words, stands, "FOR-CNP-REFER")
    if file.stage == CNP_DRAFT:
        if not file.placement_led:
            words = "How the service leads the search for a placement is not recorded yet."
            yield Told("funding", words, "search", "FOR-CNP-LEAD", _WORKER)
        yield from _document(file, "funding", "cnp_application", "Panel application")


def _standing(file: ForensicFile, asked: Funding) -> str:
    if asked.started:
        return "started"
    if asked.panel in {"agreed", "refused"}:
        return asked.panel
    return "referred" if file.stage == CNP_REFERRED else "drafted"


def _document(file: ForensicFile, topic: str, kind: DocumentKind, name: str) -> Iterator[Told]:
    known = file.document(kind)
    if known.state == "none":
        return
    version = f", version {known.version}," if known.version > 1 and known.state != "signed" else ""
    since = f" {'on' if known.state != 'submitted' else 'since'} {date_in_words(known.since)}" if known.since else ""
    stands, rule = _STATES[known.state]
    by = _WORKER if known.state == "returned" else ""
    yield Told(topic, f"{name}{version} {stands}{since}.", f"{kind}_{known.state}", rule, by, known.since)
