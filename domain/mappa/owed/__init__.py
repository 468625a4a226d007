"""What facts oblige an agency to do or to tell, where the guidance gives no time (all regions use it)."""
