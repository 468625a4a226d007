import pytest
from hypothesis import given
from hypothesis import strategies as st

from infra.packing import NEWEST, PackingError, pack, unpack

ANSWER = b'{"id":"w4","version":9,"stage":"TRIAGE","events":["ImmediateRiskActed"]}'


@given(st.binary(max_size=5000))
def test_whatever_is_packed_comes_out_again(data):
    assert unpack(pack(data), NEWEST) == data


def test_a_message_of_ours_becomes_less_than_half():
    assert len(pack(ANSWER)) * 2 < len(ANSWER)


@pytest.mark.parametrize("cut", [0, 1, 10])
def test_what_was_cut_short_is_not_taken(cut):
    with pytest.raises(PackingError):
        unpack(pack(ANSWER)[:cut], NEWEST)


def test_an_unknown_dictionary_is_not_guessed_around():
    with pytest.raises(PackingError, match="does not know"):
        unpack(pack(ANSWER), b"9")


def test_what_would_fill_the_memory_is_not_taken():
    with pytest.raises(PackingError, match="larger"):
        unpack(pack(bytes(17 * 1024 * 1024)), NEWEST)


def test_the_first_dictionary_is_kept_for_the_histories_that_hold_it():
    packed = bytes.fromhex("839a5d6e82ec404bbc0ef4cccd4d4dc9048656506671b6633228d4626b01")
    assert unpack(packed, b"1") == ANSWER
