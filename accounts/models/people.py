"""People: one account per person, known by e-mail, with one role, and what they say of it."""

import uuid
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.roles import permissions_of, rooms_of
from encryption.fields import RevisionField, SealedJSONField, SlotField
from encryption.models import SealedRow


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
