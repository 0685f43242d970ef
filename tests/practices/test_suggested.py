"""A therapist suggests a practice; the client takes it or leaves it; nobody is told which."""

import pytest
from django.urls import reverse

from accounts.actions.relationships import begin_relationship
from accounts.models import CareRelationship, User
from audit.models import Event
from encryption.errors import Unreadable
from encryption.readers import owner_reader, relationship_reader
from lifecycle.actions.ending import end_relationship
from practices.actions.plan import add_to_plan, remove_from_plan
from practices.actions.suggested import (
    MOST_STANDING,
    NoRoomForPractices,
    suggest_practice,
    take_suggested,
)
from practices.models import PlannedPractice, Practice, PracticeChoices, PracticeSuggestion
from practices.queries.plan import plan_page
from tests.conftest import ClientFor
from tests.practices.making import plan_of

PLAN, LINE = reverse("practices:plan"), "You said evenings are loud."


@pytest.fixture
def care(alice: User, nora: User) -> CareRelationship:
    return begin_relationship(client=alice, therapist=nora, by=alice)


@pytest.fixture
def suggestion(care: CareRelationship, nora: User, looking_around: Practice) -> PracticeSuggestion:
    return suggest_practice(care, looking_around, LINE, by=nora)


def url_of(name: str, row: PracticeSuggestion) -> str:
    return reverse(name, args=[row.public_id])


def test_it_reaches_the_plan_with_the_therapists_name_and_line(
    alice: User, nora: User, care: CareRelationship, looking_around: Practice, client_for: ClientFor
) -> None:
    url = reverse("care:practice-suggestion-new", args=[care.public_id])

    client_for(nora).post(url, {"practice": "looking-around", "line": LINE})

    plan = client_for(alice).get(PLAN).content.decode()
    assert all(words in plan for words in ("Nora suggests this.", "Looking around", LINE))
    assert not PlannedPractice.objects.exists()


@pytest.mark.parametrize("answer", ["take", "leave"])
def test_taken_or_left_it_is_asked_no_more_and_the_therapists_page_stays_the_same(
    answer: str,
    alice: User,
    nora: User,
    suggestion: PracticeSuggestion,
    looking_around: Practice,
    client_for: ClientFor,
) -> None:
    def seen() -> str:
        url = reverse("care:client", args=[suggestion.relationship_id])
        page = client_for(nora).get(url).content.decode()
        return page.split("<main", 1)[1].split("csrfmiddlewaretoken", 1)[0]

    before = seen()

    client_for(alice).post(url_of(f"practices:suggested-{answer}", suggestion))

    assert [one.practice for one in plan_of(alice)] == (
        [str(looking_around.public_id)] if answer == "take" else []
    )
    assert plan_page(alice).suggested == []
    assert (seen(), LINE in before) == (before, True)
    assert not Event.objects.filter(action__in=["left", "taken", "answered"]).exists()


def test_what_was_taken_and_taken_out_again_does_not_come_back(
    alice: User, suggestion: PracticeSuggestion
) -> None:
    remove_from_plan(take_suggested(suggestion, by=alice), by=alice)

    assert plan_page(alice).suggested == []


def test_what_is_planned_already_or_no_longer_offered_is_not_shown(
    alice: User, suggestion: PracticeSuggestion, looking_around: Practice, client_for: ClientFor
) -> None:
    planned = add_to_plan(looking_around, by=alice)
    while_planned = plan_page(alice).suggested
    remove_from_plan(planned, by=alice)
    Practice.objects.filter(pk=looking_around.pk).update(state="retired")

    answer = client_for(alice).post(url_of("practices:suggested-take", suggestion))

    assert (while_planned, plan_page(alice).suggested, answer.status_code) == ([], [], 404)


def test_the_words_open_for_the_two_and_the_answer_for_the_client_alone(
    alice: User, nora: User, suggestion: PracticeSuggestion, client_for: ClientFor
) -> None:
    client_for(alice).post(url_of("practices:suggested-leave", suggestion))
    choices = PracticeChoices.objects.get()

    assert suggestion.open_for(relationship_reader(suggestion.relationship_id))["line"] == LINE
    assert choices.open_for(owner_reader(alice.public_id))["answered"] == [
        str(suggestion.public_id)
    ]
    with pytest.raises(Unreadable):
        suggestion.open_for(owner_reader(alice.public_id))


