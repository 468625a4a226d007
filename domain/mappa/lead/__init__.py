"""Lead: lead agency and area, as two facts (region E of the chart)."""
