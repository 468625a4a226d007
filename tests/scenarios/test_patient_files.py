"""The files of patients detained through the courts leave no command out, and every guard says no in one of them."""

from domain.patient import stages as s
from tests.scenarios.pathway_files import ChartedFiles

CHART = {
    ("", s.DETAINED), ("", s.GUARDIANSHIP), (s.DETAINED, s.CONDITIONAL), (s.CONDITIONAL, s.DETAINED),
    (s.DETAINED, s.CTO), (s.CTO, s.DETAINED), (s.DETAINED, s.REMITTED), (s.REMITTED, s.DETAINED),
    (s.DETAINED, s.COMMUNITY), (s.DETAINED, s.ENDING), (s.DETAINED, s.ENDED), (s.CONDITIONAL, s.ENDING),
    (s.CTO, s.ENDING), (s.GUARDIANSHIP, s.ENDING), (s.COMMUNITY, s.ENDING), (s.COMMUNITY, s.ENDED), (s.ENDING, s.ENDED),
}  # fmt: skip


class TestPatientFiles(ChartedFiles):
    """From the order of the court to the end of it."""

    folder, pathways = "patient", ("patient",)
    chart = frozenset(CHART)
    shown_by_tests = {
        "MDO-EXIT-C2-S37": "the ground of MappaEnded, where the files expect it",
        "MDO-S45A-REMIT": "the ground of PatientRemitted, where the files expect it",
    }  # fmt: skip
