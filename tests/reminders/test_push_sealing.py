"""What a browser is told is sealed as RFC 8291 says: its own worked example, byte for byte."""

from cryptography.hazmat.primitives.asymmetric import ec

from reminders.push_documents import PushDocument, packed, unpacked
from reminders.push_sealing import CURVE, seal, sealed_for

MESSAGE = b"When I grow up, I want to be a watermelon"
BROWSER = PushDocument(
    endpoint="https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV",
    p256dh="BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    auth="BTBZMqHH6r4Tts7J_aSIgg",
)
OURS = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
SALT = "DGv6ra1nlYgDCS1FRnbzlw"
SEALED = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml"
    "mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
    "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)


def test_the_example_of_the_rfc_comes_out_byte_for_byte() -> None:
    own = ec.derive_private_key(int.from_bytes(unpacked(OURS)), CURVE)

    assert packed(seal(BROWSER, MESSAGE, own=own, salt=unpacked(SALT))) == SEALED


def test_the_same_message_twice_shares_neither_salt_nor_key() -> None:
    first, second = sealed_for(BROWSER, MESSAGE), sealed_for(BROWSER, MESSAGE)

    assert first[:16] != second[:16]
    assert first[21:86] != second[21:86]
