"""All practices of this lifecycle, by rule and by the command at which each is asked."""

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from domain.law.rule import Rule
from domain.safeguarding.advice import Advising
from domain.safeguarding.practice import Practice, record_practice_of, unmet
from domain.safeguarding.practice_core import CORE_PRACTICE
from domain.safeguarding.practice_dementia import DEMENTIA_PRACTICE
from domain.safeguarding.regions.care_home import CARE_HOME_PRACTICE

__all__ = ["PRACTICES", "PRACTICE_ADVICE", "PRACTICE_RULES", "record_practice"]

_ALL = (*CORE_PRACTICE, *DEMENTIA_PRACTICE, *CARE_HOME_PRACTICE)

PRACTICES: Mapping[str, Practice] = MappingProxyType({each.id: each for each in _ALL})

PRACTICE_RULES: tuple[Rule, ...] = tuple(each.rule for each in PRACTICES.values())

PRACTICE_ADVICE: Mapping[str, tuple[Advising, ...]] = MappingProxyType({
    command: tuple(partial(unmet, each) for each in PRACTICES.values() if each.at == command)
    for command in {each.at for each in PRACTICES.values()}
})  # fmt: skip

record_practice = record_practice_of(PRACTICES)
