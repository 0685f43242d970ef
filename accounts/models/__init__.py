"""The rows of this room; other rooms import from here."""

from accounts.models.applications import TherapistApplication
from accounts.models.care import CareRelationship, CareRelationshipQuerySet, Invitation
from accounts.models.devices import Device, HeldWords
from accounts.models.people import Preferences, TherapistProfile, User, UserManager

__all__ = [
    "CareRelationship",
    "CareRelationshipQuerySet",
    "Device",
    "HeldWords",
    "Invitation",
    "Preferences",
    "TherapistApplication",
    "TherapistProfile",
    "User",
    "UserManager",
]
