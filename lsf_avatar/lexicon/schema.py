"""The published JSON Schema of the YAML: `python -m lsf_avatar.lexicon.schema` writes it anew."""

from __future__ import annotations

import json
from pathlib import Path

from lsf_avatar.lexicon.tables import json_schema

PATH = Path(__file__).with_name("schema.json")


def schema_text() -> str:
    """The schema as it is published."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    PATH.write_text(schema_text(), encoding="utf-8")
