"""Who must hear the outcome, and who has (S42-FB-WHO, S42-FB-RESP)."""

from datetime import UTC, datetime

from domain.kernel.happened import Happened
from domain.safeguarding.file import AgencyEnquiry, Checklist, Closing, Feedback, SafeguardingFile
from domain.safeguarding.hearing import hearings
from domain.safeguarding.outcome import EnquiryClosed

NOW = datetime(2026, 3, 9, 10, tzinfo=UTC)
FILE = SafeguardingFile(told=frozenset({"police", "children"}), agencies={"invented-care": AgencyEnquiry()})


def closed(**more: object) -> tuple[Happened, ...]:
    said = {"reason": "enquiry_concluded", "rationale": "x", "checklist": Checklist(), "feedback": Feedback(), **more}
    return (Happened(EnquiryClosed(closing=Closing.model_validate(said)), NOW, NOW, "dana", "2026-01"),)


def test_the_adult_the_referrer_and_each_body_involved_must_hear() -> None:
    assert [each.who for each in hearings(FILE, ())] == ["adult", "referrer", "police", "agency:invented-care"]
    anonymous = FILE.model_copy(update={"anonymous": True})
    assert "referrer" not in [each.who for each in hearings(anonymous, ())]


def test_what_the_closing_says_is_how_they_were_told() -> None:
    said = closed(
        evidence={"informed.adult": "at home, with her advocate", "informed.agencies": "at the last meeting"},
        feedback=Feedback(not_given_because="the referrer is not known"),
    )
    told = {each.who: each.told for each in hearings(FILE, said)}
    assert told == {
        "adult": "at home, with her advocate", "referrer": "not told: the referrer is not known", "police": None,
        "agency:invented-care": "at the last meeting",
    }  # fmt: skip


def test_each_is_told_by_letters_of_its_own() -> None:
    found = {each.who: (each.reader, each.kinds) for each in hearings(FILE, ())}
    assert found["adult"] == ("adult", ("outcome_for_adult",))
    assert found["police"] == ("agency:police", ("outcome_for_body",))
    assert found["agency:invented-care"] == ("agency:invented-care", ("outcome_for_body",))
