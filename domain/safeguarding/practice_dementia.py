"""Advisory rules of the dementia guidance (004 L9279-10635) and of the Mental Capacity Act as it quotes it.

The source says of itself that it does not prescribe: these warn only where a dementia, or a doubt about
capacity, is noted (``NoteFact``).
"""

from domain.law.rule import Basis
from domain.safeguarding.practice import Practice, of_fact

__all__ = ["DEMENTIA_PRACTICE"]

_LIVED_WITH = of_fact("dementia")
_IN_DOUBT = of_fact("dementia", "capacity_in_doubt")
_STATUTE = Basis.STATUTE
_PLANNED, _ENQUIRED, _CONCLUDED, _CLOSED = (
    "SetTermsOfReference", "CompleteIoWork", "RecordPostEnquiryPlan", "CloseEnquiry"
)  # fmt: skip


def _dementia(  # noqa: PLR0917 -- a line of the table below, in the order of its columns
    rule: str, title: str, lines: str, asks: str, at: str, items: tuple[str, ...] = ()
) -> Practice:
    return Practice(rule, title, f"004 {lines}", asks, at, items, _LIVED_WITH)


DEMENTIA_PRACTICE = (
    _dementia("S42-DEM-COMMS", "Communication needs", "L10058-10115",
              "Ask the person, and those who know them, how they communicate best.", _PLANNED,
              ("dementia_type", "preferred_method", "time_of_day", "language", "hearing", "vision", "other_barriers",
               "style", "ethnicity", "religion_or_belief", "sexuality")),
    _dementia("S42-DEM-PLACE", "Choose the place", "L10263-10280",
              "Choose a familiar, quiet, confidential place, if possible not that of the alleged abuse.", _PLANNED),
    _dementia("S42-DEM-TRUST", "Work with trusted staff", "L10290-10294",
              "Work with staff who have the person's trust already, where possible.", _PLANNED),
    _dementia("S42-DEM-COMPANION", "Ask who should accompany", "L10308-10319",
              "Ask whom the person wants present, and meet when they can come.", _PLANNED),
    _dementia("S42-DEM-COMPANION-CHECK", "Companion linked to the concern", "L10319-10321",
              "Check that the companion is not connected with the concern.", _PLANNED),
    _dementia("S42-DEM-ADVREF", "General advocacy referral", "L10321-10323",
              "Where nobody supports the person, consider a general advocacy referral too.", _PLANNED),
    _dementia("S42-DEM-PROFILE", "One-page profile", "L10202-10220",
              "Consider a one-page profile.", _PLANNED, ("admired", "matters_most", "how_to_support")),
    _dementia("S42-DEM-VIEW", "The adult's own view", "L9414-9416; L9571-9576",
              "Record how the person sees it and what good comes of the risk; keep them central.", _ENQUIRED),
    _dementia("S42-DEM-RISKWORD", "Ask in the person's words", "L9580-9595",
              "Record concerns and wishes in the person's own words.", _ENQUIRED),
    _dementia("S42-DEM-NOASSUME", "No assumption from the diagnosis", "L9634-9637",
              "Do not take a lack of capacity from the diagnosis: say what it rests on.", _ENQUIRED),
    _dementia("S42-DEM-FRIEDA", "FRIEDA", "L9655-9712", "Check the practice against FRIEDA.", _ENQUIRED,
              ("fairness", "respect", "equality", "identity", "dignity", "autonomy")),
    _dementia("S42-DEM-PARTICIPATE", "Participation", "L9642-9647",
              "Support the person to decide; respect dignity, beliefs, circumstances and privacy.", _ENQUIRED),
    _dementia("S42-DEM-STRENGTHS", "Strengths-based", "L9713-9734",
              "Identify strengths of person, family and community, and wishes of earlier times.", _ENQUIRED),
    _dementia("S42-DEM-CULTURE", "Six areas of culture", "L9736-9760", "Consider culture and diversity.", _ENQUIRED,
              ("identity_and_experience", "health_and_disability", "relationships", "housing_and_means",
               "migration_and_language", "view_of_professionals")),
    _dementia("S42-DEM-WRITTEN", "Extra sessions and writing", "L10050-10056",
              "Allow more than one session; put concerns in writing where it helps.", _ENQUIRED),
    _dementia("S42-DEM-RAPPORT", "Build rapport over more than one session", "L10294-10306",
              "Meet more than once, at the person's pace, if the risk permits.", _ENQUIRED),
    _dementia("S42-DEM-GUIDE", "Decision guide", "L10324-10440", "Consider the decision guide.", _CONCLUDED,
              ("concern", "help_to_talk", "options", "preferred", "others_involved", "preferred_role")),
    _dementia("S42-DEM-PRESSURE", "Pressure flag", "L10400-10440",
              "Record for each person involved whether they press the adult.", _CONCLUDED),
    _dementia("S42-DEM-PREVENTION", "Three levels of prevention", "L9823-9837",
              "Consider prevention at its three levels.", _CONCLUDED, ("primary", "secondary", "tertiary")),
    _dementia("S42-DEM-WRITTEN-COPY", "Written copy of the decision", "L10559-10564",
              "Give a written copy, unless an abuser could read it.", _CONCLUDED),
    _dementia("S42-DEM-REMIND", "Accessible reminder of the outcome", "L10573-10582",
              "Consider a postcard, a decision tree or a recorded summary as a reminder.", _CONCLUDED),
    _dementia("S42-DEM-MSPMETRIC", "MSP questions at the end", "L9845-9852",
              "Ask how the enquiry was for the adult.", _CLOSED,
              ("understood_concern", "felt_listened_to", "happy_with_result", "feels_safer")),
    _dementia("S42-DEM-REVIEW", "Outcome review", "L10583-10606",
              "Consider a review of each wanted outcome: met, partly met or not met.", _CLOSED),
    Practice("S42-MCA-PRINCIPLES", "Five principles of the Mental Capacity Act", "004 L9858-9875; MCA 2005 s.1",
             "Work by the five principles of the Act.", _ENQUIRED,
             ("presumed", "supported", "unwise_is_not_incapable", "best_interests", "less_restrictive"),
             _IN_DOUBT, _STATUTE),
    Practice("S42-MCA-ADVANCE", "Attorneys and advance decisions", "004 L9889-9895",
             "Record any lasting power of attorney and any advance refusal of treatment.", _CONCLUDED,
             only_if=lambda file: bool(file.casework.lacks_capacity)),
)  # fmt: skip
