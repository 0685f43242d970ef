from django.apps import AppConfig

from encryption.ring import key_ring


class EncryptionConfig(AppConfig):
    name = "encryption"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        key_ring()  # a ring that cannot be used stops the start, in one sentence
