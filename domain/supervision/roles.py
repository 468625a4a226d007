"""Who acts in social supervision, by the names of the sources and of the pathway's table of permissions."""

from typing import Final

__all__ = [
    "ALLOCATES", "ASKS", "ASSISTANT_DIRECTOR", "AUTHORITIES", "CARE_STAFF", "CLINICAL_SUPERVISOR", "HOME", "HOST",
    "LEADS", "LINE_MANAGER", "MANAGERS", "NAMES", "SERVICE", "SERVICE_MANAGER", "SOCIAL_SUPERVISOR", "SYSTEM", "TOLD",
]  # fmt: skip

SOCIAL_SUPERVISOR: Final = frozenset({"SocialSupervisor"})
"""Of whatever profession and employer (001 paras 3.2, 3.5); which of them has the case says the case."""
CLINICAL_SUPERVISOR: Final = frozenset({"ClinicalSupervisor"})
LINE_MANAGER: Final = frozenset({"LineManager"})
"""The social supervisor's own; where Team Leader or Advanced Practitioner supervise, the Service Manager."""
LEADS: Final = frozenset({"TeamLeader", "AdvancedPractitioner"})
SERVICE_MANAGER: Final = frozenset({"ServiceManager"})
ASSISTANT_DIRECTOR: Final = frozenset({"AssistantDirector"})
MANAGERS: Final = LINE_MANAGER | LEADS | SERVICE_MANAGER
HOME: Final = frozenset({"HomeAuthority"})
"""The authority that is responsible for section 117 after-care."""
HOST: Final = frozenset({"HostAuthority"})
"""The authority in whose area the person lives."""
AUTHORITIES: Final = HOME | HOST | SERVICE_MANAGER | frozenset({"TeamLeader"})
SERVICE: Final = frozenset({"Service"})
"""What other systems tell: the hospital's, the casework section's, the Tribunal's."""
SYSTEM: Final = frozenset({"System"})
"""What another pathway of this service asks for."""
CARE_STAFF: Final = SOCIAL_SUPERVISOR | MANAGERS | frozenset({"SocialWorker"})
ASKS: Final = CARE_STAFF | AUTHORITIES | SERVICE | SYSTEM | frozenset({"HospitalTeam", "AdministrationOfficer"})
"""Who may ask for a social supervisor (chart: the hospital, the home or the host authority)."""
ALLOCATES: Final = frozenset({"TeamLeader", "LineManager"}) | HOST | HOME
"""The table's row "Social supervision allocation": Team Leader, line manager, the authority."""
NAMES: Final = ALLOCATES | SOCIAL_SUPERVISOR | SERVICE_MANAGER | SERVICE
TOLD: Final = SOCIAL_SUPERVISOR | MANAGERS | SERVICE
"""Who records what an outside body decided: the Tribunal, the Secretary of State, the casework section."""
