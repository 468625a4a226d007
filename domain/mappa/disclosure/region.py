"""The region disclosure put together: disclosure decided and made, information shared, agencies told."""

from domain.kernel.chart import Row, simply
from domain.mappa.disclosure import deciding, making, sharing
from domain.mappa.disclosure.law import DISCLOSURE_RULES
from domain.mappa.file import unchanged
from domain.mappa.roles import CHAIR, COORDINATOR, LEAD_ROLES, PRACTITIONERS
from domain.mappa.rows import MappaRegion
from domain.mappa.stages import NOT_FINAL, STAGES

__all__ = ["DISCLOSURE"]

_ANY = frozenset(STAGES)
_TABLE = PRACTITIONERS | COORDINATOR | CHAIR

DISCLOSURE = MappaRegion(
    name="disclosure",
    rows=(
        Row("disclosure", deciding.DecideDisclosure, _ANY, LEAD_ROLES | CHAIR, deciding.decide_disclosure),
        Row("disclosure", making.MakeDisclosure, _ANY, _TABLE, making.make_disclosure),
        Row("disclosure", making.RecordSelfDisclosure, _ANY, _TABLE, making.record_self_disclosure),
        Row("disclosure", making.ConfirmSelfDisclosure, _ANY, LEAD_ROLES, making.confirm_self_disclosure),
        Row("sharing", sharing.ShareInformation, _ANY, _TABLE, sharing.share_information),
        Row("sharing", sharing.NotifyAgencies, _ANY, LEAD_ROLES | COORDINATOR, sharing.notify_agencies),
        Row("sharing", sharing.InformMonitoring, NOT_FINAL, LEAD_ROLES, sharing.inform_monitoring),
        Row("sharing", sharing.WarnSchool, _ANY, _TABLE, sharing.warn_school),
    ),
    folds={
        deciding.DisclosureDecided: simply(deciding.disclosure_decided),
        making.DisclosureMade: simply(making.disclosure_made),
        making.SelfDisclosureRecorded: simply(making.self_disclosure_recorded),
        making.SelfDisclosureConfirmed: simply(making.self_disclosure_confirmed),
        sharing.InformationShared: unchanged,
        sharing.AgenciesNotified: unchanged,
        sharing.MonitoringInformed: unchanged,
        sharing.SchoolWarned: unchanged,
    },
    rules=DISCLOSURE_RULES,
    advice={
        making.MakeDisclosure.tag(): (making.signing_advice,),
        deciding.DecideDisclosure.tag(): (deciding.complex_advice,),
    },
)
