"""Document -> Annotated: names masked, parsed, and every mention found with its span."""
