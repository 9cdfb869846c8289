"""What a person typed into a form, and the file that came with it."""

from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import UploadFile

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """The fields of a form by name (the last of several of one name), and the file, if one was chosen."""

    fields: dict[str, str] = field(default_factory=dict)
    file_name: str = ""
    content: bytes = b""

    def get(self, name: str) -> str:
        """Return what stands in a field, empty where nothing does."""
        return self.fields.get(name, "")


async def _typed(request: Request) -> Typed:
    form = await request.form()
    fields = {name: value for name, value in form.items() if isinstance(value, str)}
    file = next((value for _, value in form.multi_items() if isinstance(value, UploadFile) and value.filename), None)
    content = await file.read() if file else b""
    name = (file.filename or "")[:LONGEST_NAME] if file else ""
    await form.close()
    return Typed(fields=fields, file_name=name, content=content)


TypedForm = Annotated[Typed, Depends(_typed)]
