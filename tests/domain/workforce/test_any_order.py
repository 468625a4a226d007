"""A staff record, given what all its scenario files say in any order: no crash, no duty lost, always a way on."""

from datetime import date

from tests.domain.any_order import SHORT, AnyOrder, said_in


class AnyOrderOfAStaffRecord(AnyOrder):
    """From appointment to leaving."""

    base = "workforce/appointment-to-leaving.yaml"
    said = said_in("workforce", "worker")

    def go_on(self) -> None:
        """An appointment, and whoever is appointed may leave."""
        today = self.told.now.date()
        if self.told.stage == "":
            post = {"roles": ["SocialWorker"], "service": "forensic", "started": str(today)}
            self.told.do("AppointWorker", worker="nora", person="", **post)
        elif (self.told.case.file.leaving or date.max) > today:
            self.told.do("RecordLeaving", last_day=str(today))


AnyOrderOfAStaffRecord.TestCase.settings = SHORT
TestAnyOrder = AnyOrderOfAStaffRecord.TestCase
