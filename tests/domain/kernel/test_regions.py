"""Regions joined into one chart: who owns what, who hears what, what an event brings with it."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Literal
from uuid import UUID

import pytest

from domain.calendar import SHIPPED
from domain.kernel.chart import Row
from domain.kernel.circumstances import Area, Circumstances
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import File
from domain.kernel.message import Command, Event
from domain.kernel.refusal import Objection, Refusal
from domain.kernel.regions import Chart, Region
from domain.kernel.register import Actor, Register
from domain.law.pack import LawPack

AT = datetime(2026, 4, 2, 9, tzinfo=UTC)
NOW = Circumstances(
    UUID(int=1), AT, AT, Actor(id="ann"), LawPack("x", AT.date(), {}), SHIPPED.named("england-and-wales"), Area(),
    Register(),
)  # fmt: skip


class Pot(File):
    lid: bool = False
    heard: int = 0


class PutLid(Command):
    type: Literal["PutLid"] = "PutLid"


class LidPut(Event):
    type: Literal["LidPut"] = "LidPut"


class Boiled(Event):
    type: Literal["Boiled"] = "Boiled"


def put(_: PutLid, file: Pot, __: Circumstances) -> tuple[Event, ...] | Refusal:
    return Refusal(objections=(Objection(rule="LID", words="The lid is on."),)) if file.lid else (LidPut(),)


def hears(file: Pot, _: Event, __: Happened) -> Pot:
    return file.model_copy(update={"heard": file.heard + 1})


LID: Region[Pot] = Region(
    name="lid",
    rows=(Row("1", PutLid, frozenset(), frozenset({"Cook"}), put),),
    folds={LidPut: lambda file, _event, _at: file.model_copy(update={"lid": True})},
)
HEAT: Region[Pot] = Region(
    name="heat",
    folds={Boiled: lambda file, _event, _at: file},
    hears={LidPut: hears, Boiled: hears},
    brings=lambda file, event: (Boiled(),) if isinstance(event, LidPut) and file.lid else (),
)
CHART: Chart[Pot] = Chart((LID, HEAT))


def test_what_an_event_brings_stands_right_behind_it_and_sees_what_it_did():
    assert CHART.decide(PutLid(), Pot(), NOW) == (LidPut(), Boiled())


def test_what_a_rung_brings_is_brought_in_turn_what_it_brings():
    """A rung of a duty is no command, but what it brings is followed through all the same."""
    assert CHART.after_rung(Pot(lid=True), LidPut()) == (Boiled(),)
    assert CHART.after_rung(Pot(), Boiled()) == ()


def test_a_refusal_brings_nothing():
    assert isinstance(CHART.decide(PutLid(), Pot(lid=True), NOW), Refusal)


def test_every_region_folds_what_it_owns_and_what_it_hears():
    file: Any = Pot()
    for event in (LidPut(), Boiled()):
        file = CHART.evolve(file, Happened(event, AT, AT, "ann", "x"))
    assert file == Pot(lid=True, heard=2)


def test_the_steps_say_what_the_rows_say():
    assert [(step.command, step.roles, step.row) for step in CHART.steps] == [(PutLid, frozenset({"Cook"}), "1")]


@pytest.mark.parametrize("twice", [replace(HEAT, folds=LID.folds), replace(HEAT, rows=LID.rows)])
def test_two_regions_cannot_own_one_event_or_one_command(twice):
    with pytest.raises(ValueError, match="two regions own"):
        Chart((LID, twice))
