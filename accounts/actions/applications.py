"""Apply as a therapist; approve; decline."""

from functools import partial

from django.db import transaction
from django.utils import timezone

from accounts.actions.people import give_role
from accounts.emails import send_application_decided
from accounts.errors import AlreadyDecided, AlreadyWaiting, KeepsAJournal, WrongRole
from accounts.models import TherapistApplication, TherapistProfile, User
from audit.actions import record
from encryption.keys import has_client_key

State = TherapistApplication.State


@transaction.atomic
def apply_as_therapist(
    *, by: User, name: str, credentials: str, reading_days: str
) -> TherapistApplication:
    """Ask to be a therapist here. Refused for an account that keeps a journal."""
    applicant = User.objects.select_for_update(no_key=True).get(pk=by.pk)
    _refuse_other_lives(applicant)
    if applicant.applications.filter(state=State.PENDING).exists():
        raise AlreadyWaiting
    application = TherapistApplication.objects.create(
        applicant=applicant, name=name, credentials=credentials, reading_days=reading_days
    )
    _record(application, by=by, action="applied")
    return application


@transaction.atomic
def approve_application(application: TherapistApplication, *, by: User) -> None:
    """Make the applicant a therapist, under the name and words they gave."""
    application = _locked(application)
    applicant = User.objects.select_for_update(no_key=True).get(public_id=application.applicant_id)
    _refuse_other_lives(applicant)
    applicant.name = application.name
    applicant.save(update_fields=["name"])
    give_role(applicant, User.Role.THERAPIST, by=by)
    TherapistProfile.objects.create(
        therapist=applicant,
        credentials=application.credentials,
        reading_days=application.reading_days,
    )
    _decide(application, State.APPROVED, by=by)


@transaction.atomic
def decline_application(application: TherapistApplication, *, by: User) -> None:
    """Say no; the account stays as it is, and its owner may apply again."""
    _decide(_locked(application), State.DECLINED, by=by)


def _refuse_other_lives(applicant: User) -> None:
    if not applicant.is_client:
        raise WrongRole
    if keeps_a_journal(applicant):
        raise KeepsAJournal


def _locked(application: TherapistApplication) -> TherapistApplication:
    rows = TherapistApplication.objects.select_for_update(of=["self"]).select_related("applicant")
    application = rows.get(pk=application.pk)
    if application.state != State.PENDING:
        raise AlreadyDecided
    return application


def _decide(application: TherapistApplication, state: str, *, by: User) -> None:
    application.state = state
    application.decided_at, application.decided_by = timezone.now(), by.public_id
    application.save(update_fields=["state", "decided_at", "decided_by"])
    _record(application, by=by, action=state)
    transaction.on_commit(partial(send_application_decided, application.applicant.email))


def _record(application: TherapistApplication, *, by: User, action: str) -> None:
    record(
        subject=application.applicant_id,
        actor=by.public_id,
        kind="application",
        object_id=application.public_id,
        action=action,
        outcome="ok",
    )


def keeps_a_journal(person: User) -> bool:
    """Whether this account holds a journal, and so cannot become a therapist's."""
    return has_client_key(person.public_id) or person.relationships_as_client.exists()
