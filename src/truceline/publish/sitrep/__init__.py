"""The daily report: sentences made of claims, findings and records, and the files that they are drawn in."""
