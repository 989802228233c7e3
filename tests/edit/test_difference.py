from __future__ import annotations

from adtp_publish.edit.difference import difference


def test_a_diff_shows_what_changed_with_its_surroundings() -> None:
    old = "".join(f"line{n}: x\n" for n in range(9))
    shown = difference(old.encode(), old.replace("line4: x", "line4: y").encode(), "plans/a.yaml")
    assert shown.splitlines() == [
        "--- plans/a.yaml",
        "+++ plans/a.yaml",
        "@@ -3,5 +3,5 @@",
        " line2: x",
        " line3: x",
        "-line4: x",
        "+line4: y",
        " line5: x",
        " line6: x",
    ]


def test_what_cannot_be_seen_is_said() -> None:
    shown = difference(b"\xef\xbb\xbfa: 1 \t\r\nb: 2\r\nc: 3", b"a: 1\nb: 2\nc: 3\n", "file")
    assert shown.splitlines()[2:] == [
        "# the byte order mark at the start is taken out",
        "# 2 line ends of another system made plain (LF)",
        "# a line end added at the end of the file",
        "@@ -1,3 +1,3 @@",
        "-a: 1··",
        "+a: 1",
        " b: 2",
        " c: 3",
    ]


def test_one_line_end_is_not_several() -> None:
    assert "# 1 line end of another system made plain (LF)" in difference(b"a: 1\r\n", b"a: 1\n", "file")


def test_nothing_in_a_diff_reaches_the_terminal_as_a_command() -> None:
    shown = difference("a: \u202ex\n".encode(), "b: \u202ex\x07\n".encode(), "file\x1b[2J")
    assert all(line.isprintable() for line in shown.splitlines())
    assert "\\x1b[2J" in shown


def test_nothing_in_a_diff_is_obeyed_by_a_build_service() -> None:
    old = "note: |\n  ::error::x\n  ##[error]y\nabsent: pending\n"
    shown = difference(old.encode(), old.replace("pending", "soon").encode(), "file")
    assert " | " not in shown
    assert not [line for line in shown.splitlines() if line.lstrip().startswith("::") or "##[" in line]
    assert "\\x3a:error::x" in shown
