from briefings.blocks.timeline import Timeline
from tests.desks import block, refused


def test_model() -> None:
    """Events stand in the order in which they were written, each as far as its date is known."""
    found = block("{timeline: {events: [{date: 2016, text: A plan.}, {date: 2015-04-01, text: Before.}]}}")
    assert isinstance(found, Timeline)
    assert [(event.date, event.text) for event in found.timeline.events] == [
        ("2016", "A plan."),
        ("2015-04-01", "Before."),
    ]


def test_required() -> None:
    """An event has a date and a text."""
    assert refused("{timeline: {events: [{}]}}") == [
        "1:29: error[missing-field]: date is missing",
        "1:29: error[missing-field]: text is missing",
    ]


def test_empty() -> None:
    """One without anything in it is refused."""
    assert len(refused("{timeline: {events: []}}")) == 1
