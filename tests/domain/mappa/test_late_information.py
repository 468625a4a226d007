"""What the prison says after the level is set has the level considered again (MAPPA-CUS-LEVEL-POM-LATE, 15.17)."""

import pytest

from domain.mappa.file import MappaFile
from domain.mappa.level.assessing import LevelInformationGathered, level_information_gathered
from domain.mappa.level.state import Level


@pytest.mark.parametrize(
    ("number", "assessing", "concerns", "again"),
    [(1, "", True, True), (1, "", False, False), (None, "", True, False), (1, "change", True, False)],
)
def test_a_late_concern_owes_a_review(number: int | None, assessing: str, concerns: bool, again: bool) -> None:
    file = MappaFile(level=Level.model_validate({"number": number, "assessing": assessing}))
    told = LevelInformationGathered(agency="prison", concerns=concerns)
    assert ("information" in level_information_gathered(file, told).level.review_owed) is again
