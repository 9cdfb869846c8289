"""What a person decides: judgements, attached to what was read."""
