import json
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.artifacts import Artifact, FileInput, FileSet, Input, Packed, Plain, SizeOf, canonical, digest, unpacked
from briefings.views.facts import Link

MAKER = "briefings.engines.page:briefing"
SOURCE = FileInput("content/a.yaml", digest(b"a"))
USED = Artifact("a.svg", MAKER, {"chart": "x"})
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def artifact(value: Input, version: str = "1") -> Artifact:
    """Make an artifact with one input."""
    return Artifact("a.html", MAKER, {"value": value}, version)


class TestCanonical:
    """The bytes of a plain value."""

    @given(PLAIN)
    def test_is_json(self, value: Plain) -> None:
        """They are the value as JSON."""
        assert json.loads(canonical(value)) == value

    @given(st.dictionaries(st.text(), st.integers()))
    def test_order(self, value: Mapping[str, int]) -> None:
        """The order of keys changes nothing."""
        assert canonical(dict(reversed(list(value.items())))) == canonical(value)

    def test_not_a_number(self) -> None:
        """What JSON has no word for is refused."""
        with pytest.raises(ValueError, match="JSON"):
            canonical(float("nan"))


class TestKey:
    """What an artifact's bytes depend on."""

    INPUTS: tuple[Input, ...] = (
        "a",
        None,
        [1],
        SOURCE,
        FileInput("content/b.yaml", SOURCE.sha256),
        FileInput(SOURCE.path, digest(b"b")),
        FileSet((("a", SOURCE),)),
        FileSet((("b", SOURCE),)),
        USED,
        SizeOf(USED),
        (USED,),
        (USED, USED),
        {"artifact": USED.key},
        {"file": SOURCE.sha256, "path": SOURCE.path},
    )

    def test_tells_inputs_apart(self) -> None:
        """No two different inputs have one key."""
        assert len({artifact(value).key for value in self.INPUTS}) == len(self.INPUTS)

    def test_same(self) -> None:
        """Equal inputs have one key, wherever the file goes and however heavy it is."""
        assert replace(artifact("a"), path="b.html", heavy=True).key == artifact("a").key

    @pytest.mark.parametrize("other", [artifact("a", "2"), replace(artifact("a"), maker="briefings.engines.page:home")])
    def test_maker(self, other: Artifact) -> None:
        """The maker and its version are part of the key."""
        assert other.key != artifact("a").key


def test_uses() -> None:
    """An artifact uses those among its inputs, alone, in a sequence, and by size."""
    other, third = artifact(1), artifact(2)
    inputs: dict[str, Input] = {"a": USED, "b": (other, USED), "c": SizeOf(third), "d": "x"}
    assert list(Artifact("x", MAKER, inputs).uses()) == [USED, other, USED, third]


def test_resolve() -> None:
    """A maker gets bytes for files and artifacts, a number for a size, and plain values as they are."""
    inputs: dict[str, Input] = {
        "file": SOURCE,
        "set": FileSet((("a", SOURCE),)),
        "size": SizeOf(USED),
        "one": USED,
        "some": (USED, USED),
        "plain": [1, "x"],
        "none": (),
    }
    resolved = Artifact("x", MAKER, inputs).resolve(lambda source: source.path.encode(), lambda _used: b"four")
    assert resolved == {
        "file": b"content/a.yaml",
        "set": {"a": b"content/a.yaml"},
        "size": 4,
        "one": b"four",
        "some": (b"four", b"four"),
        "plain": [1, "x"],
        "none": (),
    }


def test_packed_values_are_handed_over_as_plain_ones() -> None:
    """A maker gets what was packed, and the key follows what it says."""
    one, same, other = (
        Artifact("", "a:b", {"facts": Packed.of(text)}) for text in (b'{"a":[1]}', b'{"a":[1]}', b'{"a":[2]}')
    )
    assert unpacked(one.resolve(lambda _file: b"", lambda _artifact: b"")) == {"facts": {"a": [1]}}
    assert one.key == same.key != other.key


def test_no_kind_of_input_is_taken_for_another() -> None:
    """Packed values, the same unpacked and their hash have keys of their own."""
    packed = Packed.of(b'{"a":1}')
    inputs: list[Input] = [packed, packed.plain(), packed.sha256, FileSet(())]
    assert len({Artifact("", "a:b", {"facts": value}).key for value in inputs}) == len(inputs)


@pytest.mark.parametrize("title", ["Steel", "\U0001f3ed", "half \ud83c"])
def test_facts_are_packed_as_they_are(title: str) -> None:
    """Facts come out of the pack as they would be plain, half a letter among them."""
    facts = Link(title=title, address="a/")
    assert facts.packed().plain() == facts.plain()
