"""What an authority records of each supervised person for its figures: demographics and tribunals."""
