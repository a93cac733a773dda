import pickle

import pytest

from briefings.errors import (
    BriefingsError,
    ContentError,
    Diagnostic,
    EnvironmentFault,
    Mark,
    Severity,
    UsageError,
    has_errors,
)

MARK = Mark("content/briefings/steel.yaml", 3, 7)
WRONG = Diagnostic(MARK, Severity.ERROR, "slug", "'A b' is no slug", "Write: a-b")


class TestDiagnostic:
    """One thing wrong."""

    def test_line(self) -> None:
        """It is written as path, line, column, severity, rule and message, with the hint below."""
        assert str(WRONG) == "content/briefings/steel.yaml:3:7: error[slug]: 'A b' is no slug\n    Write: a-b"

    def test_without_hint(self) -> None:
        """Without a hint it is one line."""
        assert str(Diagnostic(MARK, Severity.INFO, "slug", "x")) == f"{MARK}: info[slug]: x"

    def test_order(self) -> None:
        """Diagnostics sort by path, then line, then column, as numbers."""
        places = [Mark("b"), Mark("a", 10), Mark("a", 9, 2), Mark("a", 9, 11)]
        said = sorted(Diagnostic(mark, Severity.ERROR, "slug", "x") for mark in places)
        assert [str(item.mark) for item in said] == ["a:9:2", "a:9:11", "a:10:1", "b:1:1"]


class TestContentError:
    """The content has errors."""

    def test_sorted_once(self) -> None:
        """It holds its diagnostics sorted, each once."""
        other = Diagnostic(Mark("a"), Severity.ERROR, "slug", "x")
        assert ContentError([WRONG, other, WRONG]).diagnostics == (other, WRONG)

    def test_travels(self) -> None:
        """It travels to another process whole."""
        assert pickle.loads(pickle.dumps(ContentError([WRONG]))).diagnostics == (WRONG,)  # noqa: S301 # our own bytes

    def test_text(self) -> None:
        """Its text is what its diagnostics say."""
        assert str(ContentError([WRONG])) == str(WRONG)


@pytest.mark.parametrize(("error", "status"), [(ContentError, 1), (UsageError, 2), (EnvironmentFault, 3)])
def test_exit_status(error: type[BriefingsError], status: int) -> None:
    """Each exception has the exit status that the command line ends with."""
    assert error.exit_status == status


@pytest.mark.parametrize("severity", list(Severity))
def test_only_errors_fail_a_build(severity: Severity) -> None:
    """Warnings and information are no errors."""
    assert has_errors([Diagnostic(MARK, severity, "slug", "x")]) is (severity is Severity.ERROR)
