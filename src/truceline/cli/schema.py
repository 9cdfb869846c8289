"""``truceline schema``: the JSON Schema of the record of a report, or of that of incidents."""

import json
from typing import Annotated

import typer


def schema(
    *,
    incident: Annotated[bool, typer.Option("--incident", help="The form of incidents over many reports.")] = False,
) -> None:
    """Print the JSON Schema of a record.

    Example: truceline schema > record.schema.json

    Example: truceline schema --incident > incidents.schema.json
    """
    from truceline.record import json_schema
    from truceline.record_incident import incident_schema

    typer.echo(json.dumps(incident_schema() if incident else json_schema(), ensure_ascii=False, indent=2))
