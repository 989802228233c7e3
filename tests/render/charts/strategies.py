"""Numbers of charts drawn by chance, and places read back from the text that templates are given."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from adtp_publish.render.charts.marks import Chart, Datum, Look

VALUES = st.decimals(-10_000_000, 10_000_000, places=2, allow_nan=False)
LOOKS: tuple[Look, ...] = ("solid", "hollow", "dashed")


@st.composite
def a_datum(draw: st.DrawFn, values: st.SearchStrategy[Decimal] = VALUES) -> Datum:
    value = draw(st.none() | values)
    text = draw(st.sampled_from(("Pending", "Not in the source"))) if value is None else f"{value:,.0f}"
    name = draw(
        st.sampled_from(("2008/09", "2007/08 baseline", "Police", "A very long name of a source of funding"))
    )
    return Datum(name, value, text, draw(st.sampled_from(LOOKS)), figure=f"f.{draw(st.integers(0, 99))}")


def place(text: str) -> Decimal:
    """A place without its unit."""
    assert text.endswith(("%", "em")), text
    return Decimal(text.removesuffix("%").removesuffix("em"))


def outside(chart: Chart) -> list[object]:
    """The marks of a picture that do not lie within it."""
    high = place(chart.height)
    ends = [
        (bar, place(bar.x), place(bar.x) + place(bar.width), place(bar.y), place(bar.y) + place(bar.height))
        for bar in chart.bars
    ]
    ends += [(line, place(line.x1), place(line.x2), place(line.y1), place(line.y2)) for line in chart.lines]  # type: ignore[misc]
    ends += [(one, place(one.x), place(one.x), place(one.y), place(one.y)) for one in chart.labels]  # type: ignore[misc]
    slack = Decimal("0.02")  # two rounded places
    return [
        mark
        for mark, left, right, top, bottom in ends
        if not (-slack <= left <= right <= 100 + slack and -slack <= top <= bottom <= high + slack)
    ]
