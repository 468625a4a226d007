"""The community forensic social work service: from a referral to the end of its care (source 000)."""
