"""A sealed column that is declared wrongly is refused before it holds anything."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.db.migrations.writer import MigrationWriter

from encryption.fields import RevisionField, SealedTextField, SlotField
from encryption.models import SealedRow
from tests.encryption.sample.models import Leaf, Page


def test_a_label_belongs_to_one_column() -> None:
    with pytest.raises(ImproperlyConfigured, match=r"sample\.page\.document"):

        class Twin(SealedRow):
            client_id = models.UUIDField()
            slot = SlotField()
            text = SealedTextField(
                label="sample.page.document", slot="slot", subject="client_id", revision="revision"
            )
            revision = RevisionField()

            class Meta:
                app_label = "sample"


@pytest.mark.parametrize("label", ["", "Upper.case", "oneword", "with space.x", "x." + "y" * 99])
def test_a_label_has_a_shape(label: str) -> None:
    field = SealedTextField(label=label, slot="slot", subject="client_id", revision="revision")

    with pytest.raises(ImproperlyConfigured, match="is no label"):
        field.contribute_to_class(Leaf, "never")


def test_a_field_that_names_missing_columns_fails_the_checks() -> None:
    field = SealedTextField(label="sample.leaf.lost", slot="a", subject="b", revision="c")
    field.set_attributes_from_name("lost")
    field.model = Leaf

    found = {error.msg for error in field.check()}

    assert found == {"'a' is no SlotField.", "'b' is no Field.", "'c' is no RevisionField."}


def test_two_sealed_columns_share_neither_slot_nor_revision() -> None:
    field = SealedTextField(
        label="sample.leaf.second",
        slot="content_slot",
        subject="client_id",
        revision="document_revision",
    )
    field.set_attributes_from_name("second")
    field.model = Leaf

    found = {error.msg for error in field.check()}

    assert found == {
        "'content_slot' belongs to another sealed column.",
        "'document_revision' belongs to another sealed column.",
    }


def test_a_migration_can_write_every_field_down() -> None:
    for field in Page._meta.fields:
        written, _ = MigrationWriter.serialize(field.clone())
        assert "editable" not in written or field.name == "public_id"
