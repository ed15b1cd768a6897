"""The count of `every_failure.py` sees a failure that nobody makes, one of a class of its own, and one on several lines."""

from every_failure import places, sources, unmade

TEXT = """
class OwnError(DossierError): ...

def sold(what):
    if not what:
        raise OwnError("Nothing.")
    raise DossierError(
        "Sold out.",
        "Look again tomorrow.",
    )
"""


def test_a_failure_that_no_test_makes_is_named():
    assert unmade({"shop.py": TEXT, "errors.py": "class DossierError(Exception): ..."}, [("shop.py", 7)]) == [
        "shop.py:6 OwnError"
    ]


def test_the_failures_of_the_source_are_found():
    found = list(places(sources()))
    assert len(found) > 300
    assert {"WrongUsageError", "NoChoiceError", "PlaybookError"} <= {name for *_place, name in found}
