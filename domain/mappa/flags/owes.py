"""What a flag obliges to, where no time is given (chapters 21, 23, 24 and 25)."""

from typing import Any, Final

from domain.kernel.owing import Owed
from domain.mappa.file import MappaFile
from domain.mappa.flags.noting import FlagNoted, FlagRemoved
from domain.mappa.flags.referring import ReferredToImmigration
from domain.mappa.owed.obligations import owes
from domain.mappa.work.restrictions import DutyToReferDone

__all__ = ["FLAG_OWES"]


def _of(*flags: str) -> Any:
    return lambda _file, event: event.flag in flags


_TERRORISM = _of("terrorism_act", "terrorism_connected")
_ANY_TERRORISM = _of("terrorism_act", "terrorism_connected", "terrorism_risk")


def _terrorism_of_a_child(file: MappaFile, event: Any) -> bool:
    return event.flag in {"terrorism_act", "terrorism_connected"} and file.lead.agency == "yot"


def _consented(_: MappaFile, event: Any) -> bool:
    return bool(event.consent)


FLAG_OWES: Final[tuple[Owed, ...]] = (
    owes("MAPPA-CH-LIAISE", "YOT and Children's Services work together", "23.9",
         "Liaise so needs are met.",
         "yot", FlagNoted, must=False, when=_of("looked_after"), ends=(FlagRemoved,), over=_of("looked_after")),
    owes("MAPPA-CH-IRO", "Independent Review Officer informed", "23.18",
         "Inform the IRO.",
         "yot", FlagNoted, when=_of("looked_after"), ends=(FlagRemoved,), over=_of("looked_after")),
    owes("MAPPA-CH-RELEVANT", "Relevant or category two child", "23.12",
         "Keep in touch as far as reasonable and decide what support is due.",
         "childrens_services", FlagNoted,
         when=_of("relevant_child"), ends=(FlagRemoved,), over=_of("relevant_child")),
    owes("MAPPA-CT-CHILD", "AssetPlus with terrorism information", "24.25",
         "Complete AssetPlus with the additional information on terrorism and the child's vulnerabilities.",
         "yot", FlagNoted, when=_terrorism_of_a_child, ends=(FlagRemoved,), over=_TERRORISM),
    owes("MAPPA-CT-LEGAL", "Legal advice shared at the meeting", "24.34; 24.35",
         "Share legal advice that was obtained at the MAPPA meeting.",
         "other", FlagNoted, when=_of("legal_advice"), ends=(FlagRemoved,), over=_of("legal_advice")),
    owes("MAPPA-CT-MEDIA-ENQ", "Press enquiries go to the Ministry of Justice", "24.36",
         "Tell the Ministry's Press Office at the earliest; press releases are cleared by the Government Legal "
         "Department.",
         "police", FlagNoted, when=_of("press_enquiry"), ends=(FlagRemoved,), over=_of("press_enquiry")),
    owes("MAPPA-CT-NSD", "NSD manages terrorism cases", "24.7",
         "Manage within the National Security Division.",
         "probation", FlagNoted,
         when=_TERRORISM, ends=(FlagRemoved,), over=_TERRORISM),
    owes("MAPPA-CT-ERG", "ERG with OASys", "24.21",
         "Complete OASys plus ERG by trained staff; record outcome in minutes and RMP.",
         "probation", FlagNoted,
         when=_TERRORISM, ends=(FlagRemoved,), over=_TERRORISM),
    owes("MAPPA-CT-SIO", "SIO and sentencing remarks used", "24.23",
         "Use information of index SIO and judge remarks.",
         "probation", FlagNoted, must=False,
         when=_TERRORISM, ends=(FlagRemoved,), over=_TERRORISM),
    owes("MAPPA-CT-HII", "Healthy Identity Intervention considered", "24.24",
         "Consider HII based on ERG; make reports available to meetings.",
         "probation", FlagNoted, must=False,
         when=_TERRORISM, ends=(FlagRemoved,), over=_TERRORISM),
    owes("MAPPA-CT-LICENCE", "CT licence conditions consultation", "24.31",
         "Consult regional probation CT team and CTP offender manager.",
         "probation", FlagNoted,
         when=_TERRORISM, ends=(FlagRemoved,), over=_TERRORISM),
    owes("MAPPA-CT-RISK-ALL", "Risks known to any agency used", "24.20",
         "Take in risk information of every agency engaged with the offender.",
         "probation", FlagNoted,
         when=_ANY_TERRORISM, ends=(FlagRemoved,), over=_ANY_TERRORISM),
    owes("MAPPA-CT-ANON", "Anonymity orders obeyed", "24.37",
         "Comply; share only necessary information; seek legal advice through National MAPPA Team.",
         "other", FlagNoted, when=_of("anonymity_order"), ends=(FlagRemoved,), over=_of("anonymity_order")),
    owes("MAPPA-CT-HANDLING", "Handling codes and sanitising", "24.16, 24.17",
         "Apply handling codes, sanitising, storage rules; keep linked arrangements feeding MAPPA.",
         "other", FlagNoted,
         when=_of("sensitive_information"), ends=(FlagRemoved,), over=_of("sensitive_information")),
    owes("MAPPA-CT-MEDIA-PLAN", "Media handling plan", "24.36",
         "Establish plan; notify lead agency press office and National MAPPA Team.",
         "other", FlagNoted, must=False, when=_of("media_interest"), ends=(FlagRemoved,), over=_of("media_interest")),
    owes("MAPPA-FNO-INFORM-PP", "Practitioner told of FNO status", "25.4",
         "Inform Probation Practitioner at earliest opportunity.",
         "prison", FlagNoted, when=_of("foreign_national"), ends=(FlagRemoved,), over=_of("foreign_national")),
    owes("MAPPA-FNO-UNCERTAIN", "Uncertain nationality referred", "25.3",
         "Refer to HOIE at the earliest opportunity.",
         "prison", FlagNoted,
         when=_of("nationality_uncertain"), ends=(FlagRemoved,), over=_of("nationality_uncertain")),
    owes("MAPPA-FNO-RISK-ADVICE", "Risk advice for detention", "25.12",
         "Advise on risk of serious harm; refer to Level 2/3 if needed.",
         "other", FlagNoted, must=False,
         when=_of("immigration_detained"), ends=(FlagRemoved,), over=_of("immigration_detained")),
    owes("MAPPA-HSG-MCA", "Mental capacity in housing decisions", "21.13",
         "Apply the Mental Capacity Act and best interests.",
         "housing", FlagNoted,
         when=_of("lacks_housing_capacity"), ends=(FlagRemoved,), over=_of("lacks_housing_capacity")),
    owes("MAPPA-HSG-IMCA", "IMCA arranged", "21.13",
         "Arrange an Independent Mental Capacity Advocate.",
         "other", FlagNoted,
         when=_of("lacks_housing_capacity"), ends=(FlagRemoved,), over=_of("lacks_housing_capacity")),
    owes("MAPPA-HSG-117-CHOICE", "Choice of accommodation under s.117", "21.14",
         "Offer a choice of suitable accommodation meeting care and support needs.",
         "housing", FlagNoted, when=_of("after_care_117"), ends=(FlagRemoved,), over=_of("after_care_117")),
    owes("MAPPA-HSG-117-TOPUP", "Top-up costs explained before agreement", "21.14",
         "Make person or nominee aware of cost before the top-up agreement; review care arrangements if it "
         "breaks down.",
         "housing", FlagNoted, when=_of("after_care_117"), ends=(FlagRemoved,), over=_of("after_care_117")),
    owes("MAPPA-HSG-RISK-PLACE", "Accommodation risk assessment", "21.20",
         "Assess premises, location, other residents and link with risk of serious harm.",
         "other", FlagNoted, must=False,
         when=_of("homelessness_risk"), ends=(FlagRemoved,), over=_of("homelessness_risk")),
    owes("MAPPA-HSG-STAFF", "Risk to housing staff managed", "21.20",
         "Put it in the RMP and give details by the disclosure process.",
         "other", FlagNoted,
         when=_of("housing_staff_at_risk"), ends=(FlagRemoved,), over=_of("housing_staff_at_risk")),
    owes("MAPPA-CH-DISC-REFER", "Refer to Level 2/3 when disclosure involves a child", "23.29",
         "Refer to Level 2 or 3; unless: Level 1 decision under lead agency policy.",
         "other", FlagNoted, must=False,
         when=_of("child_disclosure"), ends=(FlagRemoved,), over=_of("child_disclosure")),
    owes("MAPPA-FNO-CASEOWNER", "HOIE case owner known", "25.5, 25.6",
         "Case owner identifies to prison and keeps lead agency informed.",
         "ukvi", ReferredToImmigration, must=False),
    owes("MAPPA-FNO-RELEASE", "Practitioner told of release", "25.14",
         "Inform Probation Practitioner.",
         "ukvi", FlagRemoved, when=_of("immigration_detained")),
    owes("MAPPA-FNO-HOIE-RISK", "HOIE asks for risk information", "25.14",
         "Ask Probation Practitioner for risk information before.",
         "ukvi", FlagNoted, must=False,
         when=_of("immigration_detained"), ends=(FlagRemoved,), over=_of("immigration_detained")),
    owes("MAPPA-FNO-MCTC", "Military detainee moved on", "25.11",
         "Arrange transfer to prison or IRC.",
         "ukvi", FlagNoted,
         when=lambda file, event: event.flag == "immigration_detained" and file.place.regime == "mctc"),
    owes("MAPPA-HSG-ASSESS-56", "Homelessness assessment", "21.4",
         "Assess causes, household housing needs and support needs.",
         "housing", DutyToReferDone, when=_consented),
    owes("MAPPA-HSG-PHP", "Personalised Housing Plan", "21.5",
         "Share the result and try to agree a plan with steps for authority and applicant.",
         "housing", DutyToReferDone, when=_consented),
    owes("MAPPA-HSG-RELIEF", "Reasonable steps to prevent or relieve homelessness", "21.3",
         "Take reasonable steps regardless of priority need or intentional homelessness.",
         "housing", DutyToReferDone, when=_consented),
)  # fmt: skip
