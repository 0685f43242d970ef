"""Addresses of body maps, what is usual for a body, and chains; `journal.urls` takes them in."""

from django.urls import path

from journal.views import body, body_over_time, body_trash, body_usual, chains

urlpatterns = [
    path("body/", body.body_maps, name="body-maps"),
    path("body/new/", body.body_map_new, name="body-map-new"),
    path("body/look/", body_usual.body_look, name="body-look"),
    path("body/usual/", body_usual.body_usual, name="body-usual"),
    path("body/usual/note/", body_usual.body_usual_note, name="body-usual-note"),
    path("body/usual/at/<str:region>/", body_usual.body_usual_place, name="body-usual-place"),
    path("body/usual/at/<str:region>/clear/", body_usual.body_usual_clear, name="body-usual-clear"),
    path("body/overlay/", body_over_time.body_overlay, name="body-overlay"),
    path("body/story/<str:region>/", body_over_time.body_story, name="body-story"),
    path("body/<uuid:public_id>/", body.body_map, name="body-map"),
    path("body/<uuid:public_id>/about/", body.body_map_about, name="body-map-about"),
    path("body/<uuid:public_id>/at/<str:region>/", body.body_map_place, name="body-map-place"),
    path(
        "body/<uuid:public_id>/at/<str:region>/clear/",
        body.body_map_place_clear,
        name="body-map-place-clear",
    ),
    path("body/<uuid:public_id>/trash/", body_trash.body_map_trash, name="body-map-trash"),
    path("body/<uuid:public_id>/restore/", body_trash.body_map_restore, name="body-map-restore"),
    path("body/<uuid:public_id>/erase/", body_trash.body_map_erase, name="body-map-erase"),
    # chains
    path("chains/", chains.chains, name="chains"),
    path("chains/new/", chains.chain_new, name="chain-new"),
    path("chains/<uuid:public_id>/", chains.chain, name="chain"),
    path("chains/<uuid:public_id>/edit/", chains.chain_edit, name="chain-edit"),
    path("chains/<uuid:public_id>/trash/", body_trash.chain_trash, name="chain-trash"),
    path("chains/<uuid:public_id>/restore/", body_trash.chain_restore, name="chain-restore"),
    path("chains/<uuid:public_id>/erase/", body_trash.chain_erase, name="chain-erase"),
]
