"""ViSOR: the duties about the ViSOR record, by reference only (region F of the chart)."""
