"""What the clients gave and what they were answered: what the store is held against."""

from dataclasses import dataclass, field

from activities.messages import Answer, CaseRef, Order, OutsideEvent

__all__ = ["Ledger"]


@dataclass
class Ledger:
    """Everything given, by stream and key; answers as they came, all of them."""

    given: dict[tuple[str, str], Order] = field(default_factory=dict)
    answers: dict[tuple[str, str], list[Answer]] = field(default_factory=dict)
    reused: list[tuple[str, str, Answer]] = field(default_factory=list)
    notified: dict[str, list[OutsideEvent]] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    """Streams to which anything was given."""
    malformed: set[tuple[str, str]] = field(default_factory=set)
    """Commands that were told back as malformed: the store keeps nothing of them, by intent."""
    retries: int = 0
    violations: list[str] = field(default_factory=list)

    def give(self, ref: CaseRef, order: Order) -> None:
        self.asked.add(ref.stream)
        self.given[ref.stream, order.id] = order

    def answered(self, ref: CaseRef, order: Order, answer: Answer) -> None:
        """Keep an answer; one that contradicts an earlier one to the same key is a violation."""
        if malformed(answer):
            self.malformed.add((ref.stream, order.id))
            return
        before = self.answers.setdefault((ref.stream, order.id), [])
        plain = answer.model_copy(update={"repeated": False})
        if before and before[0] != plain:
            self.violations.append(f"answer changed: {ref.stream} {order.id}")
        before.append(plain)

    def refused_reuse(self, ref: CaseRef, order: Order, answer: Answer) -> None:
        """Keep what another command under a used key was answered."""
        self.reused.append((ref.stream, order.id, answer))

    def told(self, ref: CaseRef, event: OutsideEvent) -> None:
        """Keep an outside event that Temporal took."""
        self.asked.add(ref.stream)
        self.notified.setdefault(ref.stream, []).append(event)

    @property
    def acknowledged(self) -> int:
        """How many commands were answered, each counted once."""
        return len(self.answers) + len(self.malformed)


def malformed(answer: Answer) -> bool:
    """Whether the answer says only that the command could not be read."""
    return bool(answer.objections) and {objection.rule for objection in answer.objections} == {"CASE-FORM"}
