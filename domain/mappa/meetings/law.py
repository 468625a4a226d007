"""The law of the meetings: who comes, how they are asked, what is covered (004 chapters 1, 13a, 14 to 16)."""

from domain.mappa.basis import advisory, rule
from domain.mappa.meetings.clocks import LIMITED_RULES
from domain.mappa.meetings.law_minutes import MINUTES_RULES

__all__ = ["MEETING_RULES"]

_BLOCKING = (
    rule("DA-MAPPA-F", "MAPPA F to each meeting", "27.39",
      "Level 2 or 3 meeting: provide MAPPA F with relationships and victim concerns, with input of other "
      "departments."),
    rule("MAPPA-CH-MEETING-WELFARE", "Welfare of every child discussed", "23.17",
      "Any child discussed: minute how welfare, effect of the offender on the child, and risk to others were "
      "considered."),
    rule("MAPPA-CH-VIEWS", "Child's views sought", "23.17",
      "Child offender discussed: seek and consider the child's view; weigh victim concerns, child victims among them."),
    rule("MAPPA-CH-PLANS", "Other plans for the child considered", "23.18",
      "Child in need or looked after: consider child protection, child in need, EHCP, care plan or early help."),
    rule("MAPPA-AF-INTERCEPT", "Interception and restricted visits justified in writing", "16.21",
      "Action needs interception or restricted visits: a senior person writes why it is necessary and proportionate."),
    rule("MAPPA-CUS-MAPPA-F-ALL", "MAPPA F for every Level 2 and 3 meeting invited to", "15.26",
      "Invitation received: provide a MAPPA F."),
    rule("MAPPA-CUS-MAPPA-F-COUNTERSIGN", "HOMD countersigns MAPPA F", "15.26",
      "MAPPA F ready: countersign."),
    rule("MAPPA-CUS-MAPPA-F-INTEL", "Security intelligence in MAPPA F", "15.26",
      "MAPPA F drafted: provide intelligence assessment."),
    rule("MAPPA-CUS-MAPPA-F-WHO", "Who completes MAPPA F", "15.26",
      "MAPPA F due: POM for allocated prisoners; duty or nominated POM for remand prisoners."),
    rule("MAPPA-CUS-TRANSFER-F", "Transfer after invitation: sending prison does the report", "15.27",
      "Prisoner moved between invitation and meeting: complete MAPPA F and tell Co-ordinator of the transfer."),
    rule("MAPPA-CUS-TRANSFER-NOTIFY", "Co-ordinator tells receiving prison", "15.27",
      "Transfer reported: tell receiving prison of level and forward invitation."),
    rule("MAPPA-DTC-ATTEND", "Involved DTC agencies attend", "3.8; 13a.23",
      "Level 2 or 3 meeting about an offender it is involved with: send someone who can contribute and allocate "
      "resources."),
    rule("MAPPA-DTC-EM-PROGRESS", "EM progress report on demand", "3.45",
      "Progress report requested, such as for a meeting: supply an up-to-date report."),
    rule("MAPPA-FORM-E", "MAPPA E: attendance record", "14.13",
      "Meeting: sign; signing agrees to confidentiality."),
    rule("MAPPA-FORM-NONSIGNATORY", "Non-signatory briefed before attending", "14.6",
      "Invitee not in the information sharing protocol: co-ordinator alerts Chair; Chair explains restrictions "
      "and gets agreement, otherwise person is not admitted and is told what is appropriate later."),
    rule("MAPPA-GOV-UNDER18-PRESENCE", "Under-18 cases need YOT and Children's Services in the room", "1.28; 13a.19",
      "MAPPA meeting discusses an offender aged under 18: confirm that both YOT and Children's Services are "
      "present."),
    rule("MAPPA-MTG-ADULT-SC", "Adult Social Care attendance", "13a.22",
      "Risk to a vulnerable adult, or offender is an adult at risk: lead social worker attends, plus or "
      "replaced by manager if authority is lacking and no standing member."),
    rule("MAPPA-MTG-AGENDA", "Agenda follows the document set", "13a.35",
      "Meeting held: follow the agenda in the MAPPA Document Set."),
    rule("MAPPA-MTG-AGENDA-CONFIDENTIALITY", "Agenda: confidentiality statement", "13a.36; 14.12",
      "Meeting held: read or display the statement; if only displayed, point attendees to it at the start; "
      "minute it."),
    rule("MAPPA-MTG-AGENDA-CPPC", "Agenda: CPPC at Level 3", "13a.36; 12.27",
      "Level 3 meeting: consider referral and minute it."),
    rule("MAPPA-MTG-AGENDA-DISCLOSURE", "Agenda: disclosure considered", "13a.36; 10.7",
      "Meeting held: record a decision."),
    rule("MAPPA-MTG-AGENDA-EQUALITY", "Agenda: protected characteristics", "13a.36",
      "Meeting held: record which of the nine apply, other diversity issues, and how managed."),
    rule("MAPPA-MTG-AGENDA-HRA", "Agenda: Human Rights Act check", "13a.36",
      "Meeting held: confirm all present are satisfied that decisions comply."),
    rule("MAPPA-MTG-AGENDA-LEVEL", "Agenda: level and re-referral route", "13a.36; 13a.38; 13a.39",
      "End of meeting: decide level with reasons and the re-referral process."),
    rule("MAPPA-MTG-AGENDA-MEDIA", "Agenda: media handling contacts", "13a.36",
      "Media interest expected: name police and probation contacts for Press Office and National MAPPA Team."),
    rule("MAPPA-MTG-AGENDA-PREV-MINUTES", "Agenda: previous minutes read and correct", "13a.36; 13b.4; 13b.6",
      "Meeting held: confirm attendees received and read the earlier minutes and that they are correct."),
    rule("MAPPA-MTG-AGENDA-RISK", "Agenda: risk updated", "13a.36; 11.11",
      "Meeting held: update the risk assessment at every meeting."),
    rule("MAPPA-MTG-AGENDA-RMP", "Agenda: RMP updated, every action accounted for", "13a.36",
      "Meeting held: record the outcome of each earlier action and update the plan, with safety planning for "
      "identified individuals."),
    rule("MAPPA-MTG-AGENDA-SMB", "Agenda: issues for SMB", "13a.36",
      "Concern, issue or good practice arises: send it to the SMB Chair."),
    rule("MAPPA-MTG-AGENDA-VISOR", "Agenda: ViSOR owner and updater", "13a.36",
      "Meeting held: record both."),
    rule("MAPPA-MTG-AP", "AP staff attend all pre- and post-release meetings", "13a.13; 12.26",
      "RMP includes AP residence: attend."),
    rule("MAPPA-MTG-CANCEL-APPROVAL", "Cancellation or rescheduling needs Chair's approval", "13a.37",
      "Cancel or move requested: approve before change; Probation Practitioner records the decision on the case "
      "system."),
    rule("MAPPA-MTG-CAT3-EXIT-ROUTE", "Category 3 exit sets a re-referral route", "13a.39",
      "Category 3 taken out of MAPPA: minute the process and the responsible agency for re-referral."),
    rule("MAPPA-MTG-CHAIR-NOT-SOLE-REP", "Chair is not the agency's only representative", "13a.2",
      "Attendance confirmed: reject quorum where the Chair is the sole police or probation attendee for that "
      "agency."),
    rule("MAPPA-MTG-CHAIR-QUALIFIED", "Chair qualifications", "13a.2",
      "Chair assigned: require police or probation employee, locally approved chair training, knowledge and "
      "seniority, plus any local criteria."),
    rule("MAPPA-MTG-CHILDREN", "Children's Services attendance", "13a.21",
      "Risk to an identified child: lead social worker attends, plus or replaced by manager if authority is "
      "lacking and no standing member."),
    rule("MAPPA-MTG-COMMS-OFFICERS", "Communications officers only exceptionally", "13a.24",
      "Major media handling issue: allow RA communications officers in very exceptional cases."),
    rule("MAPPA-MTG-CORE-GROUP", "Core Group reports back", "13a.49",
      "Core Group set up: define tasks and require progress report at later meetings."),
    rule("MAPPA-MTG-CT-JOINT-CHAIR", "Counter-terrorism meetings jointly chaired", "13a.3",
      "Counter-terrorism MAPPA meeting: require one chair each from NSD and CTP."),
    rule("MAPPA-MTG-INVITE-CALENDAR", "Calendar entry holds the name only", "13a.29",
      "Calendar invite sent: include only the offender's name, sending other identifiers by secure email."),
    rule("MAPPA-MTG-INVITE-SECURE", "Invitations by secure email", "13a.29; 15.25; 16.18",
      "Invitation sent: use secure email, and functional mailbox for prisons and MCTC."),
    rule("MAPPA-MTG-INVITE-TEXT", "Invitation content", "13a.29",
      "Invitation drafted: state the expectation to review own information and the consequences of not sharing; "
      "include link if virtual."),
    rule("MAPPA-MTG-INVITE-WHO", "Lead agency referrer decides who is needed", "13a.29",
      "Meeting planned: decide required attendees."),
    rule("MAPPA-MTG-MH", "Mental health attendance", "13a.20",
      "Level 2 or 3 case with mental health involvement: have a standing member and invite the clinical team; "
      "in person expected, video or phone if not possible; priority when lead agency or transferred prisoner."),
    rule("MAPPA-MTG-MINUTE-TAKER", "Dedicated minute-taker", "13a.33",
      "Meeting planned: name one beforehand."),
    rule("MAPPA-MTG-MINUTES-BEFORE", "Previous minutes sent by secure email", "13a.40",
      "Meeting approaching: send; attendees confirm safe receipt and accuracy."),
    rule("MAPPA-MTG-NMT-PRESS", "Press involvement notified to National MAPPA Team", "13a.24",
      "MoJ or agency press office involved in a case: inform the National MAPPA Team."),
    rule("MAPPA-MTG-NO-OFFENDER", "Offender and representatives excluded", "13a.28",
      "Invitee list built: reject offender or their representative as attendee."),
    rule("MAPPA-MTG-NONSTANDARD-REASONS", "Departure from standard arrangements minuted", "13a.48",
      "Meeting held outside standard arrangements: record explanation and reasons."),
    rule("MAPPA-MTG-ONLY-RELEVANT", "Only people needed for a case are present", "13a.32",
      "Several cases in succession: admit standing members and those needed for each case."),
    rule("MAPPA-MTG-OTHER-DTC", "Other involved DTC agencies attend", "13a.23; 3.8",
      "Involved with the offender: send someone able to contribute and allocate resources."),
    rule("MAPPA-MTG-PAPERS", "Papers supplied", "13a.33; 13a.35",
      "Meeting planned: give referral information before first meeting and background document before later "
      "meetings; Chair has all papers."),
    rule("MAPPA-MTG-POLICE-ATTEND", "Police attend every Level 2 and 3 meeting", "13a.7",
      "Level 2 or 3 meeting: attend; Inspector at Level 2 and Chief Inspector at Level 3 as best practice, or a "
      "lower rank with experience and delegated authority."),
    rule("MAPPA-MTG-PRISON", "Prison or YCS attends pre-release with MAPPA F", "13a.15; 15.29; 15.26",
      "Pre-release Level 2 or 3 meeting for a prisoner held there: attend with knowledge and authority, and "
      "provide a MAPPA F."),
    rule("MAPPA-MTG-PROB-ATTEND", "Probation attends every Level 2 and 3 meeting", "13a.10",
      "Level 2 or 3 meeting: attend at middle manager for Level 2 and head of delivery unit or equivalent for "
      "Level 3 (Senior Operational Support Manager where experienced and delegated)."),
    rule("MAPPA-MTG-PSYCH-L3-INITIAL", "Psychology attends every first pre-release Level 3 meeting", "13a.16",
      "Initial pre-release Level 3 meeting: attend."),
    rule("MAPPA-MTG-PSYCH-L3-LATER", "Psychology attends later Level 3 meetings when active", "13a.16",
      "Later Level 3 meeting with active psychology involvement: attend."),
    rule("MAPPA-MTG-PSYCH-REVIEW", "Psychology attends reviews that may change risk", "13a.16",
      "Review where new circumstances could alter assessed risk: attend."),
    rule("MAPPA-MTG-RE-REFER", "Re-refer when a higher level is warranted", "13a.39",
      "Circumstances change: re-refer."),
    rule("MAPPA-MTG-RECORDING-CONSENT", "Consent before recording", "13a.43",
      "Recording to start: obtain consent at the start; camera may be off."),
    rule("MAPPA-MTG-RECORDING-ONE-PARTY", "Only minute-taker records", "13a.41",
      "Meeting recorded: record for minutes only, with SMB agreement; no other agency."),
    rule("MAPPA-MTG-REMOTE-ADMIT", "Only identified invitees admitted", "13a.41",
      "Remote meeting: identify attendees beforehand, connect directly, no public links, no document transfer "
      "(screen share allowed), private surroundings."),
    rule("MAPPA-MTG-REVIEW-DATE", "Review date set", "13a.37",
      "Meeting closes at Level 2 or 3: set a date; not needed when moved to Level 1."),
    rule("MAPPA-MTG-SENSITIVE", "Sensitive information plan", "13a.45; 13a.46",
      "Terrorist, high-profile or protected-person information: decide vetting, pre-meeting, restricted "
      "membership and how minutes and actions are shared; seek NSD advice."),
    rule("MAPPA-MTG-UNDER18", "Under-18 or recent transition meeting composition", "13a.19; 1.28",
      "Offender is a child or recently moved to adult services: YOT must attend; Children's Services attend; "
      "invite Youth Custody Service when involved."),
    rule("MAPPA-MTG-VLO", "Victim Liaison Officer attends or reports", "13a.12",
      "Victim or family engaged under Victim Contact Service: attend or provide a report."),
    rule("MAPPA-VIC-NO-ATTEND", "Victims do not attend meetings", "22.7",
      "Meeting invitations prepared: not admit victims or their advocates."),
)  # fmt: skip

