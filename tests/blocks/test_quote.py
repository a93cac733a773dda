from briefings.blocks.quote import Quote
from tests.desks import block, refused


def test_model() -> None:
    """It has words, a speaker, a role and a source."""
    found = block("{quote: {text: A record., who: The division, role: Maker, source: baogang}}")
    assert isinstance(found, Quote)
    content = found.quote
    assert (content.text, content.who, content.role, content.source) == (
        "A record.",
        "The division",
        "Maker",
        "baogang",
    )


def test_required() -> None:
    """Without words it is none."""
    assert refused("{quote: {who: The division}}") == ["1:16: error[missing-field]: text is missing"]
