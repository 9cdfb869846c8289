"""What monitors record, from the words of a form or of a table to observations, restrictions of access and tallies."""
