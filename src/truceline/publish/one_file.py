"""What pages share that are one file: their templates, and the policy under which only their own style and script act.

Every value in a template is escaped, what is hidden or acts in a text is made visible, and a name that nobody gave is
a fault.
"""

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import BaseLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined, Template

from truceline.publish.page_words import label_words
from truceline.publish.quoting import shown

PREFIX = "publish"  # of the names of these templates, here and in the workbench


def loader() -> BaseLoader:
    """Return what finds the templates of this package, under ``publish/``."""
    return PrefixLoader({PREFIX: PackageLoader("truceline.publish")})


def make_environment(loader: BaseLoader) -> Environment:
    """Return an environment with the rules of every page."""
    environment = Environment(
        loader=loader,
        autoescape=True,
        finalize=shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["label"] = label_words
    return environment


@cache
def template(name: str) -> Template:
    """Return a template of this package."""
    return make_environment(loader()).get_template(f"{PREFIX}/{name}")


def part(name: str) -> str:
    """Return a style or script as it is written."""
    return files("truceline.publish").joinpath("templates", name).read_text(encoding="utf-8")


def policy(style: str, script: str = "") -> str:
    """Return a content security policy under which only this style and this script act, and nothing is fetched."""
    acting = f" script-src '{_hash(script)}';" if script else ""
    typed = "; require-trusted-types-for 'script'" if script else ""
    return f"default-src 'none'; style-src '{_hash(style)}';{acting} base-uri 'none'; form-action 'none'{typed}"


def _hash(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode('utf-8')).digest()).decode('ascii')}"
