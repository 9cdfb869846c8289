"""The version of docs/codebook.md by which values were published; every record, export and release names it.

It rises when a rule of the codebook changes what is published of the same claims; docs/codebook.md tells what changed.
"""

CODEBOOK_VERSION = "1.0"
