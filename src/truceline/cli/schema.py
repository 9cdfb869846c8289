"""``truceline schema``: the JSON Schema of the record of a report, of that of incidents, or of observations."""

import json
from typing import Annotated

import typer


def schema(
    *,
    incident: Annotated[bool, typer.Option("--incident", help="The form of incidents over many reports.")] = False,
    observation: Annotated[
        bool, typer.Option("--observation", help="The form of observations, restrictions of access and tallies.")
    ] = False,
) -> None:
    """Print the JSON Schema of a record.

    Example: truceline schema > record.schema.json

    Example: truceline schema --incident > incidents.schema.json
    """
    from truceline.record import json_schema
    from truceline.record_incident import incident_schema
    from truceline.record_observation import observation_schema

    form = observation_schema if observation else incident_schema if incident else json_schema
    typer.echo(json.dumps(form(), ensure_ascii=False, indent=2))
