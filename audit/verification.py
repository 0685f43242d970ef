"""Walking every chain, and comparing each with the heads that were written outside."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from django.db import transaction

from audit.chain import PURPOSE, START, Link, link_mac
from audit.heads import PURPOSE as HEADS_PURPOSE
from audit.heads import Head, HeadsFileChangedError, heads_files, read_heads_file
from audit.models import ChainHead, Event
from encryption.purposes import purpose_key

SUBJECTS_AT_ONCE = 200


class Fault(NamedTuple):
    """Where a chain does not hold, and how."""

    subject: str
    sequence: int
    what: str


class ChainEvent(NamedTuple):
    """A link as it stands in the database, with its MAC."""

    link: Link
    mac: bytes


class Report(NamedTuple):
    """What a walk over everything found."""

    chains: int
    events: int
    faults: list[Fault]


Written = Mapping[int, bytes]  # sequence -> MAC, for one subject, from all files


def verify_everything(directory: Path) -> Report:
    """Walk all chains there are and all that were ever written about."""
    written, faults = _read_written(directory)
    key, chains, events = purpose_key(PURPOSE), 0, 0
    for subjects in _in_batches(_all_subjects(written)):
        heads = _heads(subjects)
        found = {subject: list(chain) for subject, chain in _chains(subjects)}
        for subject in subjects:
            chain = found.get(subject, [])
            chains, events = chains + 1, events + len(chain)
            if check_chain(key, heads.get(subject), chain, written.get(subject, {}), subject):
                faults += _check_again(key, subject, written.get(subject, {}))
    return Report(chains, events, faults)


def check_chain(
    key: bytes, head: Head | None, chain: Iterable[ChainEvent], written: Written, subject: str
) -> list[Fault]:
    """Return what is wrong with one chain: changed, missing, cut, or a head that lies."""
    faults: list[Fault] = []
    before, sequence = START, 0
    for link, mac in chain:
        sequence += 1
        if link.sequence != sequence:
            return [*faults, Fault(subject, sequence, "missing")]
        if mac != link_mac(key, before, link):
            faults.append(Fault(subject, sequence, "changed"))
        if written.get(sequence, mac) != mac:
            faults.append(Fault(subject, sequence, "not what was written down"))
        before = mac
    if head is None or (head.sequence, head.mac) != (sequence, before):
        faults.append(Fault(subject, sequence, "the head does not fit"))
    if max(written, default=0) > sequence:
        faults.append(Fault(subject, sequence, "cut short"))
    return faults


def _check_again(key: bytes, subject: str, written: Written) -> list[Fault]:
    """Look once more while no one can append: a writer between two reads is no fault."""
    with transaction.atomic():
        ChainHead.objects.select_for_update().filter(subject=subject).first()
        chain = [event for _, events in _chains([subject]) for event in events]
        return check_chain(key, _heads([subject]).get(subject), chain, written, subject)


def _read_written(directory: Path) -> tuple[dict[str, dict[int, bytes]], list[Fault]]:
    written: dict[str, dict[int, bytes]] = defaultdict(dict)
    faults: list[Fault] = []
    key = purpose_key(HEADS_PURPOSE)
    for file in heads_files(directory):
        try:
            for head in read_heads_file(file, key=key):
                if written[head.subject].setdefault(head.sequence, head.mac) != head.mac:
                    faults.append(Fault(head.subject, head.sequence, "written down in two ways"))
        except HeadsFileChangedError:
            faults.append(Fault(file.name, 0, "the file was changed"))
    return written, faults


def _all_subjects(written: Iterable[str]) -> Iterator[str]:
    with_heads = ChainHead.objects.values_list("subject", flat=True)
    with_events = Event.objects.values_list("subject", flat=True)
    known = with_heads.union(with_events)  # a subject with a head and events stands here once
    seen = set()
    for subject in known.iterator(chunk_size=2000):
        seen.add(subject)
        yield subject
    yield from sorted(set(written) - seen)


def _in_batches(subjects: Iterator[str]) -> Iterator[list[str]]:
    while batch := list(islice(subjects, SUBJECTS_AT_ONCE)):
        yield batch


def _heads(subjects: list[str]) -> dict[str, Head]:
    rows = ChainHead.objects.filter(subject__in=subjects)
    return {row.subject: Head(row.subject, row.sequence, bytes(row.mac)) for row in rows}


def _chains(subjects: list[str]) -> Iterator[tuple[str, Iterator[ChainEvent]]]:
    rows = Event.objects.filter(subject__in=subjects).order_by("subject", "sequence")
    columns = rows.values_list(*Link._fields, "mac").iterator(chunk_size=2000)
    events = (ChainEvent(Link._make(column[:-1]), bytes(column[-1])) for column in columns)
    return groupby(events, key=attrgetter("link.subject"))
