"""Give every practice its first version, and let the fingerprint cover the newer columns."""

import hashlib
import json
from typing import Any

from django.db import migrations

BEFORE = (
    *("family", "kind", "title", "summary", "steps", "easier_version", "pattern", "holds_breath"),
    *("without_holds", "lengths", "postures", "eyes", "energy_cost", "places", "cautions"),
    *("exit_note", "evidence_grade", "evidence_note"),
)
SINCE = ("player", "phases", "domains", "lenses")


def hash_of(practice: Any, names: tuple[str, ...], gentler: str) -> str:
    content = {name: getattr(practice, name) for name in names} | {"gentler": gentler}
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def begin_versions(apps: Any, schema_editor: Any) -> None:
    Practice = apps.get_model("practices", "Practice")
    PracticeVersion = apps.get_model("practices", "PracticeVersion")
    for practice in Practice.objects.select_related("gentler"):
        gentler = practice.gentler.slug if practice.gentler else ""
        names = (*BEFORE, *SINCE)
        practice.latest_version = PracticeVersion.objects.create(
            practice=practice,
            number=1,
            content={name: getattr(practice, name) for name in names} | {"gentler": gentler},
            published_at=practice.changed_at if practice.state != "draft" else None,
        )
        if practice.loaded_hash == hash_of(practice, BEFORE, gentler):
            practice.loaded_hash = hash_of(practice, names, gentler)
        practice.save(update_fields=["latest_version", "loaded_hash"])


class Migration(migrations.Migration):

    dependencies = [("practices", "0004_versions_of_practices")]

    operations = [migrations.RunPython(begin_versions, migrations.RunPython.noop)]
