"""Every figure that follows from others is held against its rule, wherever a plan may type it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from adtp_publish.model.form import Calc, Form
from adtp_publish.model.paths import field_at, form_at, is_typed
from tests.every_field.complete import complete
from tests.every_field.inputs import figures, plan
from tests.every_field.trees import EDITIONS
from tests.privacy.repository import checked, editions, read, write

# Far from what any of them is, and in the bounds of each kind.
_OFF = {"count": "777777", "money": "£777,777", "percent": "77.7%", "decimal": "-777777"}
# An owner's own number in place of that of the measure; a change, against which the number is held.
_OWN = frozenset(("as given", "percentage change", "percentage change on last year"))


@pytest.mark.parametrize("slug", EDITIONS)
def test_each_figure_that_is_typed_otherwise_than_it_follows_differs(slug: str) -> None:
    """What is an input in its own right is no check: nothing else may be typed and go unseen."""
    found, forms = plan(slug), editions()[slug]
    documents = {document.spec.id: document for document in found.plans[0].plan.documents}
    texts, typed = dict(complete(slug)), list[str]()
    for name, document in documents.items():
        form, file = forms.form(document.spec.schema), f"example/{slug}/{document.spec.file}"
        mine = [figure for figure in figures(found).values() if figure.document == name]
        follows = [one for one in mine if one.status == "derived" and one.kind in _OFF]
        places = [(one.id, one.path) for one in follows if _is_held(form, one.path)]
        data: Any = read(texts[file]) if places else None
        for figure, path in places:
            assert not is_typed(document.root.find(*path)), f"{figure} is left out of this plan"
            _put(data, path, _OFF[field_at(form, path).face.kind])
            typed.append(figure)
        texts |= {file: write(data)} if places else {}
    after = checked(texts)
    known = figures(after)
    assert [name for name in typed if name not in known] == []
    assert [name for name in typed if not known[name].differs] == []
    assert {known[name].stated for name in typed} == {Decimal(777777), Decimal("77.7"), Decimal(-777777)}
    assert len(typed) > 40
    assert {"stated-differs"} <= {finding.code for finding in after.findings}
    assert {"outturn-less-target", "expected"} <= {part for name in typed for part in name.split(".")}


def _is_held(form: Form, path: tuple[str, ...]) -> bool:
    """Whether a plan may type a field that has a rule which is more than an input in its own right."""
    field = form_at(form, path)
    calc = field.calc if field is not None else None
    return calc is not None and not (not calc.check and {one.op for one in _rules(calc)} <= _OWN)


def _rules(calc: Calc) -> list[Calc]:
    return [case for _, case in calc.cases] if calc.by else [calc]


def _put(data: Any, path: tuple[str, ...], value: str) -> None:
    for step in path[:-1]:
        data = data[int(step)] if isinstance(data, list) else data.setdefault(step, {})
    data[path[-1]] = value
