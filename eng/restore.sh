#!/usr/bin/env bash
# Usage: eng/restore.sh FILE [--data DIR] [--replace]
#
# Brings a backup of eng/backup.sh back, all of it or nothing. The hub must not run meanwhile.
# It goes into the database of ConnectionStrings__Hub if that is set and DIR is not named, else into the data folder DIR,
# which may be new. A backup of an older version is brought up to date by the hub's next start.
#
#   --replace  throws away what is in the database; without it, a database that is not empty is refused
set -euo pipefail
started_in=$PWD
cd "$(dirname "$0")/.."
. eng/lib.sh
. eng/lib-postgres.sh

file='' data='' replace=no
while [ $# -gt 0 ]; do
  case "$1" in
    --data) data=$(absolute "${2:?--data needs a folder}"); shift 2 ;;
    --replace) replace=yes; shift ;;
    -h | --help) help; exit 0 ;;
    -*) help >&2; exit 2 ;;
    *) file=$(absolute "$1"); shift ;;
  esac
done
[ -n "$file" ] || { help >&2; exit 2; }

query() { psql -XAtq --set=ON_ERROR_STOP=1 -c "$1"; }

other_schemas="from pg_namespace where nspname not like 'pg\_%' and nspname <> 'information_schema'"
emptying() {
  query "select format('drop schema %I cascade;', nspname) $other_schemas" &&
    printf 'create schema public;\ngrant usage on schema public to public;\n'
}

find_client_programs
[ -f "$file" ] || die "There is no file $file."
pg_restore --list "$file" >/dev/null || die "$file is not a backup that this pg_restore can read."

if [ -z "$data" ] && [ -n "${ConnectionStrings__Hub:-}" ]; then
  use_connection_string "$ConnectionStrings__Hub"
  hubs=$(query "select count(*) from pg_stat_activity where datname = current_database() and application_name = 'AlignmentHub'")
  [ "$hubs" -eq 0 ] || die "A hub is connected to $PGDATABASE. Stop it first."
else
  start_private_server "${data:-${Hub__DataFolder:-$(default_data_folder)}}"
fi

tables=$(query "select count(*) from pg_class where relkind in ('r', 'p', 'v', 'm', 'S') and relnamespace in (select oid $other_schemas)")
if [ "$tables" -gt 0 ] && [ "$replace" = no ]; then
  die "The database $PGDATABASE is not empty ($tables tables, views and sequences). To throw away what is in it, add --replace."
fi

# One transaction, and the last line of it comes only if everything before did: else the database stays as it was.
script() {
  printf 'begin;\nset client_min_messages = error;\n'
  if [ "$replace" = yes ]; then emptying || return; fi
  pg_restore --no-owner --no-privileges --file=- "$file" && printf 'commit;\n'
}
script | psql -Xq --set=ON_ERROR_STOP=1 --output=/dev/null || die "The backup could not be brought back. $PGDATABASE is as it was."
PGOPTIONS='-c client_min_messages=error' query 'analyze'
say "Restored $PGDATABASE from $file."
