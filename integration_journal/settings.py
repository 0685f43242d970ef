"""Every setting of the Integration Journal, read top to bottom from the environment.

Safe by absence: without `JOURNAL_MODE=demo` this is production, and a missing secret
stops the start with a sentence saying how to make one. `.env.example` lists each name.
"""

from pathlib import Path
from urllib.parse import unquote

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from redis.backoff import NoBackoff
from redis.retry import Retry

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.FileAwareEnv()  # every NAME may also come from a file named in NAME_FILE

# --- Mode -------------------------------------------------------------------------------

MODE = env.str("JOURNAL_MODE", default="production")
if MODE not in {"production", "demo"}:
    raise ImproperlyConfigured("JOURNAL_MODE is either absent (production) or 'demo'.")
IS_DEMO = MODE == "demo"
DEBUG = False

HOW_TO_MAKE = {
    "SECRET_KEY": "Make one with: openssl rand -base64 48",
    "KEY_RING": "Make one with: python -m encryption.new_key_ring > key_ring.json, "
    "keep it outside the database's backups, and set KEY_RING_FILE to its path.",
    "DATABASE_URL": "Set it to your PostgreSQL, as in postgres://journal:secret@host/journal",
    "REDIS_URL": "Set it to your Redis, as in redis://host:6379/0",
    "VAPID_PRIVATE_KEY": "Make one with: python -m reminders.new_push_key",
}


def required(name: str) -> str:
    """Return a setting that production cannot start without."""
    try:
        value: str = env.str(name, default="").strip()
    except OSError as error:
        raise ImproperlyConfigured(f"{name}_FILE cannot be read: {error.strerror}.") from None
    if not value:
        raise ImproperlyConfigured(f"{name} is not set. {HOW_TO_MAKE[name]}")
    return value


SECRET_KEY = required("SECRET_KEY")
KEY_RING = required("KEY_RING")  # JSON; never derived from SECRET_KEY
DATABASE_URL = required("DATABASE_URL")
REDIS_URL = required("REDIS_URL")

# --- Where we are -----------------------------------------------------------------------

SITE_URL = env.str("SITE_URL", default="http://localhost:8000").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[SITE_URL])
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var"))).resolve()
AUDIT_HEADS_DIR = Path(env.str("AUDIT_HEADS_DIR", default=str(DATA_DIR / "audit-heads")))
ATTACHMENTS_DIR = Path(env.str("ATTACHMENTS_DIR", default=str(DATA_DIR / "media")))

# --- Rooms ------------------------------------------------------------------------------

INSTALLED_APPS = [
    "integration_journal.apps.JournalAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "crispy_forms",
    "csp",
    "encryption",
    "audit",
    "accounts",
    "prompts",
    "reminders",
    "journal",
    "practices",
    "care",
    "lifecycle",
]

MIDDLEWARE = [
    "integration_journal.middleware.RequestLog",
    "integration_journal.middleware.Headers",
    "integration_journal.middleware.ContentPolicy",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "integration_journal.middleware.SessionLimits",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.LastSeen",
    "accounts.middleware.PersonalClock",
    "accounts.middleware.KnownDevice",
    "accounts.middleware.SecondFactor",
    "accounts.middleware.PartsAway",
]

ROOT_URLCONF = "integration_journal.urls"
WSGI_APPLICATION = "integration_journal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "integration_journal.context.face",
            ],
            "builtins": ["accounts.templatetags.whose_form"],  # {% csrf_token %} says whose, too
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = ["paper"]
CRISPY_TEMPLATE_PACK = "paper"
CRISPY_FAIL_SILENTLY = False

FOLLOWERS_OF_SESSIONS = [  # called when a client's sessions change, in the same transaction
    "practices.actions.arc.follow_sessions",
]
FOLLOWERS_OF_HOURS = [  # the same, when a client's quiet hours or day's end change
    "journal.actions.first_hours.follow_the_clock",
    "practices.actions.pauses.follow_hours",
]

# --- PostgreSQL and Redis ---------------------------------------------------------------

