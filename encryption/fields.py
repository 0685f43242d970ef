"""Sealed model fields: thin adapters between a Django row and the box.

    content_slot = SlotField()
    document = SealedJSONField(label="journal.entry.document", slot="content_slot",
                               subject="client_id", revision="document_revision")
    document_revision = RevisionField()

A value is sealed and opened by the row (`encryption.models.SealedRow`), never by the field. What
the field adds is refusal: no form, no lookup but `isnull`, no expression, no `update` or
`bulk_update`, no plain text on its way to the database. On UPDATE a column that the row did not
seal or shred itself is written as `SET column = column`: its bytes cannot change.
"""

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

from django.core import checks
from django.core.exceptions import FieldDoesNotExist, FieldError, ValidationError
from django.db import models
from django.db.models.expressions import Col
from django.db.models.lookups import Lookup, Transform

from encryption import labels
from encryption.box import piece
from encryption.columns import Outbound, SealedCol, SealedIsNull, Unchanged
from encryption.errors import Unreadable
from encryption.sealed import SEALED, Sealed

if TYPE_CHECKING:
    BoxBase = models.Field[Sealed | None, Sealed | None]
    BinaryBase = models.BinaryField[bytes, Sealed]
    NumberBase = models.PositiveIntegerField[int, int]
else:
    BoxBase = models.Field
    BinaryBase = models.BinaryField
    NumberBase = models.PositiveIntegerField


_parse = json.JSONDecoder().raw_decode  # a third faster than json.loads on a page of text


def mark_written(row: models.Model, name: str, value: object) -> None:
    """Set a column that the next save is to write."""
    setattr(row, name, value)
    row.__dict__.setdefault("_sealed_now", {})[name] = value


def _is_written(row: models.Model, name: str, value: object) -> bool:
    written: dict[str, object] = row.__dict__.get("_sealed_now", {})
    return name in written and written[name] is value


