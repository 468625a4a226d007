#!/bin/sh
# Makes and upgrades Temporal's two databases. Safe to run again: the tool keeps the version it finds.
# Needs SQL_HOST, SQL_USER and SQL_PASSWORD (or SQL_PASSWORD_FILE).
set -eu
if [ -n "${SQL_PASSWORD_FILE:-}" ]; then
  SQL_PASSWORD="$(cat "$SQL_PASSWORD_FILE")"
fi
: "${SQL_HOST:?}" "${SQL_USER:?}" "${SQL_PASSWORD:?}"
export SQL_PASSWORD

sql_tool() {
  temporal-sql-tool --plugin postgres12 --ep "$SQL_HOST" -p "${SQL_PORT:-5432}" -u "$SQL_USER" "$@"
}

for store in temporal:temporal temporal_visibility:visibility; do
  database="${store%%:*}"
  schema="${store##*:}"
  sql_tool --db "$database" create
  sql_tool --db "$database" setup-schema -v 0.0
  sql_tool --db "$database" update-schema -d "/etc/temporal/schema/postgresql/v12/$schema/versioned"
done
