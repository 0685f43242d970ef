"""A practice's way: written, sent, read by a second curator, published now or later, retired.

`number` is the version the curator was looking at. If another curator has written a newer one
since, the step is refused: nobody agrees to words they have not seen. People go on seeing the
practice as it was last published, until a newer version has gone the whole way.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from audit.actions import Telling, record_all
from practices.linting import stops_of
from practices.loading import CONTENT, Written, content_of
from practices.models import Practice, PracticeVersion
from prompts.errors import CuratingRefused

State = Practice.State
Way = PracticeVersion.Way


@transaction.atomic
def add_practice(*, by: User, slug: str, content: Written) -> Practice:
    """Start a practice as a draft."""
    practice = Practice(slug=slug)
    show(practice, content)
    practice.save()
    write_version(practice, by, content)
    note(practice.public_id, by, "added")
    return practice


@transaction.atomic
def edit_practice(*, by: User, practice: Practice, number: int, content: Written) -> None:
    """Write a new version; what people see stays as it is until this one is published."""
    held = hold(practice, number)
    latest = held.latest_version
    if latest and latest.content == content_of(content) and held.state != State.RETIRED:
        return
    write_version(held, by, content)
    note(held.public_id, by, "edited")


@transaction.atomic
def restore_version(*, by: User, practice: Practice, number: int, old: int) -> None:
    """Take an older version up again, as a new one."""
    version = practice.versions.filter(number=old).first()
    if version is None:
        raise CuratingRefused(_("There is no such version."))
    edit_practice(by=by, practice=practice, number=number, content=version.content)


@transaction.atomic
def submit_practice(*, by: User, practice: Practice, number: int) -> None:
    """Ask for a second pair of eyes."""
    held, version = hold_version(practice, number, Way.WRITING)
    must_be_sound(version)
    version.submitted_at, version.returned_because = timezone.now(), ""
    version.save(update_fields=["submitted_at", "returned_because"])
    note(held.public_id, by, "submitted")


@transaction.atomic
def review_practice(*, by: User, practice: Practice, number: int) -> None:
    """Agree to words that somebody else wrote."""
    held, version = hold_version(practice, number, Way.SUBMITTED)
    if by.pk in authors_since_published(held):
        raise CuratingRefused(_("You wrote part of this. A second curator reviews it."))
    version.reviewed_by, version.reviewed_at = by, timezone.now()
    version.save(update_fields=["reviewed_by", "reviewed_at"])
    note(held.public_id, by, "reviewed")


@transaction.atomic
def return_practice(*, by: User, practice: Practice, number: int, reason: str) -> None:
    """Send it back for more work, saying why."""
    ways = (Way.SUBMITTED, Way.REVIEWED, Way.SCHEDULED)
    held, version = hold_version(practice, number, *ways)
    version.submitted_at = version.reviewed_at = version.reviewed_by = version.publish_at = None
    version.returned_because = reason
    version.save()
    note(held.public_id, by, "returned")


@transaction.atomic
def publish_practice(*, by: User, practice: Practice, number: int) -> None:
    """Offer the reviewed version to people from now on."""
    held, version = hold_version(practice, number, Way.REVIEWED, Way.SCHEDULED)
    must_be_sound(version)
    make_live(held, version)
    note(held.public_id, by, "published")


@transaction.atomic
def retire_practice(*, by: User, practice: Practice, number: int) -> None:
    """Stop offering it. Whoever has it in the plan can still read it."""
    held = hold(practice, number)
    if held.state == State.RETIRED:
        raise CuratingRefused(_("It is retired already."))
    held.state = State.RETIRED
    held.save(update_fields=["state", "changed_at"])
    PracticeVersion.objects.filter(newest_of=held).update(publish_at=None)
    note(held.public_id, by, "retired")


@transaction.atomic
def schedule_practice(*, by: User, practice: Practice, number: int, publish_at: datetime) -> None:
    """Let a reviewed version wait for its time; a second time set replaces the first."""
    held, version = hold_version(practice, number, Way.REVIEWED, Way.SCHEDULED)
    must_be_sound(version)
    if publish_at <= timezone.now():
        raise CuratingRefused(_("This time has passed. Set a later one, or publish it now."))
    version.publish_at = publish_at
    version.save(update_fields=["publish_at"])
    note(held.public_id, by, "scheduled")


@transaction.atomic
def unschedule_practice(*, by: User, practice: Practice, number: int) -> None:
    """Let it wait for a curator again."""
    held, version = hold_version(practice, number, Way.SCHEDULED)
    version.publish_at = None
    version.save(update_fields=["publish_at"])
    note(held.public_id, by, "unscheduled")


def publish_due(*, now: datetime) -> int:
    """Publish what is due, each in its own transaction; twice at once does it once."""
    due = PracticeVersion.objects.due(now).order_by("publish_at")
    return sum(publish_if_due(key, now) for key in due.values_list("practice_id", flat=True))


@transaction.atomic
def publish_if_due(key: int, now: datetime) -> bool:
    """Look again under a lock: another worker, or a curator, may have been quicker."""
    held = Practice.objects.select_for_update(of=["self"]).get(pk=key)
    version = PracticeVersion.objects.due(now).filter(practice=held).first()
    if version is None:
        return False
    if stops_of(version.content):  # it waits for a curator, who reads why on publishing it
        version.publish_at = None
        version.save(update_fields=["publish_at"])
        note(held.public_id, None, "held back")
        return False
    make_live(held, version)
    note(held.public_id, None, "came due")
    return True


def write_version(practice: Practice, by: User | None, content: Written) -> PracticeVersion:
    """Add the next version and make it the one at hand."""
    last = practice.versions.values_list("number", flat=True).order_by("-number").first() or 0
    practice.latest_version = PracticeVersion.objects.create(
        practice=practice, number=last + 1, author=by, content=content_of(content)
    )
    if practice.state == State.RETIRED and by:
        practice.state = State.DRAFT  # taken up again: it goes the whole way
    practice.save(update_fields=["latest_version", "state"])
    return practice.latest_version


def make_live(practice: Practice, version: PracticeVersion) -> None:
    """Let people see this version from now on."""
    show(practice, version.content)
    practice.state = State.LIVE
    practice.save()
    version.publish_at, version.published_at = None, timezone.now()
    version.save(update_fields=["publish_at", "published_at"])


def show(practice: Practice, content: Written) -> None:
    """Let a row say what a version says; an alternative that is gone is left out."""
    for name in CONTENT:
        setattr(practice, name, content[name])
    practice.gentler = Practice.objects.filter(slug=content["gentler"] or None).first()


def hold(practice: Practice, number: int) -> Practice:
    """Lock the practice, and refuse if the curator's page shows an older version."""
    held = Practice.objects.select_for_update(of=["self"]).with_versions().get(pk=practice.pk)
    if (held.latest_version.number if held.latest_version else 0) != number:
        raise CuratingRefused(
            _("Somebody else changed this practice meanwhile. Look at it again first.")
        )
    return held


