import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from briefings.values.base import TextValue
from briefings.values.places import Colour, DataPath, ImagePath, Language, MailAddress, WebAddress, contrast


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (WebAddress, "https://example.org/a?b=c#d"),
        (WebAddress, "http://example.org"),
        (DataPath, "data/output.csv"),
        (DataPath, "data/OUTPUT.CSV"),
        (ImagePath, "images/a.svg"),
        (ImagePath, "images/a b.webp"),
        (Language, "en"),
        (Language, "zh-Hant"),
        (Language, "pt-BR"),
        (Colour, "#12436D"),
    ],
)
def test_taken(kind: type[TextValue], text: str) -> None:
    """What is meant is taken as it is."""
    assert kind.parse(text) == text


@pytest.mark.parametrize(
    ("kind", "text", "rule"),
    [
        (WebAddress, "example.org", "address"),
        (WebAddress, "javascript:alert(1)", "address"),
        (WebAddress, "data:text/html,x", "address"),
        (WebAddress, "https://", "address"),
        (WebAddress, "https://a b", "address"),
        (WebAddress, "https://[", "address"),
        (DataPath, "../a.csv", "path"),
        (DataPath, "data/../../a.csv", "path"),
        (DataPath, "/etc/a.csv", "path"),
        (DataPath, "C:/a.csv", "path"),
        (DataPath, "data\\a.csv", "path"),
        (DataPath, "https://example.org/a.csv", "path"),
        (DataPath, "data/a.xlsx#S!A1", "path"),
        (DataPath, "data", "path"),
        (ImagePath, "a.gif", "path"),
        (Language, "english", "language"),
        (Language, "", "language"),
        (Language, "en_", "language"),
        (Colour, "red", "colour"),
        (Colour, "#123", "colour"),
        (Colour, "#FFD700", "colour"),
    ],
)
def test_refused(kind: type[TextValue], text: str, rule: str) -> None:
    """What is not is refused by its rule."""
    with pytest.raises(PydanticCustomError) as caught:
        kind.parse(text)
    assert caught.value.type == rule


@given(st.sampled_from([WebAddress, DataPath, ImagePath, Language, Colour]), st.text())
def test_any_text(kind: type[TextValue], text: str) -> None:
    """Any text is taken or refused."""
    try:
        value = kind.parse(text)
    except PydanticCustomError:
        return
    assert kind.parse(value) == value


@pytest.mark.parametrize(("colour", "ratio"), [("#000000", 21.0), ("#FFFFFF", 1.0), ("#767676", 4.54)])
def test_contrast(colour: str, ratio: float) -> None:
    """Contrast is that of WCAG 2.2."""
    assert contrast(colour) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("AR", "ar"), ("ZH-hANT", "zh-Hant"), ("zh-hant-tw", "zh-Hant-TW"), ("en-gb", "en-GB"), ("de", "de")],
)
def test_a_language_has_one_spelling(typed: str, kept: str) -> None:
    """Letters are small or great as BCP 47 writes them."""
    assert Language.parse(typed) == kept


@pytest.mark.parametrize(
    "text", ["desk", "desk@", "a b@example.org", "desk@example.org?bcc=x@example.org", "x@localhost"]
)
def test_no_address_of_mail(text: str) -> None:
    """What no mail can be sent to, or what would change a link that opens one, is refused."""
    with pytest.raises(PydanticCustomError, match="no address of mail"):
        MailAddress.parse(text)


def test_an_address_of_mail() -> None:
    """An ordinary address stays as it is typed."""
    assert MailAddress.parse("Desk.one@mail.example.org") == "Desk.one@mail.example.org"
