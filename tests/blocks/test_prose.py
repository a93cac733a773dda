from briefings.blocks.prose import Prose
from briefings.values.text import Text
from tests.desks import block, refused


def test_model() -> None:
    """It holds Markdown."""
    found = block("{prose: 'Output *doubled*.'}")
    assert isinstance(found, Prose)
    assert (found.kind, found.prose, type(found.prose)) == ("prose", "Output *doubled*.", Text)


def test_shared_fields() -> None:
    """Like any block it may have a heading, an id, a language, sources, and findings that are silenced."""
    typed = "prose: x, heading: A, id: a, lang: de, sources: [usgs], ignore: [{rule: slug, reason: y}]"
    found = block(f"{{{typed}}}")
    assert (found.heading, found.id, found.lang, found.sources) == ("A", "a", "de", ("usgs",))
    assert [silence.rule for silence in found.ignore] == ["slug"]


def test_text_only() -> None:
    """It holds nothing but text."""
    assert refused("{prose: [a, b]}")[0].startswith("1:16: error[wrong-type]: prose takes text, not a list")


def test_no_extras() -> None:
    """Its template needs nothing but its fields, and it draws nothing."""
    found = block("{prose: x}")
    assert (found.extras((), "en"), found.drawing((), "en", 600), list(found.row_faults(()))) == ({}, None, [])
