"""The parts of the MARAC referral form: who refers, the victim, perpetrators, children, the lists to tick."""

from typing import Literal

from domain.kernel.message import Message
from domain.letters.letter import Particulars
from domain.people.party import Party
from domain.people.person import YesNo

__all__ = [
    "Action", "Child", "DashAnswer", "Perpetrator", "Reason", "Referrer", "Risk", "Victim", "YesNo", "child_of",
    "perpetrator_of",
]  # fmt: skip

Reason = Literal["professional_judgement", "escalation", "visible_high_risk"]
Risk = Literal[
    "substance_misuse", "mental_health", "animal_cruelty", "strangulation", "pregnancy", "escalation",
    "threats_to_kill", "separation", "child_contact", "weapons", "firearms", "honour_based_violence",
    "lack_of_engagement", "breach_of_orders", "suicide_threats", "isolation", "harassment",
    "controlling_or_jealous", "sexual_abuse", "financial_issues", "cultural_issues", "child_protection",
    "stalking", "minimising", "criminal_history", "violent_history", "other",
]  # fmt: skip
Action = Literal[
    "idva_referral", "child_protection_referral", "safety_planning", "operational_information", "alarm_installed",
    "alarm_requested", "ncdv_referral", "lado_referral", "protection_against_stalking_referral", "kfrs_referral",
    "legal_advice", "999_or_101_advice", "dash_completed", "other",
]  # fmt: skip


class Referrer(Message):
    """Section 1: who refers (DA-MARAC-S1)."""

    practitioner: str = ""
    agency: str = ""
    telephone: str = ""
    email: str = ""
    postal_address: str = ""
    crime_number: str = ""
    repeat: YesNo | None = None
    last_marac: str = ""
    other_area: YesNo | None = None
    other_area_where_and_when: str = ""


class Victim(Particulars):
    """Sections 2 and 3: the victim, safe contact, awareness and consent, diversity (DA-MARAC-S2, -S3, -AWARE)."""

    gender: str = ""
    telephone: str = ""
    safe_contact: str = ""
    home: str = ""
    first_language: str = ""
    interpreter: YesNo | None = None
    occupation: str = ""
    lado_considered: YesNo | None = None
    workplace: str = ""
    gp: str = ""
    pregnant: YesNo | None = None
    aware: YesNo | None = None
    not_aware_because: str = ""
    happy_to_share: YesNo | None = None
    minority_ethnic_group: YesNo | None = None
    ethnicity: str = ""
    disabled: YesNo | None = None
    lesbian_gay_or_bisexual: YesNo | None = None
    transsexual: YesNo | None = None


class Perpetrator(Message):
    """Section 4 (DA-MARAC-S4)."""

    name: str = ""
    address: str = ""
    born: str = ""
    relationship_to_victim: str = ""
    occupation: str = ""
    lado_considered: YesNo | None = None


class Child(Message):
    """Section 5 (DA-MARAC-S5)."""

    name: str = ""
    born: str = ""
    address: str = ""
    relationship_to_victim: str = ""
    relationship_to_perpetrator: str = ""
    school_or_setting: str = ""


class DashAnswer(Message):
    """One of the 24 questions of the DASH, the answer, who gave it if not the victim, and what was added."""

    question: str
    answer: Literal["yes", "no", "dont_know"]
    source: str = ""
    comment: str = ""

    @property
    def words(self) -> str:
        """The answer as it stands on the form."""
        answer = {"yes": "Yes", "no": "No", "dont_know": "Don't know"}[self.answer]
        source = f" (said by {self.source})" if self.source else ""
        return f"{answer}{source}{f': {self.comment}' if self.comment else ''}"


def perpetrator_of(party: Party) -> Perpetrator:
    """Section 4 from the parties of the case."""
    return Perpetrator(
        name=party.name, address=", ".join(party.address), born=party.born, occupation=party.occupation,
        relationship_to_victim=party.relationship, lado_considered=party.lado_considered,
    )  # fmt: skip


def child_of(party: Party) -> Child:
    """Section 5 from the parties of the case."""
    return Child(
        name=party.name, born=party.born, address=", ".join(party.address), relationship_to_victim=party.relationship,
        relationship_to_perpetrator=party.relationship_to_perpetrator, school_or_setting=party.school_or_setting,
    )  # fmt: skip
