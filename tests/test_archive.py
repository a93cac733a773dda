from hypothesis import given
from hypothesis import strategies as st

from briefings.archive import pack, unpack

FILES = st.dictionaries(st.from_regex(r"[a-z0-9]{1,8}(/[a-z0-9.]{1,8}){0,2}x", fullmatch=True), st.binary(), max_size=6)


@given(files=FILES)
def test_what_is_packed_comes_back(files: dict[str, bytes]) -> None:
    """Unpacking gives the files that were packed."""
    assert unpack(pack(files)) == files


@given(files=FILES)
def test_order_does_not_matter(files: dict[str, bytes]) -> None:
    """The same files in another order give the same bytes."""
    assert pack(dict(reversed(list(files.items())))) == pack(files)
