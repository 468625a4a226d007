"""The figures of one month over the cases of an authority: the twelve of the catalogue, audits, cases per supervisor.

Pure: cases as ``facts`` has them, a month, the day on which the figures are made. Nothing in words goes out: why a
report was missed is told by its code and read in the case, where reading is logged. Groups of one to four people are
left out of what is published.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import fmean, median

from domain.calendar.spans import add_months
from domain.kernel.figures import NOT_RECORDED, age_group
from domain.kernel.message import Message
from domain.supervision.figures.facts import AuditFacts, Supervised

__all__ = ["Asked", "Audited", "CasesPerSupervisor", "Group", "Missed", "SupervisionFigures", "supervision_figures"]

_UNKNOWN = frozenset({NOT_RECORDED, "not_stated"})
_SMALL = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """``authority``: whose figures. ``racialised``: the area's codes of racialised communities; None: not chosen.

    ``practising``: social supervisors in post with a running standing. ``published``: leave small groups out.
    """

    authority: str
    month: date
    run_on: date
    racialised: frozenset[str] | None = None
    practising: int = 0
    published: bool = False
    cases: Sequence[Supervised] = field(default=())

    @property
    def last(self) -> date:
        """The last day of the month."""
        return date.fromordinal(add_months(self.month, 1).toordinal() - 1)

    def within(self, day: date) -> bool:
        """Whether the day lies in the month."""
        return self.month <= day <= self.last


class Group(Message):
    """So many people of one group, and their share; None: too few to be published."""

    count: int | None
    share: float | None


class Missed(Message):
    """One missed report."""

    case: str
    report: str
    due_on: date
    days_late: int
    submitted: bool
    reason: str
    """The code; not_recorded while nobody gave one."""
    mhcs_told: bool


class Audited(Message):
    """One audit: how many reports, how many met the standard, which of the three roles took part."""

    reports: int
    met: int
    roles: tuple[str, ...]


class CasesPerSupervisor(Message):
    """Open supervised cases for each practising supervisor (WORK-M-CASES-PER-SS); None: nobody practises."""

    average: float | None
    median: float | None
    most: int


class SupervisionFigures(Message):
    """Of one month; stocks are of its last day."""

    month: date
    run_on: date
    discharged_home: int
    """Conditionally discharged people for whom this authority owes after-care (SUP-M-CD-COUNT)."""
    discharged_host: int
    """Those of other authorities who live here."""
    reports_scheduled: int
    """SUP-M-REPORTS-SCHEDULED."""
    reports_missed: int
    """SUP-M-REPORTS-MISSED, with ``missed_rate``, ``missed_by_case`` and each in ``missed``."""
    missed_rate: float | None
    missed_by_case: Mapping[str, int]
    missed: tuple[Missed, ...]
    recalls: int
    """SUP-M-RECALLS; a person recalled twice counts twice."""
    recalls_per_100: float | None
    """Of a hundred people conditionally discharged at the beginning of the month."""
    tribunals: int
    """Heard, of people conditionally discharged on that day (SUP-M-TRIBUNALS)."""
    out_of_area_by_host: Mapping[str, int]
    """Ours who live elsewhere, by authority of residence (SUP-M-OOA)."""
    hosted_by_home: Mapping[str, int]
    ethnicity: Mapping[str, Group]
    """SUP-M-ETHNICITY."""
    racialised: Group | None
    """Of all open cases with a known ethnicity (SUP-M-RACIALISED); None: the area has chosen no list of codes."""
    ethnicity_unknown: int
    absolute_by_tribunal: int
    """SUP-M-ABS-DISCHARGE-TRIBUNAL."""
    absolute_by_mhcs: int
    """SUP-M-ABS-DISCHARGE-MHCS."""
    absolute: int
    exceptions: Mapping[str, int]
    """Critical incidents and other legal interventions, by type (SUP-M-EXCEPTIONS)."""
    by_age: Mapping[str, Group]
    """SUP-M-DEMOGRAPHICS, with the three below."""
    by_sex: Mapping[str, Group]
    by_disability: Mapping[str, Group]
    by_language: Mapping[str, Group]
    cases_per_supervisor: CasesPerSupervisor
    audits: Mapping[str, Audited]
    """Audits of the month (FOR-CDR-AUDIT)."""


def supervision_figures(asked: Asked) -> SupervisionFigures:
    """The figures of the month."""
    supervised = [case for case in asked.cases if case.discharged_on(asked.last)]
    missed = tuple(_missed(asked))
    scheduled = sum(asked.within(r.due_on) and not r.cancelled for case in asked.cases for r in case.reports)
    return SupervisionFigures(
        month=asked.month, run_on=asked.run_on,
        discharged_home=sum(case.home == asked.authority for case in supervised),
        discharged_host=sum(_hosted(case, asked.authority) for case in supervised),
        reports_scheduled=scheduled,
        reports_missed=len(missed),
        missed_rate=len(missed) / scheduled if scheduled else None,
        missed_by_case=_count(each.case for each in missed),
        missed=missed,
        out_of_area_by_host=_count(
            str(case.residence) for case in _open(asked) if case.home == asked.authority and _away(case)
        ),
        hosted_by_home=_count(str(case.home) for case in _open(asked) if _hosted(case, asked.authority)),
        cases_per_supervisor=_loads(supervised, asked.practising),
        audits=_audits(asked),
        **_happened(asked), **_people(supervised, asked),
    )  # fmt: skip


def _missed(asked: Asked) -> Iterator[Missed]:
    for case in asked.cases:
        for report in case.reports:
            if asked.within(report.due_on) and report.missed_by(asked.run_on):
                yield Missed(
                    case=case.case, report=report.report, due_on=report.due_on,
                    days_late=report.days_late(asked.run_on), submitted=report.submitted_on is not None,
                    reason=report.reason or NOT_RECORDED, mhcs_told=report.told,
                )  # fmt: skip


def _happened(asked: Asked) -> dict[str, object]:
    """What is counted by the day on which it happened."""
    recalls = sum(asked.within(day) for case in asked.cases for day in case.recalls)
    before = sum(case.discharged_on(asked.month) or asked.month in case.recalls for case in asked.cases)
    granted = [by for case in asked.cases if case.absolute for by, on in (case.absolute,) if asked.within(on)]
    incidents = (kind for case in asked.cases for kind, on in case.incidents if asked.within(on))
    heard = sum(case.heard_on(on) for case in asked.cases for on in case.hearings if asked.within(on))
    return {
        "recalls": recalls, "recalls_per_100": 100 * recalls / before if before else None, "tribunals": heard,
        "absolute_by_tribunal": granted.count("tribunal"), "absolute_by_mhcs": granted.count("secretary_of_state"),
        "absolute": len(granted), "exceptions": _count(incidents),
    }  # fmt: skip


def _people(supervised: Sequence[Supervised], asked: Asked) -> dict[str, object]:
    """The supervised people by group; the racialised communities among all open cases."""
    known = [case.demographics for case in supervised]
    ethnic = [case.demographics.ethnicity or NOT_RECORDED for case in _open(asked)]
    said = [each for each in ethnic if each not in _UNKNOWN]
    named = asked.racialised
    racialised = None if named is None else _group(sum(each in named for each in said), len(said), asked)
    return {
        "ethnicity": _groups((each.ethnicity for each in known), asked), "racialised": racialised,
        "ethnicity_unknown": len(ethnic) - len(said),
        "by_age": _groups((age_group(each.born, asked.last) for each in known), asked),
        "by_sex": _groups((each.sex for each in known), asked),
        "by_disability": _groups((each.disability for each in known), asked),
        "by_language": _groups((each.language for each in known), asked),
    }  # fmt: skip


def _open(asked: Asked) -> Iterator[Supervised]:
    return (case for case in asked.cases if case.open)


def _away(case: Supervised) -> bool:
    return case.residence is not None and case.residence != case.home


def _hosted(case: Supervised, authority: str) -> bool:
    return case.residence == authority and case.home is not None and case.home != authority


def _loads(supervised: Iterable[Supervised], practising: int) -> CasesPerSupervisor:
    """One case counts to its own supervisor only; a practising supervisor without one counts with none."""
    loads = sorted(Counter(case.supervisor for case in supervised if case.supervisor).values())
    each = [0] * max(0, practising - len(loads)) + loads
    return CasesPerSupervisor(
        average=fmean(each) if each else None, median=median(each) if each else None, most=max(each, default=0)
    )


def _audits(asked: Asked) -> dict[str, Audited]:
    found: dict[str, list[AuditFacts]] = {}
    for audit in (audit for case in asked.cases for audit in case.audits if asked.within(audit.on)):
        found.setdefault(audit.audit, []).append(audit)
    return {
        name: Audited(
            reports=len(each), met=sum(a.meets_standard for a in each), roles=tuple(sorted({a.role for a in each}))
        )
        for name, each in sorted(found.items())
    }


def _groups(codes: Iterable[str | None], asked: Asked) -> dict[str, Group]:
    found = [code or NOT_RECORDED for code in codes]
    return {code: _group(n, len(found), asked) for code, n in _count(found).items()}


def _group(n: int, of: int, asked: Asked) -> Group:
    if asked.published and 0 < n < _SMALL:
        return Group(count=None, share=None)
    return Group(count=n, share=n / of if of else None)


def _count(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items()))