def hold_version(practice: Practice, number: int, *ways: str) -> tuple[Practice, PracticeVersion]:
    """Lock it with its version at hand, and refuse a step that needs it to be elsewhere."""
    held = hold(practice, number)
    version = held.latest_version
    if version is None or held.state == State.RETIRED or version.way not in ways:
        raise CuratingRefused(_("That step does not follow from where it is now."))
    return held, version


def must_be_sound(version: PracticeVersion) -> None:
    """Nothing severe stands in the way of showing it to people."""
    if stops := stops_of(version.content):
        raise CuratingRefused(" ".join(f"{stop.place}: {stop.message}" for stop in stops))


def authors_since_published(practice: Practice) -> set[int | None]:
    versions = practice.versions.all()
    published = versions.published().values_list("number", flat=True).order_by("-number").first()
    written = versions.filter(number__gt=published or 0)
    return set(written.values_list("author_id", flat=True))


def note(practice_id: UUID, by: User | None, action: str) -> None:
    """Write who did what to which practice; nobody means the shipped files."""
    record_all([telling(practice_id, by, action)])


def telling(practice_id: UUID, by: User | None, action: str) -> Telling:
    """What the trail is told; a practice of the catalogue is its own subject."""
    return Telling(practice_id, by.public_id if by else None, "practice", practice_id, action)
