"""A page as text: what is read, in the order in which it is read, with its links.

Kept in place of HTML so that a golden file changes when a reader would notice, not when a class does.
Headings begin with `#`, items of lists with `-`, further in inside a list; heads of a table stand
between `*`; a link is `[text](address)`; text for screen readers alone is there, text hidden from
them is not.
"""

from __future__ import annotations

from html.parser import HTMLParser

HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 7)}
PREFIXES = HEADINGS | {
    "p": "",
    "div": "",
    "li": "- ",
    "dt": "? ",
    "dd": ": ",
    "summary": "> ",
    "caption": "Table: ",
    "blockquote": "",
    "details": "",
    "ul": "",
    "ol": "",
    "dl": "",
    "table": "",
    "pre": "",
    "figure": "",
    "figcaption": "",
    "svg": "",
    "desc": "",
    "text": "- ",
}
PARTS = {"header", "nav", "main", "section", "footer"}
VOID = {"meta", "link", "br", "hr", "img", "input", "col", "path", "rect", "line"}
UNREAD = {"script", "style"}


def as_text(html: str) -> str:
    """The text of a page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_line()
    return "\n".join(reader.lines) + "\n"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.line = ""
        self.prefix = ""
        self.cells: list[str] | None = None
        self.unread = 0
        self.open: list[tuple[str, bool, str]] = []
        self.link = 0

    def end_line(self) -> None:
        """Keep the line that was read so far."""
        text = " ".join(self.line.split())
        if text:
            self.lines.append(self.prefix + text)
            self.prefix = ""
        self.line = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.lines.append(f"language: {given.get('lang', '')}")
        elif tag == "meta" and given.get("name") == "description":
            self.lines.append(f"description: {given['content']}")
        elif tag == "br":
            self.line += " / "
        if tag in VOID:
            return
        # Words in a picture are what it shows; where a picture is hidden, so are they.
        hidden = tag in UNREAD or given.get("aria-hidden") == "true" or "hidden" in given
        self.unread += hidden
        self.open.append((tag, hidden, given.get("href", "")))
        if self.unread:
            return
        self._begin(tag, given)

    def _begin(self, tag: str, given: dict[str, str]) -> None:
        if tag in PARTS:
            self.end_line()
            self.lines += ["", f"--- {' '.join(filter(None, (tag, given.get('aria-label', ''))))}"]
        elif tag == "tr":
            self.end_line()
            self.cells = []
        elif tag in {"th", "td"}:
            self.line = ""
        elif tag == "title":
            self.end_line()
            self.prefix = "title: "
        elif tag in PREFIXES and self.cells is None:
            self.end_line()
            if tag in HEADINGS:
                self.lines.append("")
            deep = sum(above in {"ul", "ol"} for above, _, _ in self.open) - 1
            self.prefix = "  " * deep * (tag == "li") + PREFIXES[tag] or self.prefix
        elif tag == "p":
            self.line += " "
        elif tag == "a":
            self.link = len(self.line)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        opened, hidden, href = self.open.pop()
        assert opened == tag, f"{tag} ends {opened}"
        was_read = not self.unread
        self.unread -= hidden
        if was_read:
            self._end(tag, href)

    def _end(self, tag: str, href: str) -> None:
        if tag == "a":
            before, text = self.line[: self.link], " ".join(self.line[self.link :].split())
            self.line = f"{before}[{text}]({href})"
        elif tag in {"th", "td"} and self.cells is not None:
            text = " ".join(self.line.split())
            self.cells.append(f"*{text}*" if tag == "th" else text)
            self.line = ""
        elif tag == "tr" and self.cells is not None:
            self.lines.append(f"| {' | '.join(self.cells)} |")
            self.cells = None
        elif self.cells is None and (tag in PREFIXES or tag in PARTS or tag == "title"):
            self.end_line()
            self.prefix = ""

    def handle_data(self, data: str) -> None:
        if not self.unread:
            self.line += data
