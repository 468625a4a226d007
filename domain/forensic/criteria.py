"""Whom the service takes on: five core criteria, two exclusions, four routes (000 para 3.2 to 3.5). Pure questions.

The findings are the Team Leader's; what follows from them is reckoned here, so that the same findings always have
the same answer. Reading 5: all five criteria, joined by "and". Reading 6: the criteria and the exclusions hold on
every route; whoever fits none of the named ones needs a rationale.
"""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from pydantic import Field

from domain.forensic.file import ForensicFile, Route
from domain.kernel.message import Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless

__all__ = [
    "Findings", "LegalRoute", "RiskFinding", "Ward", "core_objections", "excluded", "redirect_services", "restricted",
    "route_objections", "usual_profile",
]  # fmt: skip

AUTISM = "Autism Spectrum Condition Service"
LEARNING_DISABILITY = "Lifespan Pathway: community learning disability teams"


class Ward(Message):
    """Where the person is, or was, detained (3.2 bullet 4)."""

    kind: Literal["high_secure", "medium_secure", "low_secure", "forensic_rehabilitation", "controlled_access", "other"]
    on_site_of_secure_ward: bool = Field(default=False, description="Whether it shares a site with a secure ward")

    @property
    def counts(self) -> bool:
        """A secure ward; or forensic rehabilitation or controlled access on the site of one."""
        if self.kind in {"forensic_rehabilitation", "controlled_access"}:
            return self.on_site_of_secure_ward
        return self.kind in {"high_secure", "medium_secure", "low_secure"}


class RiskFinding(Message):
    """The risk of harm to others: no scale is given, so who found it, when and why is kept (3.2 bullet 5)."""

    significant: bool
    assessor: str = Field(default="", max_length=200)
    assessed_on: date | None = None
    rationale: str = Field(default="", max_length=8000)

    @property
    def recorded(self) -> bool:
        """Whether it says who, when and why."""
        return said(self.assessor) and self.assessed_on is not None and said(self.rationale)


class LegalRoute(Message):
    """By which legal route the person comes (3.4, 3.5). A limb may hold what is planned."""

    route: Route
    s37_and_s41: bool = False
    discharge_by: Literal["tribunal", "secretary_of_state", "not_yet"] = "not_yet"
    liable_under_s42: bool = False
    cto_proposed: bool = Field(default=False, description="Discharge is proposed under s.17A")
    underlying: Literal["s37_unrestricted", "s37_notional", "s3", "none"] = "none"
    parole_board_releases: bool = Field(default=False, description="On a life licence from secure in-patient care")
    rationale: str = Field(default="", max_length=8000)


class Findings(Message):
    """What the Team Leader found; the person's age comes from the register."""

    resident_in_kent_before_admission: bool
    admitted_on: date | None = Field(default=None, description="First admission of the unbroken period")
    severe_and_enduring_mental_illness: bool
    ward: Ward
    risk: RiskFinding
    autism: bool = Field(description="An autism spectrum condition is diagnosed")
    learning_disability: bool = Field(description="A learning disability is diagnosed")
    legal: LegalRoute


def core_objections(findings: Findings, file: ForensicFile, today: date) -> tuple[Objection | None, ...]:
    """Each of the five criteria that is not met, and the expression as a whole if any is not (FOR-ELIG-CORE)."""
    single = tuple(_criteria(findings, file, today))
    words = "All five core criteria must be met: this referral cannot be accepted."
    return (*single, unless(not any(single), "FOR-ELIG-CORE", words, "findings"))


def _criteria(findings: Findings, file: ForensicFile, today: date) -> Iterator[Objection | None]:
    resident = findings.resident_in_kent_before_admission and findings.admitted_on is not None
    yield unless(resident, "FOR-ELIG-RESIDENCE",
                 "Confirm that the person was ordinarily resident in Kent on the day of admission; give that day.",
                 "findings.resident_in_kent_before_admission")  # fmt: skip
    adult = file.eighteen_on is not None and file.eighteen_on <= today
    yield unless(adult, "FOR-ELIG-AGE", "The person is not 18 yet: the referral may wait for the birthday.", "person")
    yield unless(findings.severe_and_enduring_mental_illness, "FOR-ELIG-DIAGNOSIS",
                 "A diagnosis of severe and enduring mental illness is needed.",
                 "findings.severe_and_enduring_mental_illness")  # fmt: skip
    yield unless(findings.ward.counts, "FOR-ELIG-WARD",
                 "The ward must be secure, or forensic rehabilitation or controlled access on the site of one.",
                 "findings.ward")  # fmt: skip
    yield unless(findings.risk.significant and findings.risk.recorded, "FOR-ELIG-RISK",
                 "A significant risk of harm to others is needed, with assessor, date and rationale.",
                 "findings.risk")  # fmt: skip


def excluded(findings: Findings) -> tuple[Objection | None, ...]:
    """The exclusions that apply: they override every criterion, whatever the route (3.3)."""
    autism = f"A person with an autism spectrum condition goes to the {AUTISM}."
    disability = f"A person with a learning disability goes to the {LEARNING_DISABILITY}."
    return (
        unless(not findings.autism, "FOR-EXCL-ASC", autism, "findings.autism"),
        unless(not findings.learning_disability, "FOR-EXCL-LD", disability, "findings.learning_disability"),
    )


def redirect_services(findings: Findings) -> tuple[str, ...]:
    """Where an excluded person is redirected; to both with both diagnoses (FOR-EXCL-REDIRECT)."""
    services = ((findings.autism, AUTISM), (findings.learning_disability, LEARNING_DISABILITY))
    return tuple(service for diagnosed, service in services if diagnosed)


def route_objections(findings: Findings) -> tuple[Objection | None, ...]:
    """What the chosen route asks for, and does not find."""
    legal = findings.legal
    match legal.route:
        case "CTO":
            holds = legal.cto_proposed and legal.underlying != "none" and findings.risk.significant
            words = (
                "The route asks for a proposed CTO (s.17A) from an unrestricted s.37 or a s.3, and significant risk."
            )
            return (unless(holds, "FOR-PROFILE-CTO", words, "findings.legal"),)
        case "LIFE_LICENCE":
            words = "The route asks for a release by the Parole Board from secure in-patient care on a life licence."
            return (unless(legal.parole_board_releases, "FOR-PROFILE-LIFE-LICENCE", words, "findings.legal"),)
        case "OTHER":
            words = "A person on none of the named routes is not invited: give the rationale."
            return (unless(said(legal.rationale), "FOR-PROFILE-ROUTES", words, "findings.legal.rationale"),)
        case "RESTRICTED":
            words = "The route asks for detention under s.37 and s.41."
            return (unless(legal.s37_and_s41, "FOR-PROFILE-ROUTES", words, "findings.legal.s37_and_s41"),)


def usual_profile(legal: LegalRoute) -> bool:
    """Whether this is the profile of most referrals (3.4): a classification, never a gate (FOR-PROFILE-RESTRICTED)."""
    return legal.s37_and_s41 and legal.discharge_by != "not_yet" and legal.liable_under_s42


def restricted(legal: LegalRoute) -> bool:
    """Whether social supervision concerns this person: restricted under s.41, or conditionally discharged (7.4.1)."""
    return legal.s37_and_s41 or legal.discharge_by != "not_yet"
