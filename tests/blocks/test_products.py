import pytest

from briefings.blocks.products import Products
from briefings.values.judgement import Basis
from tests.desks import block, refused


def test_model() -> None:
    """A product has a maker, a status, what can be measured, and what is claimed of it."""
    found = block(
        "{products: [{name: Steel, short: EAS, maker: baogang, status: {value: on sale, since: 2019}, "
        "specification: {Grades: over 90, Yield: 99%}, claims: [{text: Good.}, {text: Best., basis: judgement}]}]}"
    )
    assert isinstance(found, Products)
    (product,) = found.products
    assert product.status is not None
    assert (product.maker, product.status.value, product.status.since) == ("baogang", "on sale", "2019")
    assert list(product.specification.items()) == [("Grades", "over 90"), ("Yield", "99%")]
    assert [claim.basis for claim in product.claims] == [Basis.CLAIM, Basis.JUDGEMENT]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("short: EAS", "1:20: error[missing-field]: name is missing"),
        ("name: Steel, maker: [[baogang]]", "1:41: error[wrong-type]: maker takes a name alone, not [[baogang]]"),
        ("name: Steel, specification: [a]", "1:49: error[wrong-type]: specification takes a mapping, not a list"),
        ("name: Steel, claims: [Good.]", "1:43: error[wrong-type]: claims takes a mapping, not 'Good.'"),
    ],
)
def test_refused(typed: str, said: str) -> None:
    """What is no product is said at its place."""
    assert [line.splitlines()[0] for line in refused(f"{{products: [{{{typed}}}]}}")] == [said]


def test_empty() -> None:
    """One without anything in it is refused."""
    assert len(refused("{products: []}")) == 1
