#!/bin/bash
# Runs once, on an empty volume. One login owns the product's tables, another uses them and owns
# nothing; Temporal has a login of its own and cannot see the product's database.
set -euo pipefail

secret() { cat "/run/secrets/$1"; }

psql -v ON_ERROR_STOP=1 --username postgres \
  -v owner_password="$(secret owner_password)" \
  -v app_password="$(secret app_password)" \
  -v temporal_password="$(secret temporal_password)" <<'SQL'
create role reintegration_owner login password :'owner_password';
create role reintegration_app login password :'app_password';
create role temporal login password :'temporal_password';
create database reintegration owner reintegration_owner;
create database temporal owner temporal;
create database temporal_visibility owner temporal;
revoke all on database reintegration, temporal, temporal_visibility from public;
grant connect on database reintegration to reintegration_app;
SQL
