"""Discharge is planned: care programme meetings, the level, Level 2 and 3 referral, where the patient will live."""
