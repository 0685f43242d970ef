"""Help lines: what ships, and how it is loaded."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from prompts.actions import save_help_line
from prompts.models import HelpLine
from prompts.queries import help_lines_by_country, help_lines_for

pytestmark = pytest.mark.django_db

FILE = """
country: NZ
lines:
  - slug: nz-line
    name: {name}
    kind: call
    contact: "1737"
    is_on: true
    source: Tests.
"""


def load(folder: Path | None = None) -> str:
    out = StringIO()
    call_command("load_help_lines", *(["--folder", str(folder)] if folder else []), stdout=out)
    return out.getvalue()


def shown(country: str) -> list[tuple[str, str]]:
    return [(line.name, line.contact) for line in help_lines_for(country)]


def test_each_country_gets_its_own_lines_emergencies_first() -> None:
    load()

    assert shown("US") == [
        ("Emergency services", "911"),
        ("988 Lifeline", "988"),
        ("Crisis Text Line", "741741"),
    ]
    assert shown("CA") == [("Emergency services", "911"), ("9-8-8", "9-8-8")]
    assert shown("gb") == [
        ("Emergency services", "999"),
        ("Samaritans", "116 123"),
        ("Shout", "85258"),
    ]
    assert shown("IE") == [("Emergency services", "112"), ("Samaritans", "116 123")]
    assert shown("AU") == [("Emergency services", "000")]


def test_an_unknown_country_never_gets_another_countrys_number() -> None:
    load()

    assert shown("") == []
    assert shown("FR") == []


def test_what_nobody_has_verified_is_off() -> None:
    load()

    off = set(HelpLine.objects.filter(is_on=False).values_list("slug", flat=True))
    assert off == {"us-fireside", "au-lifeline", "find-a-helpline"}
    assert HelpLine.objects.filter(last_checked_on__isnull=False).count() == 0


def test_lines_for_everywhere_serve_where_a_country_has_none() -> None:
    load()
    HelpLine.objects.filter(slug="find-a-helpline").update(is_on=True)

    assert shown("FR") == [("Find a Helpline", "https://findahelpline.com")]
    assert "Find a Helpline" not in dict(shown("GB"))


def test_numbers_can_be_dialled_and_texted() -> None:
    load()
    line = HelpLine.objects.get

    assert line(slug="gb-samaritans").call_link == "tel:116123"
    assert line(slug="gb-samaritans").text_link == ""
    assert line(slug="ca-988").call_link == "tel:988"
    assert line(slug="us-988").text_link == "sms:988"
    assert line(slug="us-crisis-text-line").message == "HOME"
    assert line(slug="us-crisis-text-line").text_link == "sms:741741"
    assert line(slug="find-a-helpline").web_link == "https://findahelpline.com"


def test_all_lines_are_grouped_by_country_in_one_query(
    django_assert_num_queries: pytest.FixtureRequest,
) -> None:
    load()

    with django_assert_num_queries(1):  # type: ignore[operator]
        countries = help_lines_by_country()

    assert [country.code for country in countries] == ["AU", "CA", "GB", "IE", "US"]


def test_an_edit_made_here_outlives_an_upgrade(tmp_path: Path, root: User) -> None:
    path = tmp_path / "nz.yaml"
    path.write_text(FILE.format(name="Need to talk"))
    load(tmp_path)
    line = HelpLine.objects.get(slug="nz-line")
    line.is_on = False
    save_help_line(by=root, line=line)
    path.write_text(FILE.format(name="Need to talk, day and night"))

    said = load(tmp_path)

    line.refresh_from_db()
    assert "nz-line: edited here" in said
    assert (line.is_on, line.name) == (False, "Need to talk")


def test_an_untouched_line_follows_its_file(tmp_path: Path) -> None:
    path = tmp_path / "nz.yaml"
    path.write_text(FILE.format(name="Need to talk"))
    load(tmp_path)
    path.write_text(FILE.format(name="Need to talk, day and night"))

    load(tmp_path)

    assert shown("NZ") == [("Need to talk, day and night", "1737")]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("country: NZ", "country: nz", "two capital letters"),
        ('contact: "1737"', "contact: call us", "nz.yaml, item 1 (nz-line), contact:"),
        ("kind: call", "kind: web", "starts with https://"),
        ("is_on: true", "is_on: maybe", "neither true nor false"),
        ("is_on: true", "last_checked_on: soon", "is not a date"),
        ("source: Tests.", "", "source: is missing"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_loaded(
    tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    (tmp_path / "nz.yaml").write_text(FILE.format(name="Talk").replace(old, new))

    with pytest.raises(CommandError) as refused:
        load(tmp_path)

    assert complaint in str(refused.value)
    assert HelpLine.objects.count() == 0
