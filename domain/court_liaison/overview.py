"""How a liaison case stands, in words: the hearing, what was found, the report, links, the order, what is owed."""

from collections.abc import Iterator
from typing import Final

from domain.court_liaison.activity import SESSIONS
from domain.court_liaison.file import CourtFile
from domain.court_liaison.stages import AT_COURT, COMMUNITY_ORDER, LISTED, OASYS_IDENTIFIED, PSYCH_REFERRED
from domain.kernel.codes import code_in_a_sentence, code_in_words, codes_in_a_sentence
from domain.kernel.overview import Now, Told, part_by_part
from domain.kernel.words import date_in_words

__all__ = ["overview"]

_SIDES: Final = {"fmhp": "the practitioner", "probation": "probation"}
_SAR: Final = {
    "proposed": "proposed: eligibility is to be confirmed", "running": "eligible", "roadmap_due": "the roadmap is owed",
    "closed": "ended with a roadmap",
}  # fmt: skip


def overview(file: CourtFile, now: Now) -> tuple[Told, ...]:
    """The proceedings first, what is owed without a date last."""
    return part_by_part(_PARTS, file, now)


def _court(file: CourtFile, _: Now) -> Iterator[Told]:
    if file.stage in AT_COURT and file.hearing_on and not file.disposed:
        goes_on = " The work goes on where it stood." if file.stage == LISTED and file.resumes_at else ""
        custody = "" if file.custody == "not_known" else f", {code_in_a_sentence(file.custody)}"
        words = f"Hearing on {date_in_words(file.hearing_on)}{custody}.{goes_on}"
        yield Told("court", words, file.custody, on=file.hearing_on)
    if file.stage == PSYCH_REFERRED:
        yield Told("court", "Secondary psychiatric assessment is waited for.", "psychiatrist", by="LiaisonPsychiatrist",
                   rule="COURT-PSYCH-OUTCOME")  # fmt: skip


def _found(file: CourtFile, _: Now) -> Iterator[Told]:
    if not file.assessed:
        return
    likely = [words for words, holds in (("custody", file.risk_of_custody), ("repeat offending", file.repeat_offending))
              if holds]  # fmt: skip
    risk = f"; likely: {' and '.join(likely)}" if likely else ""
    cohorts = f" ({codes_in_a_sentence(file.cohorts)})" if file.cohorts else ""
    yield Told("assessment", f"First level assessment done{cohorts}{risk}.", "assessed")
    if file.consent == "refused":
        yield Told("assessment", "The person refused consent to telling others.", "consent_refused",
                   rule="COURT-CONSENT")  # fmt: skip


def _order(file: CourtFile, _: Now) -> Iterator[Told]:
    if order := file.order:
        holds = f", with {codes_in_a_sentence(order.requirements)}" if order.requirements else ""
        words = f"{code_in_words(order.kind)} until {date_in_words(order.ends_on)}{holds}."
        yield Told("order", words, order.kind, on=order.ends_on)
    if file.case_manager:
        yield Told("order", f"Main contact: {_SIDES[file.case_manager]}.", file.case_manager)
    if file.stage in {COMMUNITY_ORDER, OASYS_IDENTIFIED}:
        yield Told("order", "To be assessed for offender management, with the risks.", "assessment",
                   by="ForensicMentalHealthPractitioner", rule="COURT-OM-RISK")  # fmt: skip


def _requirements(file: CourtFile, _: Now) -> Iterator[Told]:
    if file.mhtr == "advise_probation":
        yield Told("requirements", "The care plan changed: probation is to be advised.", file.mhtr,
                   by="ForensicMentalHealthPractitioner", rule="COURT-MHTR-ADVISE")  # fmt: skip
    elif file.mhtr == "in_force":
        yield Told("requirements", "A treatment requirement is in force.", file.mhtr)
    if file.sar.state != "none":
        words = f"Specified activity: {_SAR[file.sar.state]}; {file.sar.sessions} of {SESSIONS} sessions delivered."
        yield Told("requirements", words, file.sar.state)


def _links(file: CourtFile, _: Now) -> Iterator[Told]:
    for name, link in file.links.items():
        how = {None: "not followed up yet", True: "the person engages", False: "the person does not engage"}
        yield Told("services", f"{link.service} ({name}): {how[link.engaged]}.", name)


def _owed(file: CourtFile, _: Now) -> Iterator[Told]:
    both = (("sentence plan", file.proposed_by), ("order review", file.review_by))
    for what, proposed in both:
        if proposed:
            other = "probation" if proposed[0] == "fmhp" else "fmhp"
            yield Told("to be done", f"The {what} waits for {_SIDES[other]}.", "agreement", by=other)
    for question in sorted(file.questions):
        yield Told("to be done", f"Probation's question {question} waits for an answer.", "question",
                   by="ForensicMentalHealthPractitioner", rule="COURT-PO-CONSULT")  # fmt: skip
    if file.report_required:
        yield Told("to be done", "The court waits for a report.", "report", by="ForensicMentalHealthPractitioner",
                   rule="COURT-OM-REPORT")  # fmt: skip


_PARTS: Final = (_court, _found, _order, _requirements, _links, _owed)
