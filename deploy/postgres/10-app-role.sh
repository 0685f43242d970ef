#!/bin/sh
# First start of the database: the app's role is no superuser and may make no databases.
set -eu
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
    -v word="$(cat /run/secrets/database_password)" <<'SQL'
CREATE ROLE journal LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'word';
CREATE DATABASE journal OWNER journal;
SQL
