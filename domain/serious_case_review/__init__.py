"""MAPPA serious case reviews (004 chapter 20): from the charge of a further offence to the end of the action plan."""
