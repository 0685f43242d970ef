"""Which questions a page begins with: chosen by time, capacity and lenses, never by content."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from journal.asked_aside import WaitingLine, waiting_lines
from journal.beside import Beside
from journal.documents import Answer
from journal.models import Session
from journal.own_words import phase_words
from prompts.models import Notice
from prompts.moment import RESTS_FOR, Told, weights_up_to
from prompts.phases import DAYS_TO_PREPARE, phase_on
from prompts.queries import PromptOffer, libraries, prompt_versions
from prompts.selection import Choice, choose, going_on_from
from prompts.vocabulary import AT_MOST, QUIET_PHASES, Depth, Phase, Weight

QUESTIONS_AT_DEPTH = {Depth.TEN_SECONDS: 1, Depth.TWO_MINUTES: 2, Depth.TEN_MINUTES: 3}
FIRST_THREE = ("learn-about-myself", "stands-out-most", "body-feels-now")
NOTICED = {
    str(Phase.DAY): str(Notice.Place.LANDING),
    str(Phase.LANDING): str(Notice.Place.LANDING),
    str(Phase.FIRST_DAYS): str(Notice.Place.FIRST_DAYS),
}
LATE_FROM, LATE_UNTIL = 22, 6  # on the person's own clock
DAYS_FRESH = 3  # the first days


@dataclass(frozen=True)
class QuestionsOfLibrary:
    title: str
    summary: str
    questions: list[PromptOffer]


def questions_by_library(beside: Beside, *, with_heavy: bool) -> list[QuestionsOfLibrary]:
    """Every live question under its collection, the heavy ones when they are asked for."""
    live = [
        question
        for question in beside.live
        if question.prompt_id not in beside.memory.declined
        and (with_heavy or question.weight != Weight.HEAVY)
    ]
    return [
        QuestionsOfLibrary(
            library.title, library.summary, [q for q in live if q.library == library.slug]
        )
        for library in libraries()
        if any(q.library == library.slug for q in live)
    ]


def is_late() -> bool:
    """Whether it is night where the person is: nothing heavy comes uncalled then."""
    hour = timezone.localtime().hour
    return hour >= LATE_FROM or hour < LATE_UNTIL


def phase_among(days: Iterable[date]) -> str:
    """Where today stands among the days of all sessions.

    The first days after one come before all that is ahead; then whichever is nearer.
    """
    today, known = timezone.localdate(), list(days)
    last = max((day for day in known if day <= today), default=None)
    until = today + timedelta(days=DAYS_TO_PREPARE)
    coming = min((day for day in known if today < day <= until), default=None)
    if last is None or coming is None:
        return phase_on(last or coming, today)
    is_fresh = (today - last).days <= max(DAYS_FRESH, (coming - today).days)
    return phase_on(last if is_fresh else coming, today)


def heaviest_for(beside: Beside) -> str:
    """The lightest ceiling that is followed, and nothing heavy around a session's days."""
    ceilings = [line.document.ceiling for line in beside.followed]
    if phase_among(beside.days) in QUIET_PHASES:
        ceilings.append(str(Weight.MEDIUM))
    return min(ceilings, key=lambda weight: len(weights_up_to(weight)), default=str(Weight.HEAVY))


def prompts_for(
    asked: Mapping[str, str], client: User, session: Session | None, beside: Beside
) -> list[Choice]:
    """The questions an address asks for: one picked, the first three, or what fits today."""
    if asked.get("question"):
        return picked_by_hand(asked["question"], beside)
    if asked.get("begin") == "first-three":
        return [
            Choice(prompt, _("One of the three to begin with.")) for prompt in first_three(beside)
        ]
    depth = asked.get("depth", "")
    if depth not in Depth.values:
        return []
    limit = QUESTIONS_AT_DEPTH[Depth(depth)]
    return offered(client, session, Depth(depth), beside, limit=limit, heavy="heavy" in asked)


def picked_by_hand(mark: str, beside: Beside) -> list[Choice]:
    """One question by its short name in the library, or by the id of an own or suggested one."""
    by_mark = {str(key): offer for key, offer in beside.in_own_words().items()}
    if mark in by_mark:
        return [Choice(by_mark[mark], by_mark[mark].why)]
    who = {str(line.question.prompt_id): line.why for line in beside.suggested}
    picked = [
        Choice(prompt, who.get(str(prompt.prompt_id), _("You picked this one.")))
        for prompt in beside.live
        if mark in {prompt.slug, str(prompt.prompt_id)}
    ]
    return picked or saved_for_therapy(mark, beside) or taken_up(mark, beside)


def taken_up(mark: str, beside: Beside) -> list[Choice]:
    """A thread somebody comes back to: its line is the question."""
    return [Choice(offer, offer.why) for key, offer in beside.threads.items() if str(key) == mark]


