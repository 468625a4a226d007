"""How a case stands, in words: legal status, supervisors, conditions, visits, reports, what is under review or owed."""

from collections.abc import Iterator

from domain.kernel.codes import code_in_a_sentence, code_in_words, codes_in_a_sentence
from domain.kernel.overview import Now, Told, part_by_part
from domain.kernel.words import date_in_words, since
from domain.supervision.file import SupervisionFile
from domain.supervision.reports.telling import reports_told, supervision_told, tribunals_told
from domain.supervision.stages import IN_COMMUNITY
from domain.supervision.windows import may_apply_on

__all__ = ["overview"]


def overview(file: SupervisionFile, now: Now) -> tuple[Told, ...]:
    """Part by part; last what is owed without a date."""
    return part_by_part(_PARTS, file, now)


def _legal(file: SupervisionFile, now: Now) -> Iterator[Told]:
    known = file.legal
    section = f", {code_in_a_sentence(known.section)}" if known.section else ", section not recorded"
    words = f"{code_in_words(known.status)}{since(known.since)}{section}."
    yield Told("legal status", words, known.status, on=known.since)
    if file.stage in IN_COMMUNITY and file.discharge.effective_on:
        first = may_apply_on(file.discharge.effective_on, file.applications, now.day)
        words = f"The person may apply for an absolute discharge from {date_in_words(first)} (s.75(2))."
        yield Told("legal status", words, "may_apply", "MDO-TRIB-CD-2Y", on=first)


def _area(file: SupervisionFile, _: Now) -> Iterator[Told]:
    known = file.responsibility
    if known.home is None:
        yield Told("authority", "Which authority supervises is not settled.", "unsettled", by="authorities")
        return
    yield Told("authority", f"After-care: {code_in_words(known.home)}, which answers for the supervision.", known.home,
               "SUP-OOA-S117-ELIGIBLE")  # fmt: skip
    if known.out_of_area:
        lives, by = code_in_words(known.residence or ""), code_in_words(known.supervising or "")
        words = f"Out of area: lives in {lives}, supervised by {by}."
        yield Told("authority", words, "out_of_area", "SUP-OOA-DETECT")
        if not known.assured:
            yield Told("authority", "The home authority holds no assurance yet.", "assurance", "SUP-OOA-ASSURANCE",
                       by="home_authority")  # fmt: skip
    if known.handover_to:
        words = f"{code_in_words(known.handover_to)} is to take the supervision over; until then nothing changes."
        yield Told("authority", words, "handover", "SUP-S117-PREREQ", by=known.handover_to)
    if known.disputed:
        yield Told("authority", "The authorities are in dispute; supervision goes on.", "disputed", "SUP-OOA-DISPUTE")


def _supervisors(file: SupervisionFile, _: Now) -> Iterator[Told]:
    named = file.supervisors
    for which, worker in (("social", named.social), ("clinical", named.clinical)):
        words = f"{code_in_words(which)} supervisor: {worker}." if worker else f"No {which} supervisor is named."
        yield Told("supervisors", words, which if worker else f"no_{which}")
    if named.cover:
        yield Told("supervisors", f"The social supervisor is covered by {named.cover}.", "covered")
    for which in sorted(named.failing):
        yield Told("supervisors", f"Nobody supervises: {which}.", f"failing_{which}", "SUP-ALLOC-DUTY", "line_manager")
    if named.home_worker:
        yield Told("supervisors", f"Social worker of the home authority: {named.home_worker}.", "home_worker")


def _conditions(file: SupervisionFile, _: Now) -> Iterator[Told]:
    for each in file.discharge.conditions:
        yield Told("conditions", f"{code_in_words(each.kind)}: {each.words.rstrip('. ')}.", each.kind)
    if file.discharge.conditions:
        for which in sorted({"social", "clinical"} - file.discharge.acknowledged):
            words = f"The {which} supervisor has not confirmed that the conditions are understood."
            yield Told("conditions", words, f"to_confirm_{which}", "SUP-COND-UNDERSTOOD", f"{which}_supervisor")


def _contact(file: SupervisionFile, _: Now) -> Iterator[Told]:
    if file.stage not in IN_COMMUNITY:
        return
    last = file.visits.last_seen
    yield Told("visits", f"Last seen {date_in_words(last.date())}." if last else "Not seen since the discharge.",
               "last_seen", on=last.date() if last else None)  # fmt: skip
    if file.visits.due_on:
        yield Told("visits", f"Next visit by {date_in_words(file.visits.due_on)}.", "next_visit", "SUP-VISIT-MONTHLY",
                   "social_supervisor", file.visits.due_on)  # fmt: skip


def _risk(file: SupervisionFile, _: Now) -> Iterator[Told]:
    known = file.risk
    for breach in sorted(known.breaches):
        yield Told("under review", f"Breach {breach}: what is done is not decided.", "breach", "SUP-BREACH-REVIEW",
                   "social_supervisor")  # fmt: skip
    if known.concern:
        words = f"A concern is open: {codes_in_a_sentence(known.grounds)}."
        yield Told("under review", words, "concern", "SUP-MONITOR-MH-RISK")
    if known.recall_requested:
        yield Told("under review", "A recall is asked for.", "recall_requested", "SUP-RECALL-RECORD",
                   "casework_section")  # fmt: skip
    if file.legal.status == "recalled" and not known.referred:
        yield Told("under review", "The case is not before the Tribunal yet.", "reference", "MDO-RECALL-REF-1M",
                   "casework_section")  # fmt: skip
    if known.seniors_asked:
        yield Told("under review", "Senior managers have not answered.", "seniors", "SUP-ESCALATE-SENIOR")
    for name, state in sorted(known.assessments.items()):
        if state == "asked":
            yield Told("under review", f"Assessment {name} under the Act: no outcome yet.", "assessment",
                       "SUP-MHA-ASSESS-REQUEST")  # fmt: skip


def _flags(file: SupervisionFile, _: Now) -> Iterator[Told]:
    for name, flag in sorted(file.flags.known.items()):
        if flag.applies:
            words = f"{code_in_words(name)} applies{f'; contact: {flag.contact}' if flag.contact else ''}."
            yield Told("flags", words, name)
    for owed in file.flags.owed:
        to, about = owed.split(":")
        yield Told("to be told", f"{code_in_words(to)}: {code_in_a_sentence(about)}.", owed, by="social_supervisor")


_PARTS = (
    _legal,
    _area,
    _supervisors,
    _conditions,
    _contact,
    reports_told,
    supervision_told,
    tribunals_told,
    _risk,
    _flags,
)