_ADVISORY = (
    advisory("MAPPA-MTG-VENUE", "Suitable venue", "13a.30",
      "In-person meeting: book a confidential, accessible place with transport, teleconferencing, parking "
      "information and waiting area."),
    advisory("MAPPA-MTG-REMOTE-DIALIN", "Dial-in offered", "13a.41",
      "Attendee lacks the tool: provide dial-in details."),
    advisory("MAPPA-MTG-REMOTE-ETIQUETTE", "Remote conduct rules shown to attendees", "13a.42",
      "Remote meeting: remind attendees: microphone off unless speaking, camera on, join quietly if late, "
      "headset, hand-raise and chat for questions."),
    advisory("MAPPA-MTG-PREPARE", "Attendees prepare", "13a.4; 13a.31",
      "Before meeting: read MAPPA A, MAPPA B and earlier minutes, check own files and prepare an update."),
    advisory("MAPPA-MTG-OFFENDER-VIEWS", "Offender's views sought and fed in", "13a.28; 12.29",
      "Meeting planned: seek views actively and bring them in writing or through the lead."),
    advisory("MAPPA-MTG-AUTHORITY", "Representatives can commit resources", "13a.5",
      "Attendance confirmed: send the SMB-agreed grade or someone with delegated authority; record the "
      "delegation."),
    advisory("MAPPA-MTG-POLICE-MANAGER-CAT1", "Trained police offender manager for sexual offenders", "13a.8",
      "Category 1 sexual offender: allocate a trained offender manager who attends all meetings, or agree a "
      "substitute with line manager."),
    advisory("MAPPA-MTG-POLICE-NAMED-OFFICER", "Named officer for actively managed violent offenders", "13a.8",
      "Violent or other dangerous offender under active co-ordinated management: name an officer who attends or "
      "agrees cover."),
    advisory("MAPPA-MTG-PROB-PRACTITIONER", "Responsible practitioner attends", "13a.11",
      "Probation manages the case: attend or agree cover with line manager."),
    advisory("MAPPA-MTG-POLICE-BOTH-FORCES", "Both forces attend when area may change", "13a.7",
      "Police lead and change of MAPPA area considered: send appropriate staff from both forces."),
    advisory("MAPPA-MTG-PSYCH-L2", "Psychology invited to Level 2 when useful", "13a.17",
      "Level 2 case where psychology would help or was involved: invite; requests on Level 2 people take "
      "priority over non-MAPPA."),
    advisory("MAPPA-RA-BTP-INVITE", "Involve British Transport Police where relevant", "2.9",
      "Level 2 or 3 case with a railway or travel risk: invite BTP (Force Intelligence Bureau); if it cannot "
      "come, have BTP agree tactical travel options with the local force to present."),
    advisory("MAPPA-MTG-PREVENT", "Prevent lead may be invited", "13a.27",
      "Category 4, or risk of or vulnerability to radicalisation: invite once release area is likely known; "
      "continue at Chair's discretion."),
)  # fmt: skip

MEETING_RULES = (*LIMITED_RULES, *MINUTES_RULES, *_BLOCKING, *_ADVISORY)
