"""What leaves the house, one module a format: incidents that passed the gate in, chunks of text out."""