def saved_for_therapy(mark: str, beside: Beside) -> list[Choice]:
    """A saved question that is no longer on offer, in the words it was saved in."""
    why = _("You saved this one for therapy.")
    for saved in beside.memory.for_therapy:
        if saved.prompt == mark and saved.version:
            shown = prompt_versions([(UUID(mark), saved.version)], saved.language)
            return [Choice(prompt, why) for prompt in shown]
        if saved.prompt == mark:
            return [Choice(beside.kept_in_own_words()[UUID(mark)], why)]
    return []


def first_three(beside: Beside) -> list[PromptOffer]:
    """The founding questions: what did I learn, what stands out, what does my body feel."""
    by_slug = {prompt.slug: prompt for prompt in beside.live}
    return [by_slug[slug] for slug in FIRST_THREE if slug in by_slug]


def one_more(
    client: User, session: Session | None, seen: Sequence[str], *, heavy: bool = False
) -> list[PromptOffer]:
    """One question more than those on the page; a heavy one takes its time."""
    depth = Depth.TEN_MINUTES if heavy else Depth.TWO_MINUTES
    choices = offered(client, session, depth, Beside(client), seen=seen, limit=1, heavy=heavy)
    return [choice.prompt for choice in choices]


def offered(
    client: User,
    session: Session | None,
    depth: Depth,
    beside: Beside,
    *,
    seen: Sequence[str] = (),
    limit: int = AT_MOST,
    heavy: bool = False,
) -> list[Choice]:
    """Return one to three questions for this much capacity, without those in `seen`."""
    told = told_of(client, session, depth, beside, heavy=heavy)
    prompts = [*beside.live, *beside.in_own_words().values()]
    left = [prompt for prompt in prompts if str(prompt.prompt_id) not in seen]
    return choose(left, **told | {"limit": limit})


def told_of(
    client: User, session: Session | None, depth: Depth, beside: Beside, *, heavy: bool = False
) -> Told:
    """What choosing may know of now: time, capacity and wishes, and nothing that was written."""
    phase = phase_among([session.held_on] if session else beside.days)
    return Told(
        phase=phase,
        phase_words=phase_words(phase, client),
        depth=depth,
        lenses=beside.lenses,
        declined=beside.memory.declined | not_waiting(beside),
        recent=put_by(beside),
        answered=beside.memory.answered,
        today=timezone.localdate(),
        suggested={line.question.prompt_id: line.by for line in beside.waiting},
        own={line.row.public_id for line in beside.own},
        wanted=wanted_by(beside),
        ruled_out={lens for line in beside.followed for lens in line.document.left_out},
        ceiling=heaviest_for(beside),
        is_late=is_late(),
        heavy_asked_for=heavy,
        seed=timezone.localdate().toordinal(),
    )


def following(
    asked: PromptOffer,
    client: User,
    session: Session | None,
    depth: Depth,
    beside: Beside,
    *,
    seen: Sequence[str] = (),
) -> list[Choice]:
    """The one question that goes on from this one, if it fits; one follow-up is enough."""
    behind = [prompt for prompt in beside.live if prompt.slug in asked.follow_ups]
    if not behind or any(str(prompt.prompt_id) in seen for prompt in behind):
        return []
    told = told_of(client, session, depth, beside)
    return going_on_from(asked, behind, **told | {"limit": 1})


def may_make_room(answers: Sequence[Answer], beside: Beside) -> set[str]:
    """The questions chosen from the library for today: no wish of anybody's stands behind them."""
    wished = {str(line.question.prompt_id) for line in beside.suggested}
    wished |= {str(prompt.prompt_id) for prompt in first_three(beside)}
    return {answer.prompt for answer in answers if answer.version} - wished


def waiting_today(beside: Beside) -> list[WaitingLine]:
    """What is suggested and fresh: three at most, nothing heavy at night or in a session's days."""
    if not beside.suggested or not beside.waiting:
        return []
    lines = waiting_lines(beside, heaviest=str(Weight.HEAVY))
    if any(each.is_heavy for each in lines) and not has_room_for_heavy(beside):
        lines = [each for each in lines if not each.is_heavy]
    return lines[:AT_MOST]


def has_room_for_heavy(beside: Beside) -> bool:
    return not is_late() and heaviest_for(beside) == Weight.HEAVY


def noticed_today(days: Iterable[date]) -> str:
    """The place whose notices are worth knowing after a session, in its hours and first days."""
    return NOTICED.get(phase_among(days), "")


def put_by(beside: Beside) -> list[UUID]:
    """Questions saved for therapy lately: they rest as an answered one does."""
    since = timezone.localdate() - RESTS_FOR
    return [UUID(saved.prompt) for saved in beside.memory.for_therapy if saved.saved_on > since]


def not_waiting(beside: Beside) -> set[UUID]:
    """A therapist's own wording is offered while it is fresh, and then no more."""
    waiting = {line.question.prompt_id for line in beside.waiting}
    own_words = {q.question.prompt_id for q in beside.suggested if not q.question.is_of_library}
    return own_words - waiting


def wanted_by(beside: Beside) -> dict[str, str]:
    """The themes somebody would like room for, each with the name of who would."""
    return {lens: line.by for line in beside.followed for lens in line.document.wanted}
