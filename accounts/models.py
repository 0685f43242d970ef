"""People: one account per person, known by e-mail, with one role; and what ties them together."""

import datetime
import uuid
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.roles import permissions_of, rooms_of
from encryption.fields import RevisionField, SealedJSONField, SlotField
from encryption.models import SealedRow

INVITATION_LASTS = datetime.timedelta(days=14)


class UserManager(BaseUserManager["User"]):
    """Makes people by e-mail; Django and allauth call these names."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make and save one person; without a password they cannot log in by password."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person. No role of staff can open an entry: their code paths hold no key."""

    class Role(models.TextChoices):
        """One role per account."""

        CLIENT = "client", _("client")
        THERAPIST = "therapist", _("therapist")
        CURATOR = "curator", _("curator")
        ADMIN = "admin", _("admin")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("what people call you"), max_length=80, blank=True)
    role = models.CharField(_("role"), max_length=12, choices=Role.choices, default=Role.CLIENT)
    time_zone = models.CharField(_("time zone"), max_length=64, default="UTC")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)
    first_steps_at = models.DateTimeField(null=True, editable=False)  # answered or passed by

    objects = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=["client", "therapist", "curator", "admin"]),
                name="a_person_has_one_of_four_roles",
            ),
        ]

    def __str__(self) -> str:
        return f"person {self.public_id}"

    @property
    def is_staff(self) -> bool:
        """Curators and admins may enter the admin pages."""
        return self.is_active and self.role in {self.Role.CURATOR, self.Role.ADMIN}

    @property
    def is_client(self) -> bool:
        """Keeps a journal."""
        return self.role == self.Role.CLIENT

    @property
    def is_therapist(self) -> bool:
        """Reads what clients choose to share."""
        return self.role == self.Role.THERAPIST

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Look the permission up in the written table of roles."""
        return self.is_active and perm in permissions_of(self.role)

    def has_module_perms(self, app_label: str) -> bool:
        """Whether the role finds anything of this room in the admin pages."""
        return self.is_active and app_label in rooms_of(self.role)


class Preferences(SealedRow):
    """How a person wants to be spoken with; see `accounts.preferences` for what is inside."""

    client = models.OneToOneField(
        User, to_field="public_id", on_delete=models.CASCADE, related_name="preferences"
    )
    content_slot = SlotField()
    document = SealedJSONField(
        label="accounts.preferences.document",
        slot="content_slot",
        subject="client_id",
        revision="document_revision",
    )
    document_revision = RevisionField()

    def __str__(self) -> str:
        return f"preferences {self.public_id}"


class TherapistProfile(models.Model):
    """What a client is told of a therapist."""

    therapist = models.OneToOneField(
        User, to_field="public_id", on_delete=models.CASCADE, related_name="therapist_profile"
    )
    credentials = models.TextField(_("training and registration"), max_length=2000, blank=True)
    reading_days = models.CharField(_("reading days"), max_length=120, blank=True)

    def __str__(self) -> str:
        return f"profile of therapist {self.therapist_id}"


class TherapistApplication(models.Model):
    """Somebody asks to be a therapist here; an admin decides."""

    class State(models.TextChoices):
        """Decided once."""

        PENDING = "pending", _("waiting")
        APPROVED = "approved", _("approved")
        DECLINED = "declined", _("declined")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    applicant = models.ForeignKey(
        User, to_field="public_id", on_delete=models.CASCADE, related_name="applications"
    )
    name = models.CharField(_("name"), max_length=80)
    credentials = models.TextField(_("training and registration"), max_length=2000)
    reading_days = models.CharField(_("reading days"), max_length=120)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.PENDING)
    applied_at = models.DateTimeField(_("applied"), default=timezone.now)
    decided_at = models.DateTimeField(_("decided"), null=True)
    decided_by = models.UUIDField(null=True)  # an opaque id: outlives the account that decided

    class Meta:
        verbose_name = _("therapist application")
        verbose_name_plural = _("therapist applications")
        ordering = ["-applied_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["applicant"],
                condition=Q(state="pending"),
                name="one_waiting_application_per_person",
            ),
            models.CheckConstraint(
                condition=Q(state="pending", decided_at=None, decided_by=None)
                | Q(
                    state__in=["approved", "declined"],
                    decided_at__isnull=False,
                    decided_by__isnull=False,
                ),
                name="a_decided_application_says_when_and_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"application {self.public_id}"

    @property
    def is_waiting(self) -> bool:
        """Not decided yet."""
        return self.state == self.State.PENDING

    @property
    def is_declined(self) -> bool:
        """Decided, with a no."""
        return self.state == self.State.DECLINED


class CareRelationshipQuerySet(models.QuerySet["CareRelationship"]):
    """Relationships, asked for in English."""

    def open(self) -> "CareRelationshipQuerySet":
        """Not ended."""
        return self.filter(ended_at=None)

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


def invitation_expiry() -> datetime.datetime:
    """Return the moment an invitation made now stops working."""
    return timezone.now() + INVITATION_LASTS


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Invitations, asked for in English."""

    def open(self) -> "InvitationQuerySet":
        """Neither answered, nor withdrawn, nor too old."""
        return self.filter(closed_at=None, expires_at__gt=timezone.now())

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
