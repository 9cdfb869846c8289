"""``truceline schema``: the JSON Schema of the record of a report, of incidents, observations or violations."""

import json
from typing import Annotated

import typer


def schema(
    *,
    incident: Annotated[bool, typer.Option("--incident", help="The form of incidents over many reports.")] = False,
    observation: Annotated[
        bool, typer.Option("--observation", help="The form of observations, restrictions of access and tallies.")
    ] = False,
    violation: Annotated[
        bool, typer.Option("--violation", help="The form of how something stands against agreements.")
    ] = False,
) -> None:
    """Print the JSON Schema of a record.

    Example: truceline schema > record.schema.json

    Example: truceline schema --incident > incidents.schema.json
    """
    from truceline.record import json_schema
    from truceline.record_incident import incident_schema
    from truceline.record_observation import observation_schema
    from truceline.record_violation import violation_schema

    asked = {violation_schema: violation, observation_schema: observation, incident_schema: incident}
    form = next((form for form, wanted in asked.items() if wanted), json_schema)
    typer.echo(json.dumps(form(), ensure_ascii=False, indent=2))