class BoxField(BoxBase):
    """A column that holds a box: NULL or bytes, and opaque in Python."""

    empty_values = [None]

    def __init__(self, **options: Any) -> None:
        super().__init__(**options | {"null": True, "blank": True, "editable": False})

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, options = super().deconstruct()
        for fixed in ("null", "blank", "editable"):
            options.pop(fixed, None)
        return name, path, args, options

    def get_internal_type(self) -> str:
        return "BinaryField"

    # --- from the database and into fixtures

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Sealed | None:
        return None if value is None else Sealed(bytes(value))

    def to_python(self, value: Any) -> Sealed | None:
        if value is None or isinstance(value, Sealed):
            return value
        raise ValidationError("A sealed column takes no value from outside.", code="sealed")

    def value_to_string(self, obj: models.Model) -> str:
        return SEALED

    # --- to the database

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = getattr(model_instance, self.attname)
        if value is not None and not isinstance(value, Sealed):
            raise FieldError(f"{self} takes no plain value: use seal_for().")
        if add or _is_written(model_instance, self.attname, value):
            return Outbound(None if value is None else value.box)
        return Unchanged(self)

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        return value if isinstance(value, Unchanged) else self._outbound(value)

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        return self._outbound(value)

    def _outbound(self, value: Any) -> bytes | None:
        if not isinstance(value, Outbound):
            raise FieldError(f"{self} is written by saving its row, and by nothing else.")
        box: bytes | None = value.value
        return box

    # --- in queries and forms

    def get_col(self, alias: str, output_field: Any = None) -> Col:
        return SealedCol(alias, self, output_field or self)

    @property
    def cached_col(self) -> Col:
        return SealedCol(self.model._meta.db_table, self)

    def get_lookup(self, lookup_name: str) -> "type[Lookup[Any]] | None":
        return SealedIsNull if lookup_name == "isnull" else None

    def get_transform(self, lookup_name: str) -> type[Transform] | None:
        return None

    def formfield(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise FieldError(f"{self} has no form field: use a plain form and seal_for().")


class WrappedField(BinaryBase):
    """A key sealed by the root. Opaque like any box, but rewritten by `rotate_keys`."""

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Sealed:
        return Sealed(bytes(value))

    def value_to_string(self, obj: models.Model) -> str:
        return SEALED


class WorkerBoxField(WrappedField):
    """A text sealed for the worker (`encryption.for_worker`): written once, deleted when read."""


class SlotField(BoxField):
    """The content key of one sealed column, sealed for one reader."""


class RevisionField(NumberBase):
    """A plain copy of a box's own revision; 0 while nothing is sealed."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"default": 0} | options | {"editable": False})

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, options = super().deconstruct()
        options.pop("editable", None)
        return name, path, args, options

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = super().pre_save(model_instance, add)
        return value if add or _is_written(model_instance, self.attname, value) else Unchanged(self)


class SealedField(BoxField):
    """A column whose content is sealed; `SealedTextField` and `SealedJSONField` say what it is."""

    def __init__(
        self, *, label: str, slot: str, subject: str, revision: str, **options: Any
    ) -> None:
        self.label, self.slot, self.subject, self.revision = label, slot, subject, revision
        self.label_piece = piece(label.encode())
        self.slot_piece = piece(f"{label}.slot".encode())
        super().__init__(**options)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, options = super().deconstruct()
        options |= {"label": self.label, "slot": self.slot}
        options |= {"subject": self.subject, "revision": self.revision}
        return name, path, args, options

    def contribute_to_class(self, cls: Any, name: str, private_only: bool = False) -> None:
        _register(cls, name, self.label)
        super().contribute_to_class(cls, name, private_only)

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        wrong = [*self._missing_columns(), *self._shared_columns()]
        return super().check(**kwargs) + [
            checks.Error(what, obj=self, id="encryption.E001") for what in wrong
        ]

    def _missing_columns(self) -> Iterator[str]:
        needed = {self.slot: SlotField, self.revision: RevisionField, self.subject: models.Field}
        for name, kind in needed.items():
            if not isinstance(_field(self.model, name), kind):
                yield f"{name!r} is no {kind.__name__}."

    def _shared_columns(self) -> Iterator[str]:
        """Name what another column uses: two writers at once would lose each other's key."""
        for other in self.model._meta.fields:
            if isinstance(other, SealedField) and other.name != self.name:
                for name in {self.slot, self.revision} & {other.slot, other.revision}:
                    yield f"{name!r} belongs to another sealed column."

    def encode(self, value: Any) -> bytes:
        """Turn a value into the bytes to seal."""
        raise NotImplementedError

    def decode(self, content: bytes) -> Any:
        """Turn opened bytes into a value."""
        raise NotImplementedError


class SealedTextField(SealedField):
    """A sealed text."""

    def encode(self, value: Any) -> bytes:
        if not isinstance(value, str):
            raise TypeError(f"{self} seals text.")
        return value.encode("utf-8", "surrogatepass")

    def decode(self, content: bytes) -> str:
        try:
            return content.decode("utf-8", "surrogatepass")
        except UnicodeDecodeError:
            raise Unreadable from None


class SealedJSONField(SealedField):
    """A sealed document: what JSON can carry."""

    def encode(self, value: Any) -> bytes:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        return text.encode("utf-8", "surrogatepass")

    def decode(self, content: bytes) -> Any:
        try:
            text = content.decode("utf-8", "surrogatepass")
            value, end = _parse(text)
        except ValueError:
            raise Unreadable from None
        if end != len(text):
            raise Unreadable
        return value


def _register(model: Any, name: str, label: str) -> None:
    if not model._meta.abstract and model.__module__ != "__fake__":  # not a migration's past model
        labels.register(label, f"{model.__module__}.{model.__qualname__}.{name}")


def _field(model: type[models.Model], name: str) -> object:
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
