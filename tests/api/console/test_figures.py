"""The area's book of MAPPA, and figures as tables."""

from collections.abc import Mapping
from datetime import date

import pytest

from console.figures import tables_of
from console.menu import menu_of
from console.reports import REPORTS, Report
from domain.kernel.figures import Share
from domain.kernel.message import Message
from domain.kernel.register import Actor
from domain.mappa.figures.indicators import Indicator
from domain.registry import LAWBOOK
from domain.supervision.figures.listed import ListedReport
from tests.api.console.conftest import Browse


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.code)
async def test_every_table_of_figures_is_for_its_roles_alone(browse: Browse, report: Report) -> None:
    reader = await browse("anna", report.roles[0])
    listed = await reader.get("/figures")
    assert listed.links[report.title] == f"/console/figures/{report.code}"
    page = await reader.get(f"/figures/{report.code}")
    assert ("h1", report.title) in page.headings
    form = page.form(f"/figures/{report.code}", "Show")
    asked = {"month": "2026-03"} if report.monthly else {"first": "2026-03-01", "last": "2026-03-31"}
    assert set(asked) == form.names
    assert "From 1 March 2026 to 31 March 2026" in (await reader.get(f"/figures/{report.code}", **asked)).text
    for name in asked:
        await reader.get(f"/figures/{report.code}", 422, **{**asked, name: "soon"})
    screener = await browse("scott", "Screener")
    await screener.get(f"/figures/{report.code}", 403)


async def test_figures_that_there_are_not(browse: Browse) -> None:
    anna = await browse("anna", "TeamLeader")
    await anna.get("/figures/knitting", 404)
    await anna.get("/figures/forensic", 422, month="2500-01")
    court = await browse("fay", "ForensicMentalHealthPractitioner")
    await court.get("/figures/court-liaison", 422, first="2026-03-02", last="2026-03-01")


@pytest.mark.parametrize(
    ("today", "monthly", "days"),
    [
        ("2026-01-31", True, ("2025-12-01", "2025-12-31")), ("2026-03-01", True, ("2026-02-01", "2026-02-28")),
        ("2026-01-31", False, ("2025-10-01", "2025-12-31")), ("2026-06-30", False, ("2026-01-01", "2026-03-31")),
        ("2026-07-01", False, ("2026-04-01", "2026-06-30")),
    ],
)  # fmt: skip
def test_the_last_month_or_quarter_that_is_over_is_shown_first(
    today: str, monthly: bool, days: tuple[str, str]
) -> None:
    report = next(each for each in REPORTS if each.monthly == monthly)
    assert report.usual(date.fromisoformat(today)) == tuple(map(date.fromisoformat, days))


class Missed(Message):
    case: str
    late: bool
    days: int | None


class Audit(Message):
    reports: int
    roles: tuple[str, ...]


class Some(Message):
    month: date
    recalls: int
    trained: Share
    by_course: Mapping[str, Share]
    missed: tuple[Missed, ...]
    below: tuple[str, ...]
    audits: Mapping[str, Audit]
    nobody: Mapping[str, int]


def test_figures_are_told_in_one_table_of_numbers_and_one_for_each_breakdown() -> None:
    rule = next(iter(LAWBOOK.in_force(date(2026, 3, 1)).rules.values()))
    found = Some(
        month=date(2026, 3, 1), recalls=2, trained=Share(met=1, of=3), by_course={"amhp": Share(met=1, of=2)},
        missed=(Missed(case="c/1", late=True, days=None),), below=(rule.id,),
        audits={"first": Audit(reports=2, roles=("DSO",))}, nobody={},
    )  # fmt: skip
    single, course, missed, below, audits, nobody = tables_of(found, LAWBOOK.in_force(date(2026, 3, 1)))
    assert single.rows == (("Recalls", "2"), ("Trained", "1 of 3"))
    assert (course.title, course.rows) == ("By course", (("AMHP", "1 of 2"),))
    assert (missed.columns, missed.rows) == (("Case", "Late", "Days"), (("c/1", "yes", "-"),))
    assert below.rows == ((f"{rule.title} ({rule.id})",),)
    assert (audits.columns, audits.rows) == (("Audits", "Reports", "Roles"), (("first", "2", "DSO"),))
    assert nobody.rows == ()


def test_no_code_stands_in_the_indicators_and_no_id_is_put_into_words() -> None:
    law = LAWBOOK.in_force(date(2026, 3, 1))
    some = Indicator(rule="MAPPA-KPI-4", target=100, total=Share(met=1, of=2), parts={"yot": Share(met=1, of=1),
                     "childrens_services": Share(met=0, of=1)}, met=False, missing=("prison.elmley",))  # fmt: skip
    assert tables_of([some], law)[0].rows == ((
        f"{law.rule('MAPPA-KPI-4').title} (MAPPA-KPI-4)", "100%", "1 of 2", "YOT 1 of 1, children's services 0 of 1",
        "no", "prison (Elmley)",
    ),)  # fmt: skip
    late = ListedReport(case="c", report="r1", due_on=date(2026, 3, 1), state="missed", supervisor="dana_k",
                        team="Thanet_1", missed=True, reason="mental_health", audits=("2027_q1",))  # fmt: skip
    assert tables_of([late], law)[0].rows == (
        ("c", "r1", "1 March 2026", "Missed", "dana_k", "Thanet_1", "yes", "Mental health", "2027_q1"),
    )


async def test_the_book_of_the_area(browse: Browse) -> None:
    mo = await browse("mo", "MappaCoordinator", team=None)
    page = await mo.get("/book")
    assert "Attendance by agency" in page.text
    assert (
        "Nothing to tell Meetings to come"
        in (await mo.get("/book", **{"from": "2016-01-01", "until": "2016-01-02"})).text
    )
    for odd in ({"from": "soon"}, {"from": "2026-03-02", "until": "2026-03-01"}, {"until": "1999-01-01"}):
        await mo.get("/book", 422, **odd)
    dana = await browse()
    await dana.get("/book", 403)
    assert "Meetings" in page.links
    assert "Meetings" not in (await dana.get("/work/mine")).links


def test_everybody_is_offered_what_is_for_them() -> None:
    def offered(*roles: str) -> set[str]:
        return {words for _, words, _ in menu_of(Actor(id="anna", roles=roles))}

    assert menu_of(None) == ()
    assert offered("SystemAdministrator") == {"Registers"}
    everybody = {"Work", "Cases", "New case", "Letters", "Registers", "Outside events", "Over all cases"}
    assert offered("DSO") == everybody
    assert {"Meetings", "Figures"} & offered("MappaCoordinator", "SmbChair") == {"Meetings", "Figures"}
    assert offered("Operations") == set()
