#!/usr/bin/env bash
# Usage: eng/backup.sh FILE [--data DIR]
#
# Writes the whole database of a hub to FILE (PostgreSQL's custom format, compressed), while the hub runs or not.
# It is the database of ConnectionStrings__Hub if that is set and DIR is not named, else the one in the data folder DIR.
set -euo pipefail
started_in=$PWD
cd "$(dirname "$0")/.."
. eng/lib.sh
. eng/lib-postgres.sh

file='' data=''
while [ $# -gt 0 ]; do
  case "$1" in
    --data) data=$(absolute "${2:?--data needs a folder}"); shift 2 ;;
    -h | --help) help; exit 0 ;;
    -*) help >&2; exit 2 ;;
    *) file=$(absolute "$1"); shift ;;
  esac
done
[ -n "$file" ] || { help >&2; exit 2; }

find_client_programs
if [ -z "$data" ] && [ -n "${ConnectionStrings__Hub:-}" ]; then
  use_connection_string "$ConnectionStrings__Hub"
else
  data=${data:-${Hub__DataFolder:-$(default_data_folder)}}
  [ -d "$data/postgres" ] || die "There is no database in $data. Name the data folder with --data."
  use_private_server "$data"
  answers || start_private_server "$data"
fi

# It holds everything that the hub knows of people: for the eyes of whoever made it. Its name appears when it is whole.
umask 077
mkdir -p "$(dirname "$file")"
pg_dump --format=custom --no-owner --no-privileges --file="$file.unfinished"
mv "$file.unfinished" "$file"
say "Backup of $PGDATABASE: $file ($(du -h "$file" | cut -f1))"
