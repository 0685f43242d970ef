"""A prompt's way: written, sent, read by a second curator, published, retired.

`number` is the version the curator was looking at. If another curator has written a newer
one since, the step is refused: nobody agrees to words they have not seen.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from audit.actions import Telling, record_all
from prompts.errors import CuratingRefused
from prompts.linting import stops_of
from prompts.models import Library, Prompt, PromptVersion
from prompts.queries import other_texts
from prompts.versions import wording_of
from prompts.wording import Wording

State = Prompt.State


@transaction.atomic
def add_prompt(*, by: User, library: Library, slug: str, wording: Wording) -> Prompt:
    """Start a prompt as a draft."""
    prompt = Prompt.objects.create(library=library, slug=slug)
    write_version(prompt, by, wording)
    note(prompt, by, "added")
    return prompt


@transaction.atomic
def edit_prompt(*, by: User, prompt: Prompt, number: int, wording: Wording) -> PromptVersion:
    """Write a new version; what people see stays as it is until this one is published."""
    held = hold(prompt, number)
    latest = held.versions.get(number=number)
    if wording_of(latest) == wording and held.state != State.RETIRED:
        return latest
    version = write_version(held, by, wording)
    note(held, by, "edited")
    return version


@transaction.atomic
def restore_version(*, by: User, prompt: Prompt, number: int, old: int) -> PromptVersion:
    """Take an older wording up again, as a new version."""
    version = prompt.versions.filter(number=old).first()
    if version is None:
        raise CuratingRefused(_("There is no such version."))
    return edit_prompt(by=by, prompt=prompt, number=number, wording=wording_of(version))


@transaction.atomic
def submit_prompt(*, by: User, prompt: Prompt, number: int) -> None:
    """Ask for a second pair of eyes."""
    held = hold(prompt, number)
    must_be(held, State.DRAFT)
    must_be_sound(held)
    held.submitted_at = timezone.now()
    held.save(update_fields=["submitted_at"])
    note(held, by, "submitted")


@transaction.atomic
def review_prompt(*, by: User, prompt: Prompt, number: int) -> None:
    """Agree to a wording somebody else wrote."""
    held = hold(prompt, number)
    must_be(held, State.DRAFT)
    if held.submitted_at is None:
        raise CuratingRefused(_("It has not been sent for review yet."))
    if by.pk in _authors_since_live(held):
        raise CuratingRefused(_("You wrote part of this. A second curator reviews it."))
    held.state, held.reviewed_by, held.reviewed_at = State.REVIEWED, by, timezone.now()
    held.save(update_fields=["state", "reviewed_by", "reviewed_at"])
    note(held, by, "reviewed")


@transaction.atomic
def return_prompt(*, by: User, prompt: Prompt, number: int, reason: str = "") -> None:
    """Send it back for more work, saying why."""
    held = hold(prompt, number)
    if not (held.awaits_review or held.state == State.REVIEWED):
        raise CuratingRefused(_("It is not waiting for review."))
    _back_to_draft(held)
    if reason:
        held.remarks.create(number=number, text=reason, author=by)
    note(held, by, "returned")


@transaction.atomic
def publish_prompt(*, by: User, prompt: Prompt, number: int) -> None:
    """Offer the reviewed wording to people from now on."""
    held = hold(prompt, number)
    must_be(held, State.REVIEWED)
    must_be_sound(held)
    make_live(held)
    note(held, by, "published")


@transaction.atomic
def retire_prompt(*, by: User, prompt: Prompt, number: int) -> None:
    """Stop offering it; what people answered keeps its wording."""
    held = hold(prompt, number)
    if held.state == State.RETIRED:
        raise CuratingRefused(_("It is retired already."))
    held.state, held.live_version, held.publish_at = State.RETIRED, None, None
    held.save(update_fields=["state", "live_version", "publish_at"])
    note(held, by, "retired")


def write_version(prompt: Prompt, by: User | None, wording: Wording) -> PromptVersion:
    """Add the next version and make it the draft at hand."""
    last = prompt.versions.order_by("-number").values_list("number", flat=True).first() or 0
    version = PromptVersion.objects.create(
        prompt=prompt, number=last + 1, author=by, **wording.as_fields()
    )
    prompt.latest_version, prompt.drafted_by = version, by
    _back_to_draft(prompt)
    return version


def make_live(prompt: Prompt) -> None:
    """Offer the latest version."""
    latest = prompt.latest_version
    prompt.state, prompt.live_version, prompt.publish_at = State.LIVE, latest, None
    prompt.save(update_fields=["state", "live_version", "publish_at"])
    if latest and latest.published_at is None:
        latest.published_at = timezone.now()
        latest.save(update_fields=["published_at"])


def _back_to_draft(prompt: Prompt) -> None:
    prompt.state = State.DRAFT
    prompt.submitted_at = prompt.reviewed_at = prompt.reviewed_by = prompt.publish_at = None
    prompt.save()


def hold(prompt: Prompt, number: int) -> Prompt:
    """Lock the prompt, and refuse if the curator's page shows an older version."""
    held = Prompt.objects.select_for_update().get(pk=prompt.pk)
    latest = held.latest_version
    if latest is None or latest.number != number:
        raise CuratingRefused(
            _("Somebody else changed this prompt meanwhile. Look at it again first.")
        )
    return held


def must_be(prompt: Prompt, state: str) -> None:
    """Refuse a step that another state needs."""
    if prompt.state != state:
        raise CuratingRefused(
            _("This step needs it to be “%(needed)s”; it is “%(state)s”.")
            % {"needed": State(state).label, "state": prompt.get_state_display()}
        )


def must_be_sound(prompt: Prompt) -> None:
    """Nothing severe stands in the way of showing the newest wording to people."""
    assert prompt.latest_version is not None  # every prompt is added with its first version
    stops = stops_of(wording_of(prompt.latest_version), other_texts(prompt))
    if stops:
        raise CuratingRefused(" ".join(str(stop.message) for stop in stops))


def _authors_since_live(prompt: Prompt) -> set[int | None]:
    versions = prompt.versions.all()
    if prompt.live_version is not None:
        versions = versions.filter(number__gt=prompt.live_version.number)
    return set(versions.values_list("author_id", flat=True))


def note(prompt: Prompt, by: User | None, action: str) -> None:
    """Write who did what to which prompt; nobody means the shipped files."""
    record_all([telling(prompt, by, action)])


def telling(prompt: Prompt, by: User | None, action: str) -> Telling:
    """What the trail is told of a deed."""
    key = prompt.public_id
    return Telling(key, by.public_id if by else None, "prompt", key, action)
