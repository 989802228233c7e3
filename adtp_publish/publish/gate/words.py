"""A text as the gate compares it: words without case, signs, and whatever hides a word from a search."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from html import unescape
from unicodedata import normalize
from urllib.parse import unquote

# Signs that nobody sees: soft hyphens, joiners, marks of direction, fillers, selectors, tags.
_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)
_WORD = re.compile(r"[^\W_]+")
# Stands between two texts of a file that do not belong together: two cells, two strings. No file holds it.
BREAK = "\0"
_PARAGRAPH = re.compile(r"\n\s*\n|\n\s*(?=[-*+#>\N{BULLET}]\s|[0-9]{1,2}[.)]\s)")
_QUOTE = (("\\\\", "\1"), ('\\"', "\2"), ('"', BREAK), ("\2", '\\"'), ("\1", "\\\\"))
# Text is coded in a code at most so often: a feed holds pages, a page holds links.
_DEEPEST = 4

_ENTITY = re.compile(r"&(?:#[xX]?[0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);")
_PERCENT = re.compile(r"%[0-9a-fA-F]{2}")
_BACKSLASH = re.compile(
    r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([0-7]{3})|(.))", re.DOTALL
)
_WRAPPED = re.compile(
    r"(?<=[^\W_])[-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\x02\ufffe][ \t]*(?:\r\n|\r|\n)\s*(?=[^\W_])"
)
_DATA = re.compile(r"base64,([A-Za-z0-9+/=\s%_-]{8,})")
# What stands inside a word or a sentence and parts neither.
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|"
    r"tspan|u|var|wbr|text:span|text:a|text:soft-page-break)(?:\s(?:\"[^\"]*\"|'[^']*'|[^'\">])*+)?/?>",
    re.IGNORECASE,
)
# What stands inside a sentence and parts words.
_GAP = re.compile(
    r"<(?:!--.*?--|/?(?:br|img|wbr|text:line-break|text:tab|text:s)(?:\s[^<>]*)?/?)>",
    re.DOTALL | re.IGNORECASE,
)
TAG = re.compile(r"<(?:!--.*?--|[!?/]?[a-zA-Z\[](?:\"[^\"]*\"|'[^']*'|[^'\">])*+)>", re.DOTALL)


def plain(text: str) -> str:
    """A text as it is compared: NFKC, without case, without signs that nobody sees."""
    if not text.isascii():
        text = normalize("NFKC", normalize("NFKC", _HIDDEN.sub("", text)).casefold())
    return text.casefold()


def words_of(text: str) -> list[str]:
    """The words of a text; signs other than letters and digits part words."""
    return _WORD.findall(plain(text))


def readings(text: str) -> Iterator[str]:
    """A text as it stands, and as it reads once its escapes, links, tags and wrapped lines are undone."""
    seen, waiting = {text}, [(text, 0)]
    while waiting:
        text, depth = waiting.pop()
        yield text
        if depth < _DEEPEST:
            for mark, undo in _CODES:
                if mark(text) and (plain := undo(text)) not in seen:
                    seen.add(plain)
                    waiting.append((plain, depth + 1))


def paragraphs(text: str) -> str:
    """A plain text with a break between its paragraphs and the items of its lists."""
    return _PARAGRAPH.sub(BREAK, text)


def strings(text: str) -> str:
    """A text of JSON with a break before and behind each string: what is a string of its own stays one."""
    for sign, other in _QUOTE:
        text = text.replace(sign, other)
    return text


def without_tags(text: str) -> str:
    """The text between tags, with a break for each tag; a tag inside a sentence parts nothing."""
    return TAG.sub(BREAK, _GAP.sub(" ", _INLINE.sub("", text)))


def tags_of(text: str) -> str:
    """All tags and comments, with their attributes; a break between them."""
    return BREAK.join(TAG.findall(text))


def unescaped(text: str) -> str:
    r"""A text of JSON or a script with its escapes undone, such as `\u00d6` and `\n`."""
    if "\\" not in text:
        return text
    # Signs beyond the first plane are written as two.
    return _BACKSLASH.sub(_sign, text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


_SIGNS = {"n": "\n", "r": "\r", "t": "\t", "b": " ", "f": " ", "v": " ", "\n": ""}


def _sign(match: re.Match[str]) -> str:
    braced, short, byte, octal, letter = match.groups()
    if letter is not None:
        return _SIGNS.get(letter, letter)
    number = int(octal, 8) if octal else int(braced or short or byte, 16)
    return chr(number) if number <= 0x10FFFF else " "


def _data(text: str) -> str:
    found = []
    for match in _DATA.finditer(text):
        try:
            content = base64.b64decode(unquote(match[1]).translate({45: "+", 95: "/"}) + "==", validate=False)
        except (ValueError, binascii.Error):
            continue
        found.append(content.decode("utf-8", "replace"))
    return BREAK.join(found)


_CODES: tuple[tuple[Callable[[str], object], Callable[[str], str]], ...] = (
    (_ENTITY.search, unescape),
    (_PERCENT.search, unquote),
    (lambda text: "\\u" in text or "\\x" in text, unescaped),
    (TAG.search, without_tags),
    (_WRAPPED.search, lambda text: _WRAPPED.sub("", text)),
    (lambda text: "base64," in text, _data),
)
