"""Addresses of the therapist's room."""

from django.urls import path

from care.views import practices, reading, suggesting

app_name = "care"

urlpatterns = [
    path("", reading.caseload, name="caseload"),
    path("clients/<uuid:public_id>/", reading.client, name="client"),
    path("clients/<uuid:public_id>/suggest/", suggesting.suggestion_new, name="suggestion-new"),
    path(
        "clients/<uuid:public_id>/suggest-set/",
        suggesting.suggestion_set_new,
        name="suggestion-set-new",
    ),
    path("clients/<uuid:public_id>/themes/", suggesting.guidance, name="guidance"),
    path(
        "suggestions/<uuid:public_id>/withdraw/",
        suggesting.suggestion_withdraw,
        name="suggestion-withdraw",
    ),
    path(
        "clients/<uuid:public_id>/suggest-practice/",
        practices.practice_suggestion_new,
        name="practice-suggestion-new",
    ),
    path(
        "practices/<uuid:public_id>/withdraw/",
        practices.practice_suggestion_withdraw,
        name="practice-suggestion-withdraw",
    ),
    path("shared/<uuid:public_id>/", reading.share, name="share"),
]
