"""Rows 1 to 8: from a referral to risk assessment or to a closed concern."""

PERSON = "00000000-0000-4000-8000-000000000001"


def test_a_referral_on_the_kasc_goes_straight_to_triage_with_its_clock(tell) -> None:
    story = tell().at("2026-04-02T16:45").do("ReceiveReferral", person=PERSON, channel="KASC", content=["neglect"])
    assert story.brought == ("CaseOpened", "ReferralReceived", "DutyArose", "ReferralScreenedIn")
    assert story.stage == "TRIAGE"


def test_a_barred_reason_is_refused_and_writes_nothing(tell) -> None:
    story = tell().do("ReceiveReferral", person=PERSON, channel="KASC", content=["neglect"])
    story.do("CloseConcern", reason="already_resolved")
    assert "S42-CLOSE-BARRED" in story.refused
    assert story.brought == ()
    assert story.stage == "TRIAGE"
