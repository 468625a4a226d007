"""What is wrong with a scenario file, and where.

ScenarioFormatError
└── holds one or more Problem(file, line, words)
"""

from dataclasses import dataclass

__all__ = ["Problem", "ScenarioFormatError"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault of a file; ``line`` counts from 1, as editors do."""

    file: str
    line: int
    words: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.words}"


class ScenarioFormatError(Exception):
    """The file is no scenario: every problem found, in the order of the lines."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = tuple(sorted(set(problems)))

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)
