"""Claims -> happenings and findings: what the claims amount to, with rival accounts side by side."""
