"""The kernel's own rules: not from the sources, but named like them, so that every refusal has an id."""

from domain.law.rule import Basis, Limit, Rule, Setting, Strength

__all__ = ["KERNEL_RULES"]


def _rule(rule: str, title: str, words: str) -> Rule:
    return Rule(rule, title, "Caseclock", words, Basis.KERNEL, Strength.BLOCK)


_SEEN = Setting("handover-seen", "How soon the owner of the list sees that a cover knows which cases came to them")
_HANDOVER = Setting("handover-decision", "How soon the owner of the list gives a case to a worker when somebody went")

KERNEL_RULES = (
    Rule(
        "CASE-HANDOVER", "No duty stays with nobody", "Caseclock",
        "Work of somebody who is away or has left goes to a cover who can take it, or onto a list that somebody owns.",
        Basis.KERNEL, Strength.REMIND, limit=Limit(due=_HANDOVER),
    ),
    Rule(
        "CASE-HANDOVER-SEEN", "Whoever stands in knows of it", "Caseclock",
        "A case that came to a cover is marked on their lists until they say that they have seen it.",
        Basis.KERNEL, Strength.REMIND, limit=Limit(due=_SEEN),
    ),
    _rule("CASE-UNKNOWN", "The case must exist", "A command other than the opening one needs an open case."),
    _rule("CASE-ALREADY-OPEN", "A case opens once", "The opening command needs a new case id."),
    _rule("CASE-ONE-OPEN", "One open case of a person", "A second case of the person is not opened beside it."),
    _rule("CASE-COMMAND", "The lifecycle must know the command", "A command of another pathway is refused."),
    _rule("CASE-FORM", "The command must be well formed", "Unknown fields and wrong types are refused."),
    _rule("CASE-STAGE", "A command has its stages", "A command is taken only at the stages of its row."),
    _rule("CASE-ROLE", "A command has its roles", "A command is taken only from the roles of its row."),
    _rule("CASE-TIME-FUTURE", "Nothing happens tomorrow", "The instant it happened may not lie in the future."),
    _rule("CASE-TIME-ANCIENT", "Late learning has a limit", "An instant too far back is refused."),
    _rule("CASE-TIME-BEFORE-OPENING", "A case begins with its opening", "Nothing happens before."),
    _rule("CASE-TIME-ORDER", "Answers come after what they answer to", "No duty is met before it arose."),
    _rule("CASE-CALENDAR-HORIZON", "Unknown days are not working days", "Beyond its years no date is reckoned."),
    _rule("CASE-KEY-REUSED", "A key stands for one command", "The same idempotency key with another body is refused."),
    _rule("CASE-DUTY", "The duty must be open", "A clock can be stopped, restarted or extended only on an open duty."),
    _rule("CASE-LINK", "Two cases are linked once", "A link that stands already is refused."),
    _rule("CASE-PERSON", "The person must be registered", "A case is about a person whom the register knows."),
    _rule("CASE-ADVICE", "A reason is given for advice", "Only a rule that warns takes a reason for not following it."),
    _rule("CASE-OUTSIDE-KIND", "The outside event must be known", "A lifecycle takes the outside events it declares."),
)  # fmt: skip
