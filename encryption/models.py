"""The keys we keep, and the base of every row with something sealed in it."""

import uuid
from typing import TYPE_CHECKING, Any, ClassVar, Final

from django.db import models

from encryption.fields import WrappedField, mark_written
from encryption.rows import (
    open_content,
    seal_content,
    sealed_field,
    sealed_fields,
    with_companions,
)

if TYPE_CHECKING:
    from encryption.readers import Reader


class WrappedKeyQuerySet(models.QuerySet["WrappedKey"]):
    """Keys by whose they are."""

    def of(self, kind: str, subject_id: uuid.UUID) -> "WrappedKeyQuerySet":
        return self.filter(kind=kind, subject_id=subject_id)

    def not_under(self, root_version: int) -> "WrappedKeyQuerySet":
        return self.exclude(root_version=root_version)


class WrappedKey(models.Model):
    """One key, wrapped under a version of the root. No foreign key: erasing is its own act."""

    class Kind(models.TextChoices):
        CLIENT = "client"
        RELATIONSHIP = "relationship"
        REMINDERS = "reminders"
        PURPOSES = "purposes"

    PURPOSES_ID: Final = uuid.UUID(int=0)

    kind = models.CharField(max_length=12, choices=Kind.choices)
    subject_id = models.UUIDField()
    box = WrappedField()
    root_version = models.PositiveIntegerField(db_index=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = WrappedKeyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "subject_id"], name="one_key_per_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} key under root version {self.root_version}"


class CaptureKey(models.Model):
    """A person's key pair for capture-only writing (`encryption.pairs`).

    The public half carries a stamp of this deployment. The private half is sealed under the
    person's own key, and goes when that key goes.
    """

    client_id = models.UUIDField(unique=True)
    public_half = models.BinaryField()
    private_box = WrappedField()
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return "capture key"


class SealedRow(models.Model):
    """A row with sealed columns. It is opened and sealed by one explicit call, with a reader.

    `sealed_for` names the reader of its slots: "owner" (the client key of the column's subject),
    or "relationship" and "reminders" (the key of the id that stands in `sealed_for_id`). Sealing
    for anyone else is refused, and `verify_seals` finds its readers by these two. For the owner a
    capture writer may seal too (`encryption.capture`): once, and it opens nothing.
    """

    sealed_for: ClassVar[str] = "owner"
    sealed_for_id: ClassVar[str] = "relationship_id"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        """Save. A slot, its box and its revision travel together, whatever `update_fields` says."""
        if options.get("update_fields") is not None:
            options["update_fields"] = with_companions(type(self), options["update_fields"])
        super().save(*args, **options)

    def seal_for(self, reader: "Reader", value: Any, *, field: str | None = None) -> None:
        """Seal a value into this row, under its content key or a new one. Does not save."""
        column = sealed_field(type(self), field)
        if (reader.seals_as, reader.id) != (self.sealed_for, self.reader_id(column.name)):
            raise ValueError(f"{type(self).__name__} is not sealed for this reader.")
        seal_content(self, column, reader, column.encode(value))

    def open_for(self, reader: "Reader", *, field: str | None = None) -> Any:
        """Return the opened value, or raise `Unreadable`."""
        column = sealed_field(type(self), field)
        return column.decode(open_content(self, column, reader))

    def shred(self) -> None:
        """Forget every slot and box of this row. Once saved, what they held is gone."""
        for column in sealed_fields(type(self)):
            mark_written(self, column.slot, None)
            mark_written(self, column.attname, None)
            mark_written(self, column.revision, 0)

    def reader_id(self, field: str | None = None) -> uuid.UUID:
        """Return whose key opens a column of this row."""
        column = sealed_field(type(self), field)
        name = column.subject if self.sealed_for == "owner" else self.sealed_for_id
        found: uuid.UUID = getattr(self, name)
        return found
