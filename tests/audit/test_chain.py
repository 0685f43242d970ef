"""The chain alone, in memory: thousands of tamperings, and every one shows."""

import datetime
import random
import uuid
from collections.abc import Callable

import pytest

from audit.chain import START, Link, link_mac
from audit.heads import Head
from audit.verification import ChainEvent, Fault, check_chain

ALICE, BEN = str(uuid.UUID(int=1)), str(uuid.UUID(int=2))
KEY = bytes(range(32))


def chain_of(length: int, action: str = "opened") -> list[ChainEvent]:
    chain, before = [], START
    for number in range(1, length + 1):
        at = datetime.datetime(2026, 11, 22, 17, 0, number, tzinfo=datetime.UTC)
        link = Link(ALICE, number, at, BEN, "share", str(number), action, "ok")
        before = link_mac(KEY, before, link)
        chain.append(ChainEvent(link, before))
    return chain


def faults_in(chain: list[ChainEvent], whole: list[ChainEvent]) -> list[Fault]:
    head = Head(ALICE, len(chain), chain[-1].mac) if chain else None
    return check_chain(KEY, head, chain, {len(whole): whole[-1].mac}, ALICE)


def test_events_of_two_histories_do_not_mix() -> None:
    """Both are genuine, as after a restored backup; each event fits its own history only."""
    first, second = chain_of(6), chain_of(6, action="ended")

    mixed = [*first[:3], *second[3:]]

    assert Fault(ALICE, 4, "changed") in check_chain(
        KEY, Head(ALICE, 6, mixed[-1].mac), mixed, {}, ALICE
    )


def edit(chain: list[ChainEvent], dice: random.Random) -> None:
    at = dice.randrange(len(chain))
    name = dice.choice(["actor", "kind", "object_id", "action", "outcome"])
    chain[at] = ChainEvent(
        chain[at].link._replace(**{name: dice.randbytes(3).hex()}), chain[at].mac
    )


def remove(chain: list[ChainEvent], dice: random.Random) -> None:
    del chain[dice.randrange(len(chain))]


def remove_and_renumber(chain: list[ChainEvent], dice: random.Random) -> None:
    remove(chain, dice)
    chain[:] = [
        ChainEvent(event.link._replace(sequence=number), event.mac)
        for number, event in enumerate(chain, 1)
    ]


def swap(chain: list[ChainEvent], dice: random.Random) -> None:
    first, second = dice.sample(range(len(chain)), 2)
    chain[first], chain[second] = chain[second], chain[first]


def insert(chain: list[ChainEvent], dice: random.Random) -> None:
    chain.insert(dice.randrange(len(chain) + 1), dice.choice(chain))


def cut(chain: list[ChainEvent], dice: random.Random) -> None:
    del chain[dice.randrange(len(chain)) :]


def rewrite_with_another_key(chain: list[ChainEvent], dice: random.Random) -> None:
    before = START
    for at, (link, _) in enumerate(chain):
        before = link_mac(dice.randbytes(32), before, link)
        chain[at] = ChainEvent(link, before)


ATTACKS: list[Callable[[list[ChainEvent], random.Random], None]] = [
    edit,
    remove,
    remove_and_renumber,
    swap,
    insert,
    cut,
    rewrite_with_another_key,
]


def found_of(tries: int) -> int:
    dice, whole, found = random.Random(40), chain_of(20), 0
    assert faults_in(whole, whole) == []
    for number in range(tries):
        chain = list(whole)
        ATTACKS[number % len(ATTACKS)](chain, dice)
        found += bool(faults_in(chain, whole))
    return found


def test_of_seven_hundred_tamperings_every_one_shows() -> None:
    assert found_of(700) == 700


@pytest.mark.prove
def test_of_ten_thousand_tamperings_every_one_shows() -> None:
    assert found_of(10_000) == 10_000
