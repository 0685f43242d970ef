"""allauth's points of extension."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter


class AccountAdapter(DefaultAccountAdapter):
    pass


class SealedMFAAdapter(DefaultMFAAdapter):
    pass
