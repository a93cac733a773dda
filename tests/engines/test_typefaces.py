from __future__ import annotations

import pytest

from briefings.artifacts import digest
from briefings.engines.typefaces import typefaces
from briefings.errors import EnvironmentFault
from briefings.faces import Typeface, face

REGULAR = face("source-sans-pro-regular").content()
PACKAGED = {"family": "Own", "file": "files/SourceSansPro-Regular.ttf", "package": "font_source_sans_pro"}


def test_typefaces_come_from_the_files_and_from_packages_in_the_order_of_the_desk() -> None:
    """A file of the desk's own travels with the artifact; one of a package is read where it is needed."""
    own = {"family": "Mine", "file": "fonts/own.ttf", "sha256": "ab" * 32, "weight": 600, "italic": True}
    fonts = [own, {**PACKAGED, "sha256": digest(REGULAR)}]
    found = typefaces({"fonts": fonts, "font_files": {"fonts/own.ttf": b"mine"}})
    assert found == (
        Typeface("Mine", 600, True, "ab" * 32, b"mine"),  # noqa: FBT003 # the fields in their order
        Typeface("Own", 400, False, digest(REGULAR), REGULAR),  # noqa: FBT003 # as above
    )
    assert [typeface.content for typeface in found] == [b"mine", REGULAR]


def test_another_file_in_the_package_is_a_fault_of_the_machine() -> None:
    """What was checked on one machine is not taken from another file on a second one."""
    with pytest.raises(EnvironmentFault, match="does not hold the files/SourceSans"):
        typefaces({"fonts": [{**PACKAGED, "sha256": "0" * 64}], "font_files": {}})
