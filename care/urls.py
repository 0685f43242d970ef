"""Addresses of the therapist's room."""

from django.urls import path

from care import views

app_name = "care"

urlpatterns = [
    path("", views.caseload, name="caseload"),
    path("clients/<uuid:public_id>/", views.client, name="client"),
    path("shared/<uuid:public_id>/", views.share, name="share"),
]
