"""6. What an agreement is on a day, and what falls under it. Pure functions on types of ``model/``."""
