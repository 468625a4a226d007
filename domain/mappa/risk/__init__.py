"""Risk: risk of serious harm and the risk management plan (region D of the chart)."""
