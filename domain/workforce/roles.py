"""Posts and roles of the source (000 section 4) and who answers for whom."""

from typing import Final

__all__ = ["APPOINTERS", "CARE_STAFF", "FORENSIC", "LEADERS", "LINE_MANAGERS", "REGISTRARS", "SUPERVISED_BY"]

FORENSIC: Final = "forensic"
"""The code of the Community Forensic Social Work Service, whose structure source 000 lays down."""

LEADERS: Final = frozenset({"TeamLeader", "AdvancedPractitioner"})
CARE_STAFF: Final = frozenset({"SocialWorker", "SocialWorkAssistant"})
APPOINTERS: Final = frozenset({"ServiceManager", "CommunityTeamManager", "AssistantDirector"})
LINE_MANAGERS: Final = LEADERS | APPOINTERS | {"SeniorPractitioner", "BusinessSupportOfficer"}
REGISTRARS: Final = APPOINTERS | LEADERS | {"SeniorPractitioner"}
"""Who keeps standings, training and capabilities: section 4 of the pathway, "Register and training"."""

SUPERVISED_BY: Final = (
    ("WORK-LINE-SM", frozenset({"ServiceManager"}), frozenset({"AssistantDirector"})),
    ("WORK-LINE-TL-AP", LEADERS, frozenset({"ServiceManager"})),
    ("WORK-SUPERVISE-ADMIN", frozenset({"AdministrationOfficer"}), frozenset({"BusinessSupportOfficer"})),
    ("WORK-SUPERVISE-SOCIAL-CARE", CARE_STAFF, LEADERS),
)
"""Rule, the worker's roles, the supervisor's; the first row that fits counts (000 para 4.1, 4.2, 4.4, 4.5)."""
