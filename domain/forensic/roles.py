"""Who is who in the service (000 section 4; the permission table of the pathway file). Names of roles, nothing else."""

__all__ = [
    "ADMIN", "ALLOCATABLE", "ALL_STAFF", "ASSISTANT_DIRECTOR", "CARE_STAFF", "LEADS", "MANAGERS", "SCREENER", "SERVICE",
    "SERVICE_MANAGER", "SYSTEM", "SOCIAL_WORK_ASSISTANT",
]  # fmt: skip

SCREENER = frozenset({"TeamLeader"})
"""Screening and allocation are the Team Leader's alone (6.4)."""
ADMIN = frozenset({"AdministrationOfficer"})
SERVICE = frozenset({"Service"})
"""What other systems tell: the mailbox, a partner's case system."""
SYSTEM = frozenset({"System"})
"""The joint meeting of the service, which tells each case that it discussed."""
LEADS = frozenset({"TeamLeader", "AdvancedPractitioner"})
SERVICE_MANAGER = frozenset({"ServiceManager"})
ASSISTANT_DIRECTOR = frozenset({"AssistantDirector"})
MANAGERS = LEADS | SERVICE_MANAGER
ALLOCATABLE = frozenset({"SocialWorker"}) | MANAGERS
"""Social workers; the Team Leader and the Advanced Practitioner hold cases too, the Service Manager exceptionally."""
SOCIAL_WORK_ASSISTANT = frozenset({"SocialWorkAssistant"})
CARE_STAFF = ALLOCATABLE | SOCIAL_WORK_ASSISTANT
ALL_STAFF = CARE_STAFF | ADMIN | {"BusinessSupportOfficer"}
