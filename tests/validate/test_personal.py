"""The recognisers of numbers and addresses: whatever people do to the spaces in them, they are found."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from adtp_publish.validate.personal import may_hold, personal

PHONE, NHS, EMAIL = "what looks like a phone number", "what looks like an NHS number", "an e-mail address"
BETWEEN = ["", " ", "\xa0", "\u2009", "\u202f", "-", "\u2010", "\u2011", "\u2013", " - ", " \u2013 ", "."]
WRAPPED = ["\n", " \n", "\n  ", "-\n", "\xa0\n      "]
BEFORE = ["", "Ask ", "Tel.", "Tel: ", "(", "Ring\n", "\u2013 ", "| "]
BEHIND = ["", ".", ", please", ")", " now", "\n", "\u2013ask", "; "]


def digits(count: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=count, max_size=count)


@st.composite
def phones(draw: st.DrawFn) -> str:
    """A number of eleven digits, with or without the country, in two or three groups, wrapped once or not."""
    rest, area = draw(digits(10)), draw(st.integers(3, 5))
    assume(rest[0] != "0")
    last = draw(st.sampled_from([11, area + 3]))
    groups = [part for part in (f"0{rest}"[:area], f"0{rest}"[area:last], f"0{rest}"[last:]) if part]
    beginning = draw(st.sampled_from(["0", "(0", "+44", "+44 ", "+44 (0)", "0044 ", "+44\xa0", "+44."]))
    closing = ")" if beginning == "(0" else ""
    groups[0] = f"{beginning}{groups[0][1:]}{closing}"
    return joined(draw, groups)


@st.composite
def nhs_numbers(draw: st.DrawFn) -> str:
    """Ten digits that fit, in three groups, with the same sign between them; wrapped once or not."""
    first = draw(digits(9))
    rest = sum(int(digit) * weight for digit, weight in zip(first, range(10, 1, -1), strict=True)) % 11
    assume(rest != 1)
    whole = f"{first}{(11 - rest) % 11}"
    return joined(draw, [whole[:3], whole[3:6], whole[6:]], one_sign=True)


def joined(draw: st.DrawFn, groups: list[str], one_sign: bool = False) -> str:
    sign = draw(st.sampled_from(BETWEEN))
    signs = [sign if one_sign else draw(st.sampled_from(BETWEEN)) for _ in groups[1:]]
    if draw(st.booleans()):
        place = draw(st.integers(0, len(signs) - 1))
        signs[place] = draw(st.sampled_from(WRAPPED))
        if one_sign and signs[place][0] in "- \xa0":
            signs[1 - place] = signs[place][0]
    return "".join(part for pair in zip(groups, [*signs, ""], strict=True) for part in pair)


@given(phones(), st.sampled_from(BEFORE), st.sampled_from(BEHIND))
def test_a_phone_number_is_found(number: str, before: str, behind: str) -> None:
    text = f"{before}{number}{behind}"
    assert may_hold(text)
    # With the bracket before it, where one stands there.
    assert any(what == PHONE and number in shown for what, shown in personal(text))


@given(nhs_numbers(), st.sampled_from(BEFORE), st.sampled_from(BEHIND))
def test_an_nhs_number_is_found(number: str, before: str, behind: str) -> None:
    text = f"{before}{number}{behind}"
    assert may_hold(text)
    assert (NHS, number) in list(personal(text))


@given(
    st.from_regex(r"[a-z][a-z0-9.+'_-]{0,30}@[a-z0-9-]{1,20}(\.[a-z]{2,8}){1,3}", fullmatch=True),
    st.sampled_from(["", "Ask ", "(", "<", "mailto:", "@ ", "\n"]),
    st.sampled_from(["", ",", ")", ">", " now", "\n"]),
)
def test_an_address_is_found(address: str, before: str, behind: str) -> None:
    assert list(personal(f"{before}{address}{behind}")) == [(EMAIL, address)]


@given(st.text(st.characters(exclude_categories=("Nd", "Cs"), exclude_characters="@")))
def test_a_text_without_digits_and_ats_holds_nothing(text: str) -> None:
    assert not may_hold(text)
    assert list(personal(text)) == []


@given(st.text("0123456789 .,-\n\xa0\u2013()+@ab£/", max_size=200))
def test_what_is_found_was_worth_a_look_and_stands_there(text: str) -> None:
    found = list(personal(text))
    assert may_hold(text) or not found
    assert all(shown in text for _, shown in found)


@given(
    st.lists(
        st.sampled_from(
            ["2008", "2009/10", "2008\u20132009", "31 March 2010", "01.04.2009", "£138,089", "1,240", "46%"]
        ),
        max_size=8,
    ),
    st.sampled_from([" ", ", ", " to ", "\n", "; "]),
)
def test_years_dates_and_amounts_are_none(figures: list[str], between: str) -> None:
    assert list(personal(between.join(figures))) == []
