"""What judges the trials tells what is obeyed from what the program draws on purpose."""

from torture.hostile import _obeyed as obeyed


def test_a_name_from_right_to_left_may_stand_in_marks_of_its_own_on_a_terminal_and_nothing_else_may():
    assert obeyed("client \u2068محمد\u2069 · c1", "80") == ""
    for said, medium in (
        ("client \u2068محمد\u2069", "text"), ("\u2068exe.gnp\u2069", "80"), ("\u2068محمد", "80"), ("\u2068م\u2067x\u2069", "80"),
    ):  # fmt: skip
        assert obeyed(said, medium).startswith("raw signs")
