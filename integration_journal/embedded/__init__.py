"""PostgreSQL, Redis and mail beside the app: for `make run` and the tests, never for production."""
