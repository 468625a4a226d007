"""A dated list answers for the day of the outcome only; before its first day nothing can be said."""

from datetime import date

from domain.kernel.reference import ReferenceList, References


def _list(version: str, since: date, until: date | None = None) -> ReferenceList:
    return ReferenceList(
        name="cja2003-sch15-1", version=version, in_force_from=since, in_force_to=until, source="Invented", rows={}
    )


def test_the_version_of_the_day_is_asked_and_none_before_the_first() -> None:
    held = References(lists=(_list("a", date(2020, 1, 1), date(2022, 12, 31)), _list("b", date(2022, 6, 1))))
    versions = [
        found.version if (found := held.held("cja2003-sch15-1", day)) else None
        for day in (date(2019, 12, 31), date(2020, 1, 1), date(2022, 5, 31), date(2022, 6, 1), date(2026, 1, 1))
    ]
    assert versions == [None, "a", "a", "b", "b"]
    assert held.held("cja2003-sch15-2", date(2026, 1, 1)) is None
