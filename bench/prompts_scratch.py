"""One choice among two thousand prompts, with everything there is to mind."""

import json
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from statistics import median, quantiles
from typing import Any
from uuid import UUID

from prompts.queries import PromptOffer
from prompts.selection import choose
from prompts.vocabulary import Depth, Lens, Phase, Weight

PROMPTS, TIMES = 2_000, 300
TODAY = date(2026, 11, 20)
LENSES = ("adhd", "grief", "joyful")


def measure() -> Iterator[dict[str, Any]]:
    """Yield the time of one selection."""
    prompts = [prompt(number) for number in range(PROMPTS)]
    took = sorted(one_choice(prompts, seed) for seed in range(TIMES))
    p95 = quantiles(took, n=20)[-1]
    for name, value in (("selection p50", median(took)), ("selection p95", p95)):
        yield {"name": name, "value": round(value, 2), "unit": "ms", "n": PROMPTS, "budget": 5.0}


def run() -> None:
    """Print each figure as a line of JSON."""
    for figure in measure():
        sys.stdout.write(json.dumps(figure) + "\n")


def one_choice(prompts: list[PromptOffer], seed: int) -> float:
    answered = {p.prompt_id: TODAY - timedelta(days=n % 40) for n, p in enumerate(prompts[:200])}
    began = time.perf_counter()
    chosen = choose(
        prompts,
        phase=Phase.WEAVING,
        depth=Depth.TEN_MINUTES,
        lenses=LENSES,
        declined=[prompt.prompt_id for prompt in prompts[200:250]],
        answered=answered,
        today=TODAY,
        suggested={prompts[7].prompt_id: "Nora"},
        wanted={"sleep": "Nora"},
        ruled_out=("parts",),
        seed=seed,
    )
    took = (time.perf_counter() - began) * 1000
    assert len(chosen) == 3
    return took


def prompt(number: int) -> PromptOffer:
    """One of many, spread over every facet as the library is."""
    phases, lenses = Phase.values, Lens.values
    return PromptOffer(
        prompt_id=UUID(int=number * 7919 + 1),
        version=1,
        slug=f"p{number}",
        text="What is outside your window?",
        helper="",
        why="",
        phases=(phases[number % 9], phases[(number + 5) % 9], "weaving", "between"),
        depth=Depth.values[number % 3],
        lenses=(lenses[number % len(lenses)],) if number % 3 else (),
        weight=Weight.values[(number // 3) % 3],
        mode="write",
        content_note="",
        library=str(number % 24),
    )
