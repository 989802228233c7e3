"""Write .vscode/forms anew: for editors, the whole text of each form that says only what differs.

An editor can follow a `$ref`; what `x-inherits` means it cannot know.

usage: .venv/bin/python tools/editor-forms.py [--check]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from adtp_publish.load.schemas import Schemas, load_schemas
from adtp_publish.ports import DiskFiles

ROOT = Path(__file__).resolve().parents[1]
FORMS = ROOT / ".vscode" / "forms"
COMMENT = "Written by tools/editor-forms.py from schema/{0}.schema.json: change that."


def whole(schemas: Schemas, name: str) -> str:
    """A form with what it inherits, whose references lead from there to the forms."""
    form = {**schemas.written(name), "$comment": COMMENT.format(name)}
    return f"{json.dumps(_from_there(form), indent=2, ensure_ascii=False, default=str)}\n"


def _from_there(part: Any) -> Any:
    if isinstance(part, list):
        return [_from_there(item) for item in part]
    if not isinstance(part, dict):
        return part
    return {
        name: value.replace("../", "../../../schema/", 1)
        if name == "$ref" and isinstance(value, str)
        else _from_there(value)
        for name, value in part.items()
    }


def wanted() -> dict[Path, str]:
    """The text of each file that should be there."""
    schemas = load_schemas(DiskFiles(ROOT / "schema"))
    return {FORMS / f"{name}.schema.json": whole(schemas, name) for name in schemas if schemas.inherits(name)}


def main() -> None:
    """Write what is not as it should be, and take away what no form is for; or only say so."""
    forms = wanted()
    there = {path: path.read_text("utf-8") for path in FORMS.rglob("*.json")}
    stale = sorted(path for path in forms.keys() | there.keys() if forms.get(path) != there.get(path))
    if "--check" in sys.argv[1:]:
        names = ", ".join(path.relative_to(ROOT).as_posix() for path in stale)
        sys.exit(f"not up to date: {names}; run tools/editor-forms.py" if stale else 0)
    for path in stale:
        if path in forms:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(forms[path], "utf-8")
        else:
            path.unlink()
    print(f"{len(forms)} forms for editors, {len(stale)} of them written or taken away")


if __name__ == "__main__":
    main()
