"""The way on for the regions: whatever was begun beside the chart can be brought to where a case may close, and after
the closure to where nothing is owed any more.
"""

from collections.abc import Iterator
from typing import Any

from domain.safeguarding.regions.common import ENQUIRING
from domain.safeguarding.regions.marac_form import idva_of
from domain.safeguarding.regions.notifications import recipients_of
from domain.safeguarding.regions.trust import BODIES
from tests.domain.safeguarding.conftest import Story
from tests.domain.safeguarding.regions.examples import EXAMPLES

__all__ = ["settle_beside", "settle_duties"]


def settle_beside(story: Story) -> None:
    """What stands in the way of a closing, region by region; only where it is asked for at all."""
    if story.case.file.stage not in ENQUIRING:
        return
    for name, by, fields in [*_trust(story), *_sanctions(story), *_marac(story), *_notices(story)]:
        story.happy(name, by, **fields)
    for name, by, fields in list(_outcome_notices(story)):
        story.happy(name, by, **fields)


def settle_duties(story: Story) -> None:
    """What outlives the closure: the provider's plan, the home's answer, the hazard's review."""
    for key, duty in sorted(story.case.docket.open.items()):
        if key in story.case.docket.open:
            _settle(story, duty.rule, duty.subject or "")


def _settle(story: Story, rule: str, subject: str) -> None:
    if rule == "EST-SANCTION-PLAN":
        service, kind = subject.rsplit(".", 1)
        story.happy("ReportProviderPlan", "com", service=service, kind=kind, met=True, findings="Invented")
    elif rule == "EST-ORG-2W":
        story.happy("RecordHomeAnswer", "dana", service=subject, improved=True, changes_checked="Invented")
    elif rule == "SN-HAZARD-OPEN":
        story.happy("ReviewHazard", "dana", risk_acceptable=True, agreed_with=["adult"], findings="Invented")
    else:
        raise AssertionError(f"{rule} outlives the closure, and nobody knows how it ends")


Step = tuple[str, str, dict[str, Any]]


def _dso(story: Story) -> str:
    return story.case.file.dso or "dana"


def _trust(story: Story) -> Iterator[Step]:
    for person, known in sorted(story.case.file.regions.trust.items()):
        if not known.in_trust:
            continue
        yield "FollowTrustGuidance", "dana", {**EXAMPLES["FollowTrustGuidance"], "person": person}
        if known.profession in BODIES:
            body = {"person": person, "body": BODIES[known.profession], "refer": False, "why": "Invented"}
            yield "ConsiderProfessionalRegulator", _dso(story), body
        yield "DecideDbsReferral", _dso(story), {**EXAMPLES["DecideDbsReferral"], "person": person}


def _sanctions(story: Story) -> Iterator[Step]:
    for sanction in story.case.file.regions.sanctions.values():
        if sanction.form_owed:
            said = {"service": sanction.service, "process": sanction.form_owed, "level": sanction.level or None}
            yield "SendSanctionForm", "dana", {**EXAMPLES["SendSanctionForm"], **said}


def _marac(story: Story) -> Iterator[Step]:
    marac = story.case.file.regions.marac
    if marac.state in {"referred", "held", "extracted"} or not (
        marac.high_risk or marac.state in {"prepared", "returned"}
    ):
        return
    form = EXAMPLES["PrepareMaracReferral"]
    yield "PrepareMaracReferral", "dana", form
    for recipient in ("marac_coordinator", idva_of(form["victim_district"])):
        yield "SendMaracReferral", "dana", {"recipient": recipient}


def _notices(story: Story) -> Iterator[Step]:
    for name, notice in story.case.file.regions.notices.items():
        if notice.state == "drafted":
            yield "AnonymiseNotice", "dana", {"notice": name, "reference_number_only": True}
        if notice.state in {"drafted", "anonymised"}:
            yield _sent(story, name, notice.body)


def _outcome_notices(story: Story) -> Iterator[Step]:
    notices = story.case.file.regions.notices
    told = {each.body for each in notices.values() if each.purpose == "outcome"}
    for body in sorted({each.body for each in notices.values()} & {"cqc", "adults_commissioning"} - told):
        name = f"outcome-{body}"
        drafted = {"notice": name, "body": body, "purpose": "outcome", "on_form": True, "outcome_section": True}
        yield "DraftNotice", "dana", drafted
        yield "AnonymiseNotice", "dana", {"notice": name, "reference_number_only": True}
        yield _sent(story, name, body)


def _sent(story: Story, name: str, body: str) -> Step:
    to = sorted(recipients_of(body, story.case.file)) or [body]
    return "SendNotice", "dana", {"notice": name, "recipients": to, "as_pdf": True}
