"""The indicators of abuse in care homes, list by list (NG189 1.4.7-1.4.24, 1.12.1-1.12.10), by codes of our own."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

__all__ = ["CONSIDER", "SUSPECT", "IndicatorList", "list_of"]

IndicatorList = Literal[
    "EST-IND-NEGLECT-C", "EST-IND-NEGLECT-S", "EST-IND-PHYS-C", "EST-IND-PHYS-S", "EST-IND-SEX-C", "EST-IND-SEX-S",
    "EST-IND-PSY-C", "EST-IND-PSY-S", "EST-IND-FIN-C", "EST-IND-FIN-S", "EST-IND-DISC-C", "EST-IND-DISC-S",
    "EST-ORG-SUSPECT", "EST-ORG-C1", "EST-ORG-C2", "EST-ORG-C3", "EST-ORG-C4", "EST-ORG-C5", "EST-ORG-C6",
    "EST-ORG-C7", "EST-ORG-C8",
]  # fmt: skip

CONSIDER: Mapping[IndicatorList, frozenset[str]] = MappingProxyType({
    "EST-IND-NEGLECT-C": frozenset({
        "self_presentation_not_supported", "given_others_clothes", "occasional_poor_hygiene_dirty_clothes",
        "unsuitable_clothing", "unintended_weight_change", "no_suitable_food_drink", "repeated_utis",
        "skin_integrity_not_protected", "no_company", "uncharacteristic_withdrawal", "no_meaningful_activity",
        "no_medical_dental_access", "aids_occasionally_denied_against_plan", "medication_missed_wrong",
        "no_outdoor_space", "first_aid_not_given",
    }),
    "EST-IND-PHYS-C": frozenset({
        "unexplained_marks_injuries", "unexplained_pain",
    }),
    "EST-IND-SEX-C": frozenset({
        "sexualised_language", "sexualised_behaviour_teasing", "unexplained_behaviour_change",
        "changed_relationships_avoidance",
    }),
    "EST-IND-PSY-C": frozenset({
        "rude_address_on_any_occasion", "prevented_speaking", "systematic_isolation", "care_information_withheld",
        "not_involved_in_care_planning", "choice_denied_on_any_occasion", "unsupervised_access_denied",
        "unexplained_behaviour_change",
    }),
    "EST-IND-FIN-C": frozenset({
        "money_belongings_not_recorded", "loss", "no_access_own_money_belongings",
        "not_involved_in_spending_decisions", "unneeded_purchases_doubtful_investments", "evasive_money_manager",
        "others_unusual_interest", "unusual_difficulty_guarding",
    }),
    "EST-IND-DISC-C": frozenset({
        "choices_about_care_denied", "care_ignores_cultural_protected_characteristic_needs",
        "psychological_consider_indicators_linked_protected_characteristics",
    }),
    "EST-ORG-C1": frozenset({
        "leadership_governance_unclear", "managers_seldom_observe_staff_are_unavailable",
        "managers_overly_controlling_block_improvement",
        "policies_missing_on_safeguarding_whistleblowing_complaints", "policies_exist_but_unused",
        "safeguarding_policy_out_line_care_act", "policies_not_accessible_residents_visitors_staff",
        "blanket_procedures_regardless_need", "concepts_not_explained_residents",
        "residents_not_involved_in_running_home",
    }),
    "EST-ORG-C2": frozenset({
        "contractual_safeguarding_requirements_unmet", "national_regulations_fundamental_standards_unmet",
        "fails_act_on_inspections_audits", "improvements_not_sustained",
        "quality_not_monitored_against_cqc_key_lines",
    }),
    "EST-ORG-C3": frozenset({
        "issues_not_always_reported", "no_audit_action_after_disclosure", "no_clear_policy_on_raising_concerns",
        "serious_incidents_unreported", "few_concerns_recorded_referred", "poor_outdated_records",
        "uneven_pattern_who_raises_concerns", "concerns_routed_through_complaints",
        "mca_deprivation_liberty_rules_not_followed",
    }),
    "EST-ORG-C4": frozenset({
        "unsafe_recruitment", "supervision_absent_undocumented", "no_training_induction_evidence", "high_absence",
        "excessive_hours", "poor_working_conditions", "high_turnover_reliance_on_temporary_staff",
    }),
    "EST-ORG-C5": frozenset({
        "poor_medicines_management", "restrictive_practice", "no_meaningful_activity",
        "behaviours_concern_mismanaged", "sudden_undiscussed_plan_changes", "task_led_not_person_centred",
        "assumptions_missed_needs", "requests_ignored_preferences_interfered", "residents_reluctant_complain",
        "preferential_treatment", "inconsistent_standards",
    }),
    "EST-ORG-C6": frozenset({
        "missed_appointments_no_onward_referral", "advocacy_denied_those_who_need_it",
    }),
    "EST-ORG-C7": frozenset({
        "too_few_staff_per_shift", "equipment_unsuitable_poorly_kept_insufficient",
        "accepts_residents_beyond_staff_skills", "under_investment_against_fees", "funded_one_one_not_provided",
        "residents_money_unprotected",
    }),
    "EST-ORG-C8": frozenset({
        "dirty_smelly_poor_infection_control", "call_bells_removed_off_overused", "visitors_kept_areas_not_engaged",
        "visitors_discouraged_without_reason", "no_engagement_parent_organisation",
    }),
})  # fmt: skip
"""Each may have an innocent cause: speak with the home's lead, watch, look for others."""

