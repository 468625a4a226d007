"""The MARAC referral form from what the case knows of it; who the people are is added to the letter, not to the case.

The form goes to two readers, and the case counts it as sent only when both have it (DA-MARAC-BOTH).
"""

from datetime import date
from typing import Any

from domain.letters.letter import Letter, Reader, in_words
from domain.letters.marac import MaracReferral
from domain.letters.marac_parts import DashAnswer, Referrer, Victim, YesNo
from domain.safeguarding.file import SafeguardingFile
from domain.safeguarding.regions.dash_form import QUESTIONS, Dash
from domain.safeguarding.regions.marac import COORDINATOR, MaracReferralPrepared
from domain.safeguarding.regions.marac_form import LegalBasis, idva_of

__all__ = ["marac_letters", "marac_recipient"]


def marac_letters(
    prepared: MaracReferralPrepared, file: SafeguardingFile, day: date
) -> tuple[tuple[Reader, Letter], ...]:
    """One letter to the co-ordinator of the victim's area, one to the IDVA service of the district."""
    district = prepared.victim_district
    if district is None:
        return ()
    readers = (Reader(kind="marac", code=district), Reader(kind="idva", code=idva_of(district)))
    form = _form(prepared, file, day)
    return tuple((reader, form) for reader in readers)


def _form(prepared: MaracReferralPrepared, file: SafeguardingFile, day: date) -> MaracReferral:
    risk = prepared.contact_risk.strip()
    none = risk.lower() in {"", "none", "no"}
    said: dict[str, Any] = {
        "referred_on": prepared.referred_on or day,
        "referrer": _referrer(prepared, file),
        "victim": _victim(prepared),
        "reasons": prepared.reasons, "dash_count": file.regions.marac.score, "dash_attached": prepared.dash_attached,
        **_dash(file.regions.marac.dash), "no_children": prepared.children_described is False,
        "current_incident": prepared.last_incident, "why_high_risk_now": prepared.why_high_risk_now,
        "background": prepared.background, "risks": prepared.risks,
        "weapons_and_licence": prepared.weapons_and_licence, "actions": prepared.actions_taken,
        "wishes_police_report": prepared.wishes_to_report,
        "contact_risk": "no" if none else "yes", "contact_risk_details": "" if none else risk,
        "speak_to_referrer_first": _yes(prepared.speak_first), "speak_first_number": prepared.speak_first_number,
         "legal_bases": _bases(prepared.legal_basis),
    }  # fmt: skip
    return MaracReferral.model_validate(said)


def marac_recipient(reader: str, code: str) -> str:
    """What the case calls the reader of such a letter: the co-ordinator, or the IDVA service by its code."""
    return COORDINATOR if reader == "marac" else code


def _dash(dash: Dash | None) -> dict[str, Any]:
    """The checklist as it was completed; an agency's own version goes as the document that it is (DA-DASH-ALT)."""
    if dash is None:
        return {}
    answers = tuple(
        DashAnswer(
            question=words, answer=dash.answers[name], source=dash.sources.get(name, ""),
            comment=dash.comments.get(name, ""),
        )
        for name, words in QUESTIONS.items()
        if name in dash.answers
    )  # fmt: skip
    return {
        "dash": answers, "dash_document": dash.own_version or "", "dash_completed_on": dash.completed_on,
        "dash_other_factors": dash.other_factors, "dash_weapons_access": dash.weapons_access,
        "dash_priorities": dash.priorities,
    }  # fmt: skip


def _referrer(prepared: MaracReferralPrepared, file: SafeguardingFile) -> Referrer:
    last = prepared.last_marac_on
    return Referrer(
        agency=prepared.agency, postal_address=prepared.practitioner_contact, crime_number=file.crime_number or "",
        repeat=_yes(prepared.repeat_referral), last_marac=last.isoformat() if last else "",
        other_area_where_and_when=prepared.other_area_marac,
    )  # fmt: skip


def _victim(prepared: MaracReferralPrepared) -> Victim:
    return Victim(
        safe_contact=prepared.safe_contact, first_language=prepared.language_and_interpreter,
        lado_considered=_yes(prepared.victim_lado_considered), aware=_yes(prepared.victim_aware),
        not_aware_because=prepared.not_aware_because, happy_to_share=_yes(prepared.happy_to_share),
    )  # fmt: skip


def _bases(basis: LegalBasis) -> tuple[str, ...]:
    sections = (("A", basis.a), ("B", basis.b), ("C", basis.c), ("D", basis.d))
    return tuple(f"{name}: {in_words(code)}" for name, codes in sections for code in codes)


def _yes(answer: bool | None) -> YesNo | None:
    return None if answer is None else "yes" if answer else "no"
