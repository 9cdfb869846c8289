"""Who says what happened, under which truce, and what can be relied on."""