SUSPECT: Mapping[IndicatorList, frozenset[str]] = MappingProxyType({
    "EST-IND-NEGLECT-S": frozenset({
        "no_agreed_plan", "plan_not_delivered", "deterioration_without_response", "dirty_unhygienic_environment",
        "repeated_poor_hygiene_soiled_clothes", "malnutrition", "frequent_uncharacteristic_disengagement",
        "reluctant_external_health_social_care_contact", "restricted_food_drink_outside_plan", "not_kept_from_hazards",
        "repeated_medication_failures", "aids_denied_against_plan",
    }),
    "EST-IND-PHYS-S": frozenset({
        "repeated_marks", "unlikely_accidental_injuries", "unauthorised_restraint", "flinching_change_near_person",
        "unexplained_fractures", "activity_limited_medication_misuse_covert_medication",
    }),
    "EST-IND-SEX-S": frozenset({
        "intimate_relationship_staff", "touching_where_capacity_to_consent_lacks",
        "unexplained_genital_or_anal_symptoms",
        "unexplained_fluids", "sexual_act_another_incl_spouse_resident", "sexually_transmitted_infection",
        "pregnancy",
    }),
    "EST-IND-PSY-S": frozenset({
        "repeated_rudeness", "shouted_at_threatened", "repeated_humiliation",
        "marriage_partnership_doubtful_consent", "advocacy_denied", "repeated_denial_choice",
    }),
    "EST-IND-FIN-S": frozenset({
        "money_property_used_for_others", "treasured_items_keep_going_missing",
        "marriage_partnership_without_likely_capacity", "will_changed_under_pressure",
        "lpa_signed_without_capacity", "financial_information_not_confidential",
    }),
    "EST-IND-DISC-S": frozenset({
        "unequal_treatment_access", "humiliation_threats_linked_protected_characteristic",
        "religious_cultural_support_missing", "advocacy_denied",
        "psychological_suspect_indicators_linked_protected_characteristics",
    }),
    "EST-ORG-SUSPECT": frozenset({
        "non_reporting_deliberate_otherwise", "redacted_falsified_missing_records",
        "multiple_admissions_leading_enquiries", "repeated_lack_nursing_medical_dental_access",
        "frequent_unexplained_deterioration", "money_misused_home", "sudden_rise_in_identified_abuse",
        "eviction_after_complaints", "victimisation_for_raising_concerns",
        "failure_improve_deterioration_over_time",
    }),
})  # fmt: skip
"""Each is reason to suspect abuse: refer."""


def list_of(name: IndicatorList) -> frozenset[str]:
    """The indicators of one list."""
    return SUSPECT.get(name) or CONSIDER[name]
