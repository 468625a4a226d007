"""What the region flags knows: which flags stand; no particulars of anybody."""

from typing import Literal

from domain.kernel.message import Message

__all__ = ["Flag", "Flags"]

Flag = Literal[
    "looked_after", "eligible_child", "relevant_child", "care_experienced", "terrorism_act", "terrorism_connected",
    "terrorism_risk", "tpim", "anonymity_order", "foreign_national", "nationality_uncertain", "immigration_detained",
    "armed_forces", "work_restricted", "homelessness_risk", "lacks_housing_capacity", "after_care_117",
    "housing_staff_at_risk", "dwp_staff_at_risk", "media_interest", "serious_organised_crime", "high_profile",
    "cppc_registered", "very_high_risk", "life_or_ipp", "sensitive_information", "no_licence", "child_disclosure",
    "legal_advice", "press_enquiry",
]  # fmt: skip


class Flags(Message):
    """The region's slice of the file."""

    standing: frozenset[Flag] = frozenset()
    looked_after_days: int = 0
    """Days as a looked-after child between 14 and 16, over all periods (23.11)."""
