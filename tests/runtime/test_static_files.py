"""What browsers are served is collected anew whenever one of its files changes."""

from django.conf import settings

from integration_journal.embedded.prepare import _static_sources


def test_the_files_of_every_room_are_among_those_looked_at() -> None:
    rooms = {path.parent for path in settings.BASE_DIR.glob("*/apps.py")} | {settings.BASE_DIR}
    kept = {file for room in rooms for file in (room / "static").rglob("*.*")}

    assert len(kept) > 10
    assert kept <= set(_static_sources())
