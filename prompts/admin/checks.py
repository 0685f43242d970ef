"""Checks of what is being typed: what saving would show, beside each field as one writes."""

from collections.abc import Collection

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse, QueryDict
from django.urls import URLPattern

from prompts.admin.pages import Desk, at
from prompts.linting import Finding, Kind, Severity, findings_of
from prompts.models import Prompt
from prompts.queries import other_texts
from prompts.versions import wording_from
from prompts.vocabulary import Depth, Domain, Lens, Mode, Phase, Weight
from prompts.wording import Wording

SAID = ("text", "helper", "why", "content_note", "afterwards", "source")
CHOSEN = {"depth": Depth, "domain": Domain, "mode": Mode, "weight": Weight}
SEVERAL = {"phases": Phase, "lenses": Lens}


def urls(desk: Desk) -> list[URLPattern]:
    """Where checks are asked for."""
    return [at(desk, "check/", prompt_check, "prompts_prompt_check", needs="change")]


def prompt_check(desk: Desk, request: HttpRequest) -> HttpResponse:
    """Answer with what the checks find; what is not filled in yet is left for saving."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    found = findings_of(typed(request.POST), other_texts(Prompt(pk=_number(request.POST))))
    named = [_as_json(finding) for finding in found if finding.kind != Kind.MISSING]
    return JsonResponse({"findings": named})


def typed(data: QueryDict) -> Wording:
    """What stands in the form just now, finished or not; unknown codes are left out."""
    said = {name: data.get(name, "").strip() for name in SAID}
    chosen = {name: _known(data.get(name, ""), codes.values) for name, codes in CHOSEN.items()}
    several = {
        name: [code for code in data.getlist(name) if code in codes.values]
        for name, codes in SEVERAL.items()
    }
    return wording_from(said | chosen | several)


def _known(code: str, codes: Collection[str]) -> str:
    return code if code in codes else ""


def _number(data: QueryDict) -> int | None:
    """The prompt being changed; nothing for one that is new."""
    number = data.get("prompt", "")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 10 else None


def _as_json(finding: Finding) -> dict[str, str]:
    return {
        "field": finding.field,
        "severity": finding.severity,
        "standing": str(Severity(finding.severity).label),
        "message": finding.message,
    }