DATABASES = {"default": env.db_url_config(DATABASE_URL)}
DATABASES["default"] |= {
    "HOST": unquote(DATABASES["default"]["HOST"]),  # %2Frun%2Fpostgresql is a socket's folder
    "ATOMIC_REQUESTS": False,
    "CONN_MAX_AGE": 60,
    "CONN_HEALTH_CHECKS": True,
    "OPTIONS": {"options": "-c synchronous_commit=on"},
}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "OPTIONS": {
            "socket_timeout": 1,
            "socket_connect_timeout": 1,
            "retry": Retry(NoBackoff(), 1),  # a frozen Redis is an error after two seconds
        },
        "KEY_PREFIX": "journal",
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Celery: beat ticks, workers lease; messages carry ids only -------------------------

# kombu's words for the same place: a socket's database is its `virtual_host`
CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://", 1).replace(
    "?db=", "?virtual_host=", 1
)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_timeout": 5, "socket_connect_timeout": 5}
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_TIME_LIMIT = 300
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "UTC"
MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0
CELERY_BEAT_SCHEDULE = {
    # one that waited until the next is due has nothing left to do
    name: {"task": task, "schedule": seconds, "options": {"expires": int(seconds)}}
    for name, task, seconds in (
        ("tick", "reminders.tick", 15.0),
        ("self-test", "reminders.send_self_test", HOUR),  # it goes once a day
        ("publish-due-prompts", "prompts.publish_due", MINUTE),
        ("publish-due-practices", "practices.publish_due", MINUTE),
        ("empty-trash", "journal.empty_trash", HOUR),
        ("sweep-files", "journal.sweep_files", DAY),
        ("end-expired-links", "journal.end_expired_links", HOUR),
        ("keep-first-hours", "journal.keep_first_hours", HOUR),
        ("go-on-along-the-way", "practices.go_on_along_the_way", HOUR),
        ("forget-removed-practices", "practices.forget_removed", HOUR),
        ("forget-expired-log-ins", "accounts.forget_expired_log_ins", DAY),
        ("forget-unseen-devices", "accounts.forget_unseen_devices", DAY),
        ("forget-held-words", "accounts.forget_held_words", DAY),
        ("forget-leftovers", "lifecycle.forget_leftovers", DAY),
        ("count-slips", "prompts.count_slips", DAY),
        ("audit-heads", "audit.write_heads", DAY),
    )
}

