"""``truceline schema``: the JSON Schema of the record."""

import json

import typer


def schema() -> None:
    """Print the JSON Schema of the record.

    Example: truceline schema > record.schema.json
    """
    from truceline.record import json_schema

    typer.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
