"""Rewrap every key under the current root version."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from encryption.ring import key_ring
from encryption.rotation import BATCH, count_left, rewrap_all


class Command(BaseCommand):
    """`rotate_keys`, then `rotate_keys --verify`, then the old version may leave the ring."""

    help = "Rewrap client, relationship and purpose keys under the current root version."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--verify", action="store_true", help="only check that none is left")
        parser.add_argument("--batch", type=int, default=BATCH, help="keys per transaction")

    def handle(self, *, verify: bool, batch: int, **options: Any) -> None:
        ring = key_ring()
        if not verify:
            self._rewrap(batch)
        left = count_left(ring)
        if left:
            raise CommandError(f"{left} keys are not under root version {ring.current}.")
        self.stdout.write(f"Every key is under root version {ring.current}.")

    def _rewrap(self, batch: int) -> None:
        rewrapped = unreadable = 0
        for progress in rewrap_all(key_ring(), batch):
            rewrapped += progress.rewrapped
            unreadable += progress.unreadable
            self.stdout.write(f"{rewrapped} keys rewrapped, {unreadable} unreadable ...")
        self.stdout.write(f"{rewrapped} keys rewrapped, {unreadable} unreadable.")
