"""How a service stands, in words: its posts, training matrix, joint meeting and the court where it is."""

from collections.abc import Iterator

from domain.kernel.codes import capital, code_in_a_sentence
from domain.kernel.overview import Now, Told
from domain.kernel.words import date_in_words
from domain.workforce.roles import FORENSIC
from domain.workforce.service.record import RUNNING, ServiceFile

__all__ = ["overview"]


def overview(file: ServiceFile, _: Now) -> tuple[Told, ...]:
    """Nothing of a service that ended."""
    return tuple(_running(file)) if file.stage == RUNNING else ()


def _running(file: ServiceFile) -> Iterator[Told]:
    if file.posts and not file.matrix:
        words = "It is not said yet which training each post asks for."
        yield Told("training", words, "no_matrix", "WORK-TRAINING-MATRIX", "ServiceManager")
    if file.posts:
        posts = ", ".join(f"{code_in_a_sentence(post)} ({n})" for post, n in file.posts.items())
        yield Told(
            "posts",
            f"{capital(posts)}.",
            "posts",
            "WORK-ESTABLISHMENT" if file.service == FORENSIC else "",
        )
    if file.joint_from:
        held, first = file.joint_held, f", the first on {date_in_words(file.joint_from)}"
        words = f"Every {file.joint_from:%A}{f', last held on {date_in_words(held)}' if held else first}."
        yield Told("joint meeting", words, "weekly", "FOR-JOINT-MTG-WEEKLY", on=file.joint_held or file.joint_from)
    if file.court:
        words = f"A practitioner is at court {file.court} every morning."
        yield Told("court", words, file.court, "COURT-MORNINGS")
