"""Notices: what ships, what is off until checked, and who sets it."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from accounts.models import User
from audit.models import Event
from prompts.models import Notice
from prompts.queries import notices_at
from tests.conftest import ClientFor

pytestmark = pytest.mark.django_db
NO_DRIVING = "No driving until after a full night’s sleep, and only if your clinic agrees."


def load(folder: Path | None = None) -> str:
    out = StringIO()
    call_command("load_notices", *(["--folder", str(folder)] if folder else []), stdout=out)
    return out.getvalue()


def at(name: str, *args: object) -> str:
    return reverse(f"admin:prompts_notice_{name}", args=args)


def test_what_is_verified_is_said_at_its_place_and_what_is_not_stays_off() -> None:
    load()

    assert notices_at("landing")[0] == NO_DRIVING
    assert notices_at("writing") == []
    assert list(Notice.objects.filter(is_on=False).values_list("slug", flat=True)) == [
        "writing-dip"
    ]
    assert not Notice.objects.exclude(last_checked_on=None).exists()


def test_loading_again_leaves_a_curators_words_alone() -> None:
    load()
    Notice.objects.filter(slug="no-driving").update(text="Not today.")

    said = load()

    assert notices_at("landing")[0] == "Not today."
    assert "no-driving" not in said  # the file says what it said: nothing is new


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("place: attic", "none of"),
        ("text: ''", "is missing"),
        ("colour: red", "not a field"),
        ("is_on: maybe", "neither true nor false"),
    ],
)
def test_a_bad_file_is_refused_as_a_whole(tmp_path: Path, wrong: str, told: str) -> None:
    field, _colon, value = wrong.partition(": ")
    item = {"slug": "a", "place": "help", "text": "A word.", "source": "Tests."} | {field: value}
    lines = "\n".join(f"    {name}: {value}" for name, value in item.items())
    (tmp_path / "notices.yaml").write_text(f"notices:\n  -\n{lines}\n")

    with pytest.raises(CommandError, match=told):
        load(tmp_path)

    assert not Notice.objects.exists()


def test_a_curator_switches_one_off_and_it_is_known_who_did(
    client_for: ClientFor, cora: User
) -> None:
    load()
    notice = Notice.objects.get(slug="no-driving")
    page = client_for(cora).get(at("change", notice.pk))
    form = page.context["adminform"].form
    sent = {name: form[name].value() or "" for name in form.fields}

    client_for(cora).post(at("change", notice.pk), {k: v for k, v in sent.items() if k != "is_on"})

    assert NO_DRIVING not in notices_at("landing")
    assert Event.objects.filter(
        kind="notice", actor=str(cora.public_id), action="hidden", object_id=str(notice.public_id)
    ).exists()


def test_two_curators_do_not_write_over_each_other(
    client_for: ClientFor, cora: User, curt: User
) -> None:
    load()
    notice = Notice.objects.get(slug="no-driving")
    form = client_for(cora).get(at("change", notice.pk)).context["adminform"].form
    sent = {name: form[name].value() or "" for name in form.fields}
    client_for(curt).post(at("change", notice.pk), sent | {"text": "Curt was here."})

    answer = client_for(cora).post(at("change", notice.pk), sent | {"text": "Cora was here."})

    assert Notice.objects.get(pk=notice.pk).text == "Curt was here."
    assert "Curt was here." in answer.content.decode()
    assert "Cora was here." in answer.content.decode()
