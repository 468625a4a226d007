"""The region flags put together: what stands, and the duties that come with it."""

from domain.kernel.chart import Row, simply
from domain.kernel.owing import laws_of
from domain.mappa.flags import noting, referring
from domain.mappa.flags.clocks import FLAG_CLOCKS, FLAG_LIMITS
from domain.mappa.flags.law import FLAGS_RULES
from domain.mappa.flags.meeting_owes import MEETING_OWES
from domain.mappa.flags.owes import FLAG_OWES
from domain.mappa.owed.obligations import bringing
from domain.mappa.roles import CHILDRENS_SERVICES, COORDINATOR, PRACTITIONERS, PRISON, SERVICE, YOT
from domain.mappa.rows import MappaRegion
from domain.mappa.stages import NOT_FINAL

__all__ = ["FLAGS"]

_ANYBODY = PRACTITIONERS | COORDINATOR | SERVICE

FLAGS = MappaRegion(
    name="flags",
    rows=(
        Row("flags", noting.NoteFlag, NOT_FINAL, _ANYBODY, noting.note_flag),
        Row("flags", noting.RemoveFlag, NOT_FINAL, _ANYBODY, noting.remove_flag),
        Row("flags", noting.RecordLookedAfter, NOT_FINAL, YOT | CHILDRENS_SERVICES, noting.record_looked_after),
        Row("flags", referring.ReferToImmigration, NOT_FINAL, PRISON | SERVICE, referring.refer_to_immigration),
    ),
    folds={
        noting.FlagNoted: simply(noting.flag_noted),
        noting.FlagRemoved: simply(noting.flag_removed),
        noting.LookedAfterRecorded: simply(noting.looked_after_recorded),
        referring.ReferredToImmigration: simply(referring.referred_to_immigration),
    },
    clocks=FLAG_CLOCKS,
    rules=(*FLAGS_RULES, *FLAG_LIMITS, *laws_of((*FLAG_OWES, *MEETING_OWES))),
    brings=bringing((*FLAG_OWES, *MEETING_OWES)),
)
