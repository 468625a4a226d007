"""Given to pytest in a mutation run: a scenario file is read once, before mutmut forks a process for each mutant.

Reading costs more than playing. A mutant of what reading itself calls would not be noticed so; the second look
(`scripts/mutation.py`) runs without this.
"""

from functools import cache

from cli.scenario import reading

reading.read_scenario = cache(reading.read_scenario)
