"""The version of the codebook: written once, told in the page, and not left behind when a rule changes."""

import hashlib
import re
from pathlib import Path

from truceline.incidents.policies import POLICIES
from truceline.model.codebook import CODEBOOK_VERSION

PAGE = (Path(__file__).parents[1] / "docs" / "codebook.md").read_text("utf-8")
RULES = {
    "1.0": "326cff18b1eccf077d38ffdd0d064ed90843c5c192e27e25d1fe14b90ebe95cd"
}  # SHA-256 over the rules of policies, by version: a changed rule needs a new version


def rules() -> str:
    """Return the page from the first rule of policies to the end of the last."""
    return PAGE[PAGE.index("## What every policy begins with") : PAGE.index("## What a person may decide")]


def test_the_page_is_of_the_version_that_the_code_names():
    assert f"\nVersion {CODEBOOK_VERSION}. " in PAGE
    assert re.search(rf"^\| {re.escape(CODEBOOK_VERSION)} \| \d{{4}}-\d\d-\d\d \| .+ \|$", PAGE, re.MULTILINE)


def test_a_rule_that_changes_gets_a_version_of_its_own():
    told = hashlib.sha256(rules().encode()).hexdigest()
    assert RULES[CODEBOOK_VERSION] == told, "raise CODEBOOK_VERSION, tell in docs/codebook.md what changed, add it here"


def test_every_policy_has_its_rules_in_the_page():
    assert all(f"\n## `{name}`\n" in PAGE for name in POLICIES)
