"""Names stand where a reader looks for them, whatever marks they carry."""

from __future__ import annotations

from adtp_publish.model.sorting import by_name, unmarked


def test_a_name_with_an_accent_stands_under_its_letter() -> None:
    names = ["Zennor", "Île-aux-Moines", "Isle of Wight", "Ickenham", "Éire Park", "essex"]
    assert sorted(names, key=by_name) == [
        "Éire Park",
        "essex",
        "Ickenham",
        "Île-aux-Moines",
        "Isle of Wight",
        "Zennor",
    ]
    assert unmarked("Île")[:1] == "I"


def test_names_that_differ_in_marks_alone_have_one_order() -> None:
    assert sorted(["Île", "Ile", "ILE"], key=by_name) == sorted(["ILE", "Île", "Ile"], key=by_name)
    # The same letters written in two ways are put side by side.
    assert by_name("I\u0302le")[0] == by_name("\u00cele")[0]
