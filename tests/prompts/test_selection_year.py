"""A year of choosing, for many unlike people: every promise holds every time it is asked."""

from collections import Counter

import pytest

from prompts.selection import choose
from tests.prompts.simulation import Asking, fits, shipped, year

LIBRARY = shipped()
QUIET = {"prepare", "day", "landing", "first_days"}
FEW = range(25)
MANY = range(500)


def rests(asking: Asking, prompt) -> bool:
    """Answered within the last fourteen days."""
    answered_on = asking.told["answered"].get(prompt.prompt_id)
    return answered_on is not None and (asking.told["today"] - answered_on).days < 14


def faults(asking: Asking) -> list[str]:
    """Every promise this offer breaks."""
    told, offered = asking.told, [choice.prompt for choice in asking.choices]
    fitting = [prompt for prompt in asking.prompts if fits(prompt, told)]
    light = [prompt for prompt in fitting if prompt.weight != "heavy"]
    lighter = [prompt for prompt in light if not rests(asking, prompt)]
    heavy = [prompt for prompt in offered if prompt.weight == "heavy"]
    waiting = [prompt for prompt in lighter if prompt.prompt_id in told["suggested"]]
    again = [prompt for prompt in offered if rests(asking, prompt)]
    one_heavy = told["heavy_asked_for"] and told["limit"] == 1
    broken = {
        "too many": len(offered) > told["limit"],
        "the same twice": len({prompt.prompt_id for prompt in offered}) != len(offered),
        "does not fit": not all(prompt in fitting for prompt in offered),
        "heavy in quiet days": heavy and told["phase"] in QUIET,
        "heavy above the ceiling": heavy and told["ceiling"] != "heavy",
        "heavy at night, uncalled": heavy and told["is_late"] and not told["heavy_asked_for"],
        "only heavy, uncalled": heavy == offered != [] and not told["heavy_asked_for"],
        "more than one heavy": len(heavy) > 1,
        "declined": any(prompt.prompt_id in told["declined"] for prompt in offered),
        "again too soon": again and lighter,
        "again, but not the longest ago": again and not longest_ago_first(asking, offered),
        "nothing, though something fits": light and not offered,
        "no suggestion": waiting
        and not one_heavy
        and not any(prompt.prompt_id in told["suggested"] for prompt in offered),
        "no reason": not all(choice.because for choice in asking.choices),
        "not the same again": choose(asking.prompts, **told) != asking.choices,
    }
    return [name for name, is_broken in broken.items() if is_broken]


def longest_ago_first(asking: Asking, offered) -> bool:
    days = [asking.told["answered"][prompt.prompt_id] for prompt in offered]
    return days == sorted(days)


def reason(choice) -> str:
    kinds = ("suggested this", "your own questions", "You asked for heavier", "You chose")
    kinds = (*kinds, "would like room", "You answered this on", "For ")
    return next((kind for kind in kinds if kind in choice.because), choice.because)


def simulated(people: range) -> tuple[Counter[str], Counter[str], int]:
    broken: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    asked = 0
    for seed in people:
        for asking in year(seed, LIBRARY):
            asked += 1
            broken.update(faults(asking))
            reasons.update(reason(choice) for choice in asking.choices)
    return broken, reasons, asked


def test_a_year_of_twenty_five_people_keeps_every_promise() -> None:
    broken, reasons, asked = simulated(FEW)

    assert (broken, asked > 4_000) == (Counter(), True)
    assert {"suggested this", "your own questions", "You chose", "would like room"} <= set(reasons)


@pytest.mark.prove
def test_a_year_of_five_hundred_people_keeps_every_promise() -> None:
    broken, reasons, asked = simulated(MANY)

    print(f"\n{asked} times asked; reasons: {dict(reasons.most_common())}")
    assert (broken, asked > 90_000) == (Counter(), True)