def test_taking_back_and_the_end_destroy_it_and_the_plan_stays(
    alice: User,
    nora: User,
    care: CareRelationship,
    suggestion: PracticeSuggestion,
    even_breathing: Practice,
    client_for: ClientFor,
) -> None:
    take_suggested(suggestion, by=alice)
    suggest_practice(care, even_breathing, "", by=nora)

    client_for(nora).post(url_of("care:practice-suggestion-withdraw", suggestion))
    after_withdrawing = PracticeSuggestion.objects.count()
    log = client_for(alice).get(reverse("journal:access-log")).content.decode()
    end_relationship(care, by=alice)

    assert (after_withdrawing, PracticeSuggestion.objects.count()) == (1, 0)
    assert len(plan_of(alice)) == 1
    assert "Nora suggested a practice on" in log
    assert "Nora took a suggested practice back on" in log
    new = reverse("care:practice-suggestion-new", args=[care.public_id])
    assert client_for(nora).get(new).status_code == 404


@pytest.mark.parametrize("stranger", ["charlie", "tess", "nora"])
def test_nobody_else_answers_it(
    stranger: str,
    suggestion: PracticeSuggestion,
    request: pytest.FixtureRequest,
    client_for: ClientFor,
) -> None:
    browser = client_for(request.getfixturevalue(stranger))

    for name in ("practices:suggested-take", "practices:suggested-leave"):
        assert browser.post(url_of(name, suggestion)).status_code == 404


@pytest.mark.parametrize("stranger", ["charlie", "tess", "alice"])
def test_nobody_else_suggests_or_takes_back(
    stranger: str,
    suggestion: PracticeSuggestion,
    request: pytest.FixtureRequest,
    client_for: ClientFor,
) -> None:
    browser = client_for(request.getfixturevalue(stranger))
    new = reverse("care:practice-suggestion-new", args=[suggestion.relationship_id])

    assert browser.post(new, {"practice": "even-breathing", "line": ""}).status_code == 404
    assert browser.post(url_of("care:practice-suggestion-withdraw", suggestion)).status_code == 404
    assert PracticeSuggestion.objects.count() == 1


@pytest.mark.parametrize("practice", ["", "nowhere", "looking-around"])
def test_nothing_unknown_and_nothing_twice(
    practice: str, suggestion: PracticeSuggestion, nora: User, client_for: ClientFor
) -> None:
    url = reverse("care:practice-suggestion-new", args=[suggestion.relationship_id])

    answer = client_for(nora).post(url, {"practice": practice, "line": "typed"})

    assert (answer.status_code, PracticeSuggestion.objects.count()) == (422, 1)
    assert "typed" in answer.content.decode()


def test_more_than_a_plan_could_hold_is_refused(
    care: CareRelationship, nora: User, catalogue: None
) -> None:
    practices = Practice.objects.live()[: MOST_STANDING + 1]
    for practice in practices[:MOST_STANDING]:
        suggest_practice(care, practice, "", by=nora)

    with pytest.raises(NoRoomForPractices):
        suggest_practice(care, practices[MOST_STANDING], "", by=nora)


def test_one_that_does_not_open_hides_no_page(
    alice: User, nora: User, suggestion: PracticeSuggestion, client_for: ClientFor
) -> None:
    PracticeSuggestion.objects.update(document_revision=7)
    care = reverse("care:client", args=[suggestion.relationship_id])

    assert client_for(alice).get(PLAN).status_code == 200
    assert client_for(nora).get(care).status_code == 200


def test_a_word_or_the_catalogues_own_page_finds_one_among_many(
    care: CareRelationship, nora: User, looking_around: Practice, client_for: ClientFor
) -> None:
    browser, url = client_for(nora), reverse("care:practice-suggestion-new", args=[care.public_id])

    all_kinds = browser.get(url).context["form"].shelves
    found = browser.get(url, {"word": "looking ARound"}).context["form"].shelves
    about = browser.get(looking_around.get_absolute_url()).content.decode()
    from_there = browser.get(url, {"practice": looking_around.slug}).content.decode()

    assert (len(all_kinds), any(shelf.is_open for shelf in all_kinds)) == (11, False)
    assert looking_around in [one for shelf in found for one in shelf.practices]
    assert all(shelf.is_open for shelf in found)
    assert f"{url}?practice={looking_around.slug}" in about
    assert f'value="{looking_around.slug}" checked' in from_there


def test_from_its_own_page_it_is_suggested_to_nobody_elses_client(
    care: CareRelationship, tess: User, alice: User, looking_around: Practice, client_for: ClientFor
) -> None:
    for other in (tess, alice):
        page = client_for(other).get(looking_around.get_absolute_url()).content.decode()
        assert "Suggest this" not in page
