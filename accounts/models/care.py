"""What ties a client to a therapist: the relationship, and the invitation that may begin it."""

import datetime
import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models.people import User

INVITATION_LASTS = datetime.timedelta(days=14)


class CareRelationshipQuerySet(models.QuerySet["CareRelationship"]):
    """Relationships, asked for in English."""

    def open(self) -> "CareRelationshipQuerySet":
        """Not ended."""
        return self.filter(ended_at=None)

    def ended_since(self, moment: datetime.datetime) -> "CareRelationshipQuerySet":
        """Ended, and not long ago."""
        return self.filter(ended_at__gte=moment)

    def of_client(self, client: User) -> "CareRelationshipQuerySet":
        """The therapists of a client."""
        return self.filter(client=client)

    def of_therapist(self, therapist: User) -> "CareRelationshipQuerySet":
        """The clients of a therapist."""
        return self.filter(therapist=therapist)


class CareRelationship(models.Model):
    """A client and a therapist who agreed to work together here. Sees nothing by itself."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    client = models.ForeignKey(
        User, to_field="public_id", on_delete=models.CASCADE, related_name="relationships_as_client"
    )
    therapist = models.ForeignKey(
        User,
        to_field="public_id",
        on_delete=models.CASCADE,
        related_name="relationships_as_therapist",
    )
    began_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)  # an opaque id, as in the audit trail

    objects = CareRelationshipQuerySet.as_manager()

    class Meta:
        ordering = ["-began_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["client", "therapist"],
                condition=Q(ended_at=None),
                name="one_open_relationship_per_pair",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="an_ended_relationship_says_when_and_by_whom",
            ),
            models.CheckConstraint(
                condition=~Q(client=models.F("therapist")),
                name="nobody_is_their_own_therapist",
            ),
        ]

    def __str__(self) -> str:
        return f"relationship {self.public_id}"

    @property
    def is_open(self) -> bool:
        """Not ended."""
        return self.ended_at is None

    @property
    def is_ended_by_client(self) -> bool:
        """The client ended it."""
        return self.ended_by == self.client_id

    @property
    def is_ended_by_therapist(self) -> bool:
        """The therapist ended it."""
        return self.ended_by == self.therapist_id


def invitation_expiry() -> datetime.datetime:
    """Return the moment an invitation made now stops working."""
    return timezone.now() + INVITATION_LASTS


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Invitations, asked for in English."""

    def open(self) -> "InvitationQuerySet":
        """Neither answered, nor withdrawn, nor too old; and still a therapist's."""
        return self.filter(
            closed_at=None,
            expires_at__gt=timezone.now(),
            therapist__role=User.Role.THERAPIST,
        )

    def of_therapist(self, therapist: User) -> "InvitationQuerySet":
        """What a therapist has made."""
        return self.filter(therapist=therapist)


class Invitation(models.Model):
    """One use of one link or one short code. Holds neither, only what recognises them."""

    class Outcome(models.TextChoices):
        """How it was closed."""

        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")
        WITHDRAWN = "withdrawn", _("withdrawn")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    therapist = models.ForeignKey(
        User, to_field="public_id", on_delete=models.CASCADE, related_name="invitations"
    )
    link_mac = models.CharField(max_length=64, unique=True, editable=False)
    code_mac = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(default=invitation_expiry)
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=9, choices=Outcome.choices, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at=None, outcome="")
                | Q(closed_at__isnull=False, outcome__in=["accepted", "declined", "withdrawn"]),
                name="a_closed_invitation_says_when_and_how",
            ),
        ]

    def __str__(self) -> str:
        return f"invitation {self.public_id}"

    @property
    def is_open(self) -> bool:
        """Neither answered, nor withdrawn, nor too old."""
        return self.closed_at is None and self.expires_at > timezone.now()
