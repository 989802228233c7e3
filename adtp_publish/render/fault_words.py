"""What the template library says of a fault, in our words: whoever has a theme is no programmer."""

from __future__ import annotations

import re
import sys
from dataclasses import fields, is_dataclass

from ..near import did_you_mean

GUIDE = "`docs/how-to/theme.md` says what each template is given"
_CLOSE = "look for a tag above that is not closed, or for a slip in this line"
# What the library says of a syntax error or an undefined name, what we say, and how to mend it.
_SAID = (
    (
        r"Encountered unknown tag '(?P<a>[^']+)'.*expecting tag '(?P<b>[^']+)'",
        "found the tag `{a}`; wanted `{b}` first, which closes the one before it",
        _CLOSE,
    ),
    (
        r"Encountered unknown tag '(?P<a>[^']+)'",
        "found the tag `{a}`, which there is not; wanted one such as `block`, `if`, `for` or `include`",
        _CLOSE,
    ),
    (
        r"Unexpected end of template.*following tags: '(?P<a>[^']+)'",
        "found the end of the file; wanted `{a}` before it",
        _CLOSE,
    ),
    (
        r"[Uu]nexpected end of template",
        "found the end of the file inside of a tag; wanted the end of the tag",
        _CLOSE,
    ),
    (
        r"[Mm]issing end of (?P<a>comment|raw)",
        "found a {a} without its end; wanted its end",
        _CLOSE,
    ),
    (r"expected token '(?P<a>.+?)', got '(?P<b>.+?)'", "found `{b}`; wanted `{a}`", _CLOSE),
    (
        r"unexpected (?:char )?'(?P<a>.+?)'",
        "found `{a}`, which cannot stand there; wanted what a template can hold",
        _CLOSE,
    ),
    (
        r"No (?P<a>filter|test) named '(?P<b>.+?)'",
        "found the {a} `{b}`, which there is not; wanted another",
        GUIDE,
    ),
    (
        r"block '(?P<a>.+?)' defined twice",
        "found a second block `{a}`; wanted each block once",
        "give it another name",
    ),
    (
        r"does not export the requested name '(?P<a>.+?)'",
        "found the import of `{a}`, which the other template has not; wanted a macro of it",
        GUIDE,
    ),
    (
        r"parameter '(?P<a>.+?)' was not provided",
        "found no value for `{a}`; wanted one where the macro is called",
        GUIDE,
    ),
    (
        r"^'(?P<a>[^']+)' is undefined",
        "found the name `{a}`, which nothing has here; wanted one that is given or imported",
        GUIDE,
    ),
    (
        r"access to attribute '(?P<a>[^']+)' of .* is unsafe",
        "found `{a}`, which templates may not reach; wanted a field of a record",
        GUIDE,
    ),
    (
        r"(?:unexpected|no) keyword argument '(?P<a>.+?)'",
        "found the argument `{a}`, which is not taken here; wanted another",
        GUIDE,
    ),
    (
        r"missing [0-9]+ required .*argument.*?'(?P<a>.+?)'",
        "found no `{a}`; wanted it where the component is called",
        GUIDE,
    ),
)
_NO_FIELD = re.compile(r"'(?P<type>[\w.]+) object' has no attribute '(?P<name>.+?)'")
_OTHER = "found something that fails when a page is written; wanted what can be written"


def worded(said: str) -> tuple[str, str]:
    """What is said of a fault, and the hint; never in the words of the library."""
    if found := _NO_FIELD.search(said):
        module, _, kind = found["type"].rpartition(".")
        record = getattr(sys.modules.get(module), kind, None)
        known = [item.name for item in fields(record)] if is_dataclass(record) else []
        message = f"found `{found['name']}` of a `{kind}`, which has no such field; wanted one that it has"
        return message, did_you_mean(found["name"], known, GUIDE)
    for pattern, words, hint in _SAID:
        if found := re.search(pattern, said):
            return words.format(**found.groupdict()), hint
    return _OTHER, GUIDE
