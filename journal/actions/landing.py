"""Prepare a link for the first hours, end it, and keep what comes through it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import hold_client
from accounts.models import User
from audit.actions import record
from encryption.capture import capture_writer, ensure_capture_key
from encryption.keys import ensure_client_key
from encryption.under_secret import digest_of, new_secret, seal_under
from journal.access import reader_of
from journal.actions.fragments import FragmentWriting, keep_fragment
from journal.fragment_documents import FragmentDocument
from journal.incoming import CannotBeKept
from journal.landing_documents import LandingLinkDocument
from journal.models import Fragment, LandingLink, Session
from journal.queries_landing import ORIENTATION
from journal.resting import may_have_slept

MOST_WORKING = 10  # at once, for one session


@dataclass(frozen=True)
class Touch:
    """What was kept with one touch; the page gives the id, so that sending twice keeps once."""

    public_id: UUID
    kind: str
    document: FragmentDocument


class TooManyLinks(Exception):
    """As many links of this session work as anybody could keep an eye on."""


class LinkEnded(CannotBeKept):
    """The link was ended, or its time was over, while this came in."""

    status = 410


@transaction.atomic
def prepare_link(
    session: Session, *, orientation: str, expires_at: datetime, by: User
) -> LandingLink:
    """Make a link that writes for its owner, and shows one line."""
    hold_client(by)
    working = LandingLink.objects.of(by).open_at(timezone.now())
    if working.filter(session=session).count() >= MOST_WORKING:
        raise TooManyLinks
    ensure_client_key(by.public_id)
    ensure_capture_key(by.public_id)
    secret = new_secret()
    link = LandingLink(client=by, session=session, digest=digest_of(secret), expires_at=expires_at)
    link.orientation_box = seal_under(secret, ORIENTATION, link.public_id, orientation)
    link.seal_for(reader_of(by), LandingLinkDocument(secret, orientation).as_json())
    link.save(force_insert=True)
    record_link(link, by=by, action="prepared")
    return link


@transaction.atomic
def end_link(link: LandingLink, *, by: User | None) -> None:
    """End a link for good: it writes no more, and its line is noise even to who has its secret.

    `by` is None when its time was over.
    """
    ended = LandingLink.objects.filter(pk=link.pk, ended_at=None)
    if ended.update(ended_at=timezone.now(), orientation_box=b""):
        record_link(link, by=by, action="ended")


def end_expired_links(now: datetime) -> int:
    """End every link whose time is over, so that nothing it could open outlives it."""
    links = LandingLink.objects.filter(ended_at=None, expires_at__lte=now)
    for link in links:
        end_link(link, by=None)
    return len(links)


@transaction.atomic
def keep_through(link: LandingLink, touch: Touch) -> Fragment:
    """Keep one piece for the owner, who is not here; the link must work until it is kept."""
    hold_client(link.client)
    refuse_if_over(link)
    writing = FragmentWriting(
        public_id=touch.public_id,
        client=link.client,
        session=link.session,
        kind=touch.kind,
        document=touch.document,
        remembered_at=timezone.now(),
    )
    return keep_fragment(writing, by=None, writer=capture_writer(link.client_id))


def refuse_if_over(link: LandingLink) -> None:
    """Hold the link until all is kept: who ends it waits for that, or is waited for."""
    working = LandingLink.objects.open_at(timezone.now()).select_for_update(of=["self"])
    if not working.filter(pk=link.pk).exists():
        raise LinkEnded(_("This link has ended. You could log in, and bring this there."))


def confirm_rested(session: Session) -> bool:
    """Note that they have slept: once, and not before a night has passed on their clock."""
    now = timezone.localtime()
    if not may_have_slept(session, now):
        return False
    rows = Session.objects.filter(pk=session.pk, rested_at=None)
    return bool(rows.update(rested_at=now))


def record_link(link: LandingLink, *, by: User | None, action: str) -> None:
    record(
        subject=link.client_id,
        actor=by.public_id if by else None,
        kind="landing link",
        object_id=link.public_id,
        action=action,
        outcome="ok",
    )
