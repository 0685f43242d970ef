"""Addresses of days in the plan: energy, rest, what is suggested, weeks; `practices.urls` takes
them in."""

from django.urls import path

from practices.views import energy, pauses, suggested, weeks

urlpatterns = [
    path("energy/", energy.energy, name="energy"),
    path("energy/wanted/", energy.energy_wanted, name="energy-wanted"),
    path("energy/words/", energy.choices, name="energy-choices"),
    path("less/", pauses.less, name="less"),
    path("lighter/", pauses.flare_begin, name="flare-begin"),
    path("pauses/", pauses.pauses, name="pauses"),
    path("pauses/<uuid:public_id>/", pauses.pause_edit, name="pause-edit"),
    path("pauses/<uuid:public_id>/end/", pauses.pause_end, name="pause-end"),
    path("pauses/<uuid:public_id>/restore/", pauses.pause_restore, name="pause-restore"),
    path("suggested/<uuid:public_id>/take/", suggested.suggested_take, name="suggested-take"),
    path("suggested/<uuid:public_id>/leave/", suggested.suggested_leave, name="suggested-leave"),
    path("weeks/", weeks.weeks, name="weeks"),
    path("season/", weeks.season, name="season"),
]
