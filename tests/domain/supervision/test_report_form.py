"""The printed form of a report: what was written last, and who signed that version."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from domain.kernel.happened import Happened
from domain.letters.paper import words_on
from domain.supervision.file import SupervisionFile
from domain.supervision.reports.form import PrintedReport, Whose, printed
from domain.supervision.reports.sending import ReportSentToClinicalSupervisor, ReportSubmitted
from domain.supervision.reports.state import Report, Reports, Timetable
from domain.supervision.reports.writing import ReportDrafted, ReportReturned, ReportSignedOff
from domain.supervision.stages import SUPERVISED

DUE = date(2027, 3, 28)
FILE = SupervisionFile(
    stage=SUPERVISED,
    reports=Reports(timetable=Timetable(first_due=DUE), known={"r1": Report(nth=1, due_on=DUE)}),
)
BEGUN = datetime(2027, 3, 15, 10, tzinfo=UTC)


def drafted(version: int = 1, report: str = "r1", **more: Any) -> ReportDrafted:
    return ReportDrafted(
        report=report, part_a="Part A text", condition="Stable", behaviour="Keeps to it", version=version,
        author="sam", **more,
    )  # fmt: skip


SIGNED = ReportSignedOff(report="r1", assured="Facts", comments="A careful report", version=1, signer="tess",
                         authors=("sam",))  # fmt: skip


def told(*events: Any) -> PrintedReport | None:
    happened = [
        Happened(event=event, effective_at=BEGUN + timedelta(days=n), recorded_at=BEGUN + timedelta(days=n), by="x",
                 law="any")
        for n, event in enumerate(events)
    ]  # fmt: skip
    return printed("r1", FILE, happened)


def test_a_report_that_nobody_wrote_or_nobody_owes_is_no_paper() -> None:
    assert told() is None
    assert told(SIGNED) is None
    assert told(drafted(report="r2")) is None
    assert printed("r9", FILE, ()) is None


def test_a_draft_says_so_on_every_page_and_who_wrote_it() -> None:
    found = told(drafted(mappa="level_2", absolute_discharge="recommended"))
    assert found is not None
    paper = found.paper(Whose())
    words = words_on(paper)
    assert paper.marking == "DRAFT: NOT SIGNED OFF"
    assert {"Part A text", "Stable", "Keeps to it", "Level 2", "recommended", "28 March 2027", "not yet"} <= set(words)
    assert "sam, 15 March 2027" in words
    assert ("Name", "not recorded") in paper.blocks[0].model_dump()["rows"]
    assert "Part B: other agencies" not in words
    assert "Line manager's comments" not in words


def test_what_was_signed_has_the_comments_and_the_way_it_went_but_not_what_the_assurance_looked_at() -> None:
    submitted = ReportSubmitted(report="r1", clinical_report="with_it", due_on=DUE, submitted_on=date(2027, 3, 18))
    found = told(
        drafted(other_agencies="The housing provider"), SIGNED,
        ReportSentToClinicalSupervisor(report="r1", to="cleo"), submitted,
    )  # fmt: skip
    assert found is not None
    paper = found.paper(Whose(name="An Invented Person", born=date(1981, 5, 6)))
    words = words_on(paper)
    assert paper.marking is None
    assert {"An Invented Person", "6 May 1981", "A careful report", "The housing provider"} <= set(words)
    assert {"tess, 16 March 2027", "17 March 2027", "18 March 2027", "went with this one"} <= set(words)
    assert "Facts" not in words


def test_a_version_that_was_written_anew_is_signed_anew() -> None:
    returned = ReportReturned(report="r1", version=1, because="Say more")
    found = told(drafted(), returned, drafted(version=2))
    assert found is not None
    assert found.paper(Whose()).marking is not None
    again = told(drafted(), SIGNED, drafted(version=2))
    assert again is not None
    assert again.signed is None
    assert "r1, version 2" in words_on(again.paper(Whose()))
