"""Rows 15 and 16: another agency is caused to make enquiries, and its report (004 para 5.3; L1363-1633)."""

from datetime import date, datetime
from typing import Literal

from pydantic import AwareDatetime, Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.duty_events import DutyBreached
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.safeguarding.file import AgencyEnquiry, SafeguardingFile, changed
from domain.safeguarding.guards import said, unless, unless_refused
from domain.safeguarding.parties import key_decision
from domain.safeguarding.planning import COUNCIL

__all__ = [
    "AgencyReportOverdue", "AgencyReportReceived", "AgencyReportReturnedForCorrection", "CauseOthers", "OthersCaused",
    "ReceiveAgencyReport", "ReturnAgencyReportForCorrection", "agency_report_overdue", "agency_report_received",
    "agency_report_returned", "cause_others", "consequences", "others_caused", "outstanding_objections",
    "receive_agency_report", "return_agency_report",
]  # fmt: skip

AGENCY = r"^[a-z0-9][a-z0-9._-]{0,63}$"


class Causing(Message):
    """The request: verbally first, then in writing; it happened when it was sent in writing (reading 9)."""

    agency: str = Field(pattern=AGENCY, description="Code of the agency; no name of a person")
    tasks: tuple[str, ...] = Field(default=(), description="Ids of the tasks of the terms of reference")
    told_verbally_at: AwareDatetime | None = None
    why: str = Field(default="", max_length=4000, description="Why it is best placed")
    reply_by: date | None = Field(default=None, description="Agreed date; left out: the terms' date, else 14 days")
    concern: str = Field(default="", max_length=8000, description="Part 1 A of the form: the concern and its risks")
    outcomes_wanted: str = Field(default="", max_length=4000, description="Part 1 B: what the adult wants")


class CauseOthers(Causing, Advised):
    """Ask an agency to make enquiries, in the eight steps of para 5.3."""

    type: Literal["CauseOthers"] = "CauseOthers"
    competent: bool = False
    no_conflict_of_interest: bool = False
    knows_dso_contact: bool = False
    knows_advocate: bool = False
    on_template: bool = False
    enquirer: Literal["agency", "registered_manager", "hospital_lead"] = "agency"
    police_hold_clear: str = Field(default="", max_length=2000, description="What the police said (EST-CRIME-HOLD)")


class OthersCaused(Causing, Event):
    """The agency was asked in writing; ``reply_by`` stands in place of the 14 days."""

    type: Literal["OthersCaused"] = "OthersCaused"
    police_hold_clear: str = ""


class ReceiveAgencyReport(Advised):
    """The agency's report came in, by its own system or through the DSO."""

    type: Literal["ReceiveAgencyReport"] = "ReceiveAgencyReport"
    agency: str = Field(pattern=AGENCY)
    tasks_addressed: tuple[str, ...] = ()
    document: str | None = Field(default=None, max_length=200, description="Reference of the stored report")


class AgencyReportReceived(Event):
    """The agency replied."""

    type: Literal["AgencyReportReceived"] = "AgencyReportReceived"
    agency: str
    tasks_addressed: tuple[str, ...] = ()
    tasks_open: tuple[str, ...] = ()
    document: str | None = None


class AgencyReportOverdue(Event):
    """The agency's time ran out without a report."""

    type: Literal["AgencyReportOverdue"] = "AgencyReportOverdue"
    agency: str


class ReturnAgencyReportForCorrection(Advised):
    """The report does not address all its terms (S42-CO-CHECK)."""

    type: Literal["ReturnAgencyReportForCorrection"] = "ReturnAgencyReportForCorrection"
    agency: str = Field(pattern=AGENCY)
    because: str = Field(min_length=3, max_length=4000)
    tasks_open: tuple[str, ...] = ()
    reply_by: date | None = Field(default=None, description="Date agreed for the corrected report")


class AgencyReportReturnedForCorrection(Event):
    """The agency has to correct its report; a clock runs only if a date was agreed: the source gives none."""

    type: Literal["AgencyReportReturnedForCorrection"] = "AgencyReportReturnedForCorrection"
    agency: str
    because: str
    tasks_open: tuple[str, ...] = ()
    reply_by: date | None = None


