"""What facts oblige somebody to do where the guidance gives no time."""
