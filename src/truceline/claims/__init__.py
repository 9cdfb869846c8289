"""Annotated -> statements and claims: who says what of the incident, and what is only background."""
