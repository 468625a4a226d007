"""Work, training and housing (chapter 21): MAPPA J and P, the duty to refer, who must know what."""
