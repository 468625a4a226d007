"""What the guidance asks an area to count, measure and report (004 paras 6.32, 6.38, 28.5, chapters 31 and 32)."""

from typing import Final

from domain.mappa.basis import reminder

__all__ = ["FIGURE_RULES"]

FIGURE_RULES: Final = (
    reminder("MAPPA-KPI-1", "Indicator 1: reviews at Level 3", "31.21(1)",
             "90% of Level 3 cases are reviewed at least once every 8 weeks; of cases in the community (13a.37)."),
    reminder("MAPPA-KPI-2", "Indicator 2: reviews at Level 2", "31.21(2)",
             "90% of Level 2 cases are reviewed at least once every 16 weeks; of cases in the community (13a.37)."),
    reminder("MAPPA-KPI-3", "Indicator 3: disclosure considered", "31.21(3)",
             "All Level 2 and 3 meetings consider disclosure and record the decision in the minutes."),
    reminder("MAPPA-KPI-4", "Indicator 4: offenders under 18", "31.21(4)",
             "The youth offending team and Children's Services attend every meeting about an offender under 18."),
    reminder("MAPPA-KPI-6", "Indicator 6: agencies with the duty to co-operate", "31.21(6)",
             "Each that is invited attends 90% of meetings, at an appropriate level of seniority, also by video."),
    reminder("MAPPA-KPI-7", "Indicator 7: prisons", "31.21(7)",
             "90% attendance by each prison that is invited, with authority, also by video or with a MAPPA F."),
    reminder("MAPPA-KPI-8", "Indicator 8: grade of the police", "31.21(8)",
             "90% attendance by an Inspector at Level 2, by a Superintendent or equivalent at Level 3."),
    reminder("MAPPA-KPI-9", "Indicator 9: grade of Probation", "31.21(9)",
             "90% attendance by a Senior Probation Officer at Level 2, by an ACO at Level 3, or their equivalents."),
    reminder("MAPPA-KPI-ANALYSE", "Indicators are analysed and acted on", "31.20",
             "Where an indicator is below its target, find out why, for example which agency does not come."),
    reminder("MAPPA-CO-TIMESCALES", "Meetings held in time", "28.5",
             "Meetings are held within the required times, monitored through indicators 1 and 2."),
    reminder("MAPPA-CO-ATTENDANCE", "Attendance is recorded and monitored", "28.5",
             "Attendance is recorded by agency and grade and monitored through the indicators."),
    reminder("MAPPA-CO-STAT-DISC", "Disclosures at Levels 2 and 3", "28.5",
             "Count the disclosures made in Level 2 and 3 cases and report them to the board."),
    reminder("MAPPA-CO-STAT-POP", "Offenders in the community", "28.5",
             "Count the offenders in the community by category and level; numbers only, nothing about one offender."),
    reminder("MAPPA-ID-COUNTS", "Offenders by category and level", "6.32; 6.34; 2.18; 2.19",
             "The area can say accurately how many offenders it has, by category and level."),
    reminder("MAPPA-AR-DEDUP", "Nobody is counted twice", "32.3",
             "An offender whom several agencies supervise counts once, in the one category that holds."),
    reminder("MAPPA-END-NO-INDEFINITE", "MAPPA is not indefinite", "6.38",
             "Show the cases whose eligibility is over and whose termination nobody has recorded."),
    reminder("MAPPA-PERF-TREND", "Changes over time", "31.6",
             "Compare with the period before: a marked fall or rise, for example of Level 2, asks for its cause."),
    reminder("MAPPA-PERF-ARRANGE", "Performance is monitored", "31.1 to 31.4",
             "The board can show how the duties with a limit were kept."),
    reminder("MAPPA-AR-RELEASE", "When figures may be given out", "32.5; 32.7",
             "Local statistics of a year to 31 March go to nobody outside before 09:30 on the last Thursday of "
             "October."),
)  # fmt: skip
