import pytest

from briefings.values.judgement import Credibility, Likelihood, Reliability

ICD_203 = [
    ("almost no chance", 1, 5),
    ("very unlikely", 5, 20),
    ("unlikely", 20, 45),
    ("roughly even chance", 45, 55),
    ("likely", 55, 80),
    ("very likely", 80, 95),
    ("almost certain", 95, 99),
]


def test_likelihood() -> None:
    """The bands are the seven of ICD 203, in its order, with its percentages."""
    said = [(band.value, *map(int, band.percent.split("–"))) for band in Likelihood]
    assert said == ICD_203


def test_steps() -> None:
    """Each band has its place from one to seven."""
    assert [band.step for band in Likelihood] == list(range(1, 8))


@pytest.mark.parametrize(("kind", "values"), [(Reliability, "ABCDEF"), (Credibility, "123456")])
def test_admiralty(kind: type[Reliability | Credibility], values: str) -> None:
    """The two grades of the Admiralty code are A to F and 1 to 6."""
    assert "".join(grade.value for grade in kind) == values
