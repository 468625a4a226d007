"""MAPPA: multi-agency public protection arrangements, one case per offender, its regions side by side."""
