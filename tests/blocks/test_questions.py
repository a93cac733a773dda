from briefings.blocks.questions import Questions
from tests.desks import block, refused


def test_model() -> None:
    """A question is a text, or a mapping with an id."""
    found = block("{questions: [How much?, {id: capacity, text: By when?}]}")
    assert isinstance(found, Questions)
    assert [(question.id, question.text) for question in found.questions] == [
        (None, "How much?"),
        ("capacity", "By when?"),
    ]


def test_required() -> None:
    """It has a text."""
    assert refused("{questions: [{id: a}]}") == ["1:21: error[missing-field]: text is missing"]


def test_empty() -> None:
    """One without anything in it is refused."""
    assert len(refused("{questions: []}")) == 1