# --- People -----------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "accounts.password_rules.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "accounts.password_rules.NotYourName"},
    {"NAME": "accounts.password_rules.NotEverybodys"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "accounts.forms.logging_in.LoginForm",
    "signup": "accounts.forms.logging_in.SignupForm",
    "reset_password": "accounts.forms.logging_in.ResetPasswordForm",
    "reset_password_from_key": "accounts.forms.logging_in.ResetPasswordKeyForm",
    "change_password": "accounts.forms.logging_in.ChangePasswordForm",
    "set_password": "accounts.forms.logging_in.SetPasswordForm",
    "add_email": "accounts.forms.logging_in.AddEmailForm",
    "change_email": "accounts.forms.logging_in.ChangeEmailForm",
    "request_login_code": "accounts.forms.logging_in.RequestLoginCodeForm",
    "reauthenticate": "accounts.forms.logging_in.ReauthenticateForm",
    "confirm_login_code": "accounts.forms.logging_in.ConfirmLoginCodeForm",
    "confirm_email_verification_code": (
        "accounts.forms.logging_in.ConfirmEmailVerificationCodeForm"
    ),
    "confirm_password_reset_code": "accounts.forms.logging_in.ConfirmPasswordResetCodeForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 600
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True  # no link in a mail opens an account
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 600
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_RATE_LIMITS = {"invitation_code": "10/h/user,60/h/ip"}  # beside allauth's own
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http" if IS_DEMO else "https"
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0 if IS_DEMO else 1)
MFA_ADAPTER = "accounts.adapters.SealedMFAAdapter"
MFA_FORMS = {
    "authenticate": "accounts.forms.logging_in.SecondStepForm",
    "reauthenticate": "accounts.forms.logging_in.SecondStepAgainForm",
    "activate_totp": "accounts.forms.logging_in.ActivateTOTPForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Journal"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = IS_DEMO  # passkeys on http://localhost
USERSESSIONS_TRACK_ACTIVITY = True
USERSESSIONS_ADAPTER = "accounts.adapters.LogInsAdapter"
MFA_REQUIRED_ROLES = () if IS_DEMO else ("therapist", "curator", "admin")

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
HOUR = 3600  # seconds
SESSION_LIMITS = {  # by role: (left alone, in all); the demo is not for strangers' laptops
    "client": (12 * HOUR if IS_DEMO else HOUR // 2, 12 * HOUR),
    "therapist": (8 * HOUR if IS_DEMO else HOUR // 4, 8 * HOUR),
    "curator": (8 * HOUR if IS_DEMO else HOUR // 4, 8 * HOUR),
    "admin": (8 * HOUR if IS_DEMO else HOUR // 4, 8 * HOUR),
}
CSRF_COOKIE_HTTPONLY = True
CSRF_USE_SESSIONS = False
DEVICE_COOKIE_NAME = "device" if IS_DEMO else "__Host-device"
if not IS_DEMO:
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"

# --- Mail -------------------------------------------------------------------------------

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = env.str("EMAIL_HOST", default="localhost")
EMAIL_PORT = env.int("EMAIL_PORT", default=25)
EMAIL_HOST_USER = env.str("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD = env.str("EMAIL_HOST_PASSWORD", default="")
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", default=False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Journal <journal@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
ADMINS: list[tuple[str, str]] = []  # errors go to the log, never by mail: a mail could carry text
OPERATOR_EMAIL = env.str("OPERATOR_EMAIL", default="")  # gets one mail a day: the self-test
DEAD_MAN_URL = env.str("DEAD_MAN_URL", default="")  # asked about once a minute, while all is well

# --- Push: browsers are told by their makers' services, and by nobody else's ----------------

VAPID_PRIVATE_KEY = "" if IS_DEMO else required("VAPID_PRIVATE_KEY")  # the demo derives its own
MAKERS = "fcm.googleapis.com .push.services.mozilla.com .push.apple.com .notify.windows.com"
PUSH_HOSTS = env.list("PUSH_HOSTS", default=MAKERS.split())  # a dot: every name below it

# --- Language and time ------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["integration_journal.formats"]

# --- Files ------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(BASE_DIR / "staticfiles")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "attachments": {  # sealed bytes only: journal/attachments.py
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": ATTACHMENTS_DIR, "base_url": None},
    },
    "staticfiles": {"BACKEND": "integration_journal.static_files.HashedModules"},
}

# --- Headers ----------------------------------------------------------------------------

SECURE_SSL_REDIRECT = not IS_DEMO
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if not IS_DEMO else None
SECURE_HSTS_SECONDS = 0 if IS_DEMO else 2 * 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = not IS_DEMO
SECURE_HSTS_PRELOAD = not IS_DEMO
SESSION_COOKIE_SECURE = not IS_DEMO
CSRF_COOKIE_SECURE = not IS_DEMO
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"  # `no-referrer` sends `Origin: null`: every POST refused
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "blob:", "data:"],
        "media-src": [SELF, "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "require-trusted-types-for": ["'script'"],  # outside the admin: see ContentPolicy
        "trusted-types": ["offline-help"],
    }
}
CSRF_FAILURE_VIEW = "integration_journal.errors.stale_form"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FILES = 2  # no form asks for more than one
ROOM_FOR_FILES = env.int("ROOM_FOR_FILES", default=5 * 1024**3)  # bytes, for each person
# A file on its way holds a thread: half of a process's threads stay for everything else.
UPLOADS_AT_ONCE = max(1, env.int("WEB_THREADS", default=8) // 2)
UPLOADS_OF_ONE = 2  # at once, from one person or through one link
FILE_UPLOAD_HANDLERS = [
    "integration_journal.uploads.NoMoreThanNeeded",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# --- Logs: structured, without content or personal data ----------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "integration_journal.logs.JSONFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "django.request": {"level": "ERROR"},  # each request has its own line: RequestLog
        "celery": {"level": "WARNING"},  # at INFO it tells of each tick
        "django.server": {"handlers": ["console"], "level": "WARNING", "propagate": False},
    },
}
DEFAULT_EXCEPTION_REPORTER = "integration_journal.logs.PlacesOnly"
DEFAULT_EXCEPTION_REPORTER_FILTER = "integration_journal.logs.NoLocals"
