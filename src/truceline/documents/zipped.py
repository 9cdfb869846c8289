"""Members of a ZIP archive, never unpacked beyond a limit, whatever the archive says of their size."""

import zipfile
import zlib
from io import BytesIO

from truceline.errors import Damaged, Locked, TooLarge

MAX_MEMBERS = 20_000  # of an archive; a Word file has some dozens, one with a picture on every page some hundreds
CHUNK = 1 << 16  # bytes unpacked at a time
ENTRY = b"PK\x01\x02"  # before every member in the table of contents
ENCRYPTED = 0x1  # flag of a member
TODO = "Get it again, or open it in a word processor and save it anew."


def open_archive(content: bytes, *, where: str = "") -> zipfile.ZipFile:
    """Open an archive.

    Raises:
        TooLarge: more members than any document has.
        Damaged: broken or cut off.
    """
    if content.count(ENTRY) > MAX_MEMBERS:
        raise TooLarge(
            f"a ZIP file of more than {MAX_MEMBERS:,} members, built to fill the memory.",
            where=where,
            todo="Leave it out.",
        )
    try:
        return zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError) as error:
        raise Damaged(f"broken or cut off ({error}).", where=where, todo=TODO) from error


def read_member(archive: zipfile.ZipFile, name: str, *, limit: int, where: str = "") -> bytes | None:
    """Unpack one member; ``None`` where there is none of this name. ``limit`` is in bytes.

    Raises:
        TooLarge: it is larger unpacked than ``limit``; unpacking stops there.
        Locked: it is encrypted.
        Damaged: it cannot be unpacked.
    """
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    if info.flag_bits & ENCRYPTED:
        raise Locked("locked with a password.", where=where, todo="Unlock it, save it without one, and read that.")
    parts: list[bytes] = []
    size = 0
    try:
        with archive.open(info) as member:
            while size <= limit and (part := member.read(CHUNK)):
                parts.append(part)
                size += len(part)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise Damaged(f"its part {name} is broken or cut off ({error}).", where=where, todo=TODO) from error
    if size > limit:
        raise TooLarge(
            f"its part {name} unpacks to more than {limit / 1_000_000:g} MB, as a file built to fill the memory does.",
            where=where,
            todo="If you trust it, save its text as a .txt file.",
        )
    return b"".join(parts)