def cause_others(command: CauseOthers, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """Row 15. The enquiry stays the council's: an IO of its own makes safeguarding personal."""
    reply_by = command.reply_by or _date_in_terms(command, file)
    event = OthersCaused(
        agency=command.agency, tasks=command.tasks, told_verbally_at=command.told_verbally_at, why=command.why,
        reply_by=reply_by, police_hold_clear=command.police_hold_clear, concern=command.concern,
        outcomes_wanted=command.outcomes_wanted,
    )  # fmt: skip
    own_io = any(officer.employer == COUNCIL for officer in file.officers)
    objections = (
        *_steps(command, file, now.effective_at),
        unless(own_io, "S42-MSP-STAYS-LA", "Allocate an IO of the council for Making Safeguarding Personal."),
        _hold(command, file),
        _early(file),
        *_enquirer(command, file),
        _date(reply_by, now),
        _tasks(command, file),
        unless(command.agency not in file.agencies, "S42-DSO-CAUSE", "Asked already: amend the terms.", "agency"),
    )
    return key_decision(file, now, objections, event)


def receive_agency_report(command: ReceiveAgencyReport, file: SafeguardingFile, _: Circumstances) -> Ruling:
    """Row 16: from an agency that was asked."""
    asked = file.agencies.get(command.agency)
    still_open = tuple(t for t in (asked.tasks if asked else ()) if t not in command.tasks_addressed)
    event = AgencyReportReceived(
        agency=command.agency, tasks_addressed=command.tasks_addressed, tasks_open=still_open,
        document=command.document,
    )  # fmt: skip
    return unless_refused((_asked(command.agency, file),), event)


def return_agency_report(
    command: ReturnAgencyReportForCorrection, file: SafeguardingFile, now: Circumstances
) -> Ruling:
    """Row 16: a report that came."""
    asked = file.agencies.get(command.agency)
    came = asked is None or asked.state == "received"
    event = AgencyReportReturnedForCorrection(
        agency=command.agency, because=command.because, tasks_open=command.tasks_open, reply_by=command.reply_by
    )
    return key_decision(
        file,
        now,
        (
            _asked(command.agency, file),
            unless(came, "S42-CO-CHECK", "No report of this agency is at hand.", "agency"),
            _date(command.reply_by, now),
        ),
        event,
    )


def consequences(_: SafeguardingFile, event: Event) -> tuple[Event, ...]:
    """Row 16, the timer's part: what follows from the breach of the agency's time."""
    if isinstance(event, DutyBreached) and event.rule == "S42-CO-14D" and event.subject:
        return (AgencyReportOverdue(agency=event.subject),)
    return ()


def outstanding_objections(file: SafeguardingFile) -> tuple[Objection | None, ...]:
    """Causing others does not permit closure: every report is in, analysed and assured (S42-CO-NOTCLOSE)."""
    return tuple(
        unless(None, "S42-CO-NOTCLOSE", f"The report of {agency} is outstanding."
               if enquiry.state != "received" else f"Analyse the report of {agency}, and be assured of it, first.")
        for agency, enquiry in file.agencies.items()
        if enquiry.state != "assured"
    )  # fmt: skip


def others_caused(file: SafeguardingFile, event: OthersCaused) -> SafeguardingFile:
    """One agency more is at work."""
    return _stands(file, event.agency, AgencyEnquiry(tasks=event.tasks))


def agency_report_received(file: SafeguardingFile, event: AgencyReportReceived) -> SafeguardingFile:
    """Its report is in."""
    enquiry = AgencyEnquiry(state="received", tasks=_tasks_of(file, event.agency), open_tasks=event.tasks_open)
    return _stands(file, event.agency, enquiry)


def agency_report_overdue(file: SafeguardingFile, event: AgencyReportOverdue) -> SafeguardingFile:
    """It is late."""
    return _stands(file, event.agency, AgencyEnquiry(state="overdue", tasks=_tasks_of(file, event.agency)))


def agency_report_returned(file: SafeguardingFile, event: AgencyReportReturnedForCorrection) -> SafeguardingFile:
    """It has its report back."""
    return _stands(file, event.agency, AgencyEnquiry(state="returned", tasks=_tasks_of(file, event.agency)))


def _steps(command: CauseOthers, file: SafeguardingFile, sent_at: datetime) -> tuple[Objection | None, ...]:
    """The steps of para 5.3 that come with the request; steps 7 and 8 are rows 17 and 16.

    Why the agency, and not Adult Social Care, is the most suitable enquirer (S42-ENQ-AGENCY) is step 2.
    """
    told = command.told_verbally_at is not None and command.told_verbally_at <= sent_at
    fit = command.competent and command.no_conflict_of_interest
    advocate = command.knows_advocate or not file.represented
    return (
        unless(told, "S42-CO-TELL", "Tell the agency verbally before it is asked in writing.", "told_verbally_at"),
        unless(said(command.why), "S42-CO-WHY", "Explain why it is best placed.", "why"),
        unless(fit, "S42-CO-FIT", "Be satisfied of its competence and of no conflict of interest.",
               "competent" if not command.competent else "no_conflict_of_interest"),
        unless(command.knows_dso_contact, "S42-CO-CONTACT", "Tell it how to reach the DSO.", "knows_dso_contact"),
        unless(advocate, "S42-CO-ADVOCATE", "Tell it who acts for the adult and how to reach them.", "knows_advocate"),
        unless(command.on_template, "S42-CO-TEMPLATE", "Use the request form of Appendix C.", "on_template"),
    )  # fmt: skip


def _hold(command: CauseOthers, file: SafeguardingFile) -> Objection | None:
    held = file.staff_alleged and file.crime_suspected
    clear = "police" in file.told and said(command.police_hold_clear)
    words = "Staff are alleged to have offended: record what the police agreed before the provider investigates."
    return unless(clear or not held, "EST-CRIME-HOLD", words, "police_hold_clear")


def _early(file: SafeguardingFile) -> Objection | None:
    """004 para 6.2: the police hear before a step that could spoil evidence."""
    words = "A crime is suspected: share it with the police before an agency makes enquiries."
    return unless(not file.crime_suspected or "police" in file.told, "S42-CRIME-EARLY", words)


def _enquirer(command: CauseOthers, file: SafeguardingFile) -> tuple[Objection | None, ...]:
    """004 para 1.1.2: a home's own manager only where little is at stake, a hospital's lead only in a hospital."""
    manager = "A registered manager enquires only into an incident of low seriousness, without interest in it."
    lead = "A hospital's safeguarding lead enquires into what happened in a hospital."
    slight = file.overall == "low" and not file.staff_alleged and not file.crime_suspected
    return (
        unless(command.enquirer != "registered_manager" or slight, "S42-CO-REGMGR", manager, "enquirer"),
        unless(command.enquirer != "hospital_lead" or file.setting == "hospital", "S42-CO-HOSPLEAD", lead, "enquirer"),
    )


def _tasks(command: CauseOthers, file: SafeguardingFile) -> Objection | None:
    known = {task.id for task in file.tor_tasks}
    clear = command.tasks and set(command.tasks) <= known
    return unless(clear, "S42-DSO-CAUSE", "Name tasks of the terms of reference.", "tasks")


def _date(reply_by: date | None, now: Circumstances) -> Objection | None:
    past = reply_by is not None and reply_by < now.calendar.local_date(now.effective_at)
    return unless(not past, "S42-CO-TIMESCALE", "The date agreed lies in the past.", "reply_by")


def _asked(agency: str, file: SafeguardingFile) -> Objection | None:
    return unless(agency in file.agencies, "S42-CO-CHECK", "This agency was not asked to make enquiries.", "agency")


def _date_in_terms(command: CauseOthers, file: SafeguardingFile) -> date | None:
    """The last date that the terms of reference set for this agency's tasks."""
    dates = (t.by for t in file.tor_tasks if t.id in command.tasks and t.who == command.agency)
    return max(dates, default=None)


def _tasks_of(file: SafeguardingFile, agency: str) -> tuple[str, ...]:
    return file.agencies[agency].tasks if agency in file.agencies else ()


def _stands(file: SafeguardingFile, agency: str, enquiry: AgencyEnquiry) -> SafeguardingFile:
    return changed(file, agencies={**file.agencies, agency: enquiry})
