"""People: one account per person, known by e-mail, with one role."""

import uuid
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Makes people by e-mail; Django and allauth call these names."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser, PermissionsMixin):
    """A person. No role of staff can open an entry: their code paths hold no key."""

    class Role(models.TextChoices):
        CLIENT = "client", _("client")
        THERAPIST = "therapist", _("therapist")
        CURATOR = "curator", _("curator")
        ADMIN = "admin", _("admin")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("what people call you"), max_length=80, blank=True)
    role = models.CharField(max_length=12, choices=Role.choices, default=Role.CLIENT)
    time_zone = models.CharField(_("time zone"), max_length=64, default="UTC")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return f"person {self.public_id}"

    @property
    def is_staff(self) -> bool:
        """Curators and admins may enter the admin pages."""
        return self.is_active and self.role in {self.Role.CURATOR, self.Role.ADMIN}

    @property
    def is_client(self) -> bool:
        return self.role == self.Role.CLIENT

    @property
    def is_therapist(self) -> bool:
        return self.role == self.Role.THERAPIST
