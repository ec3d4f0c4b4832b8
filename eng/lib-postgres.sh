# How eng/backup.sh and eng/restore.sh reach the database of a hub. Sourced by them, after lib.sh.
# shellcheck shell=bash

# PostgreSQL's client programs: those of HUB_PG_BIN, the newest installed, or those on the PATH.
find_client_programs() {
  local folder
  for folder in "${HUB_PG_BIN:-}" $(printf '%s\n' /usr/lib/postgresql/*/bin /usr/pgsql-*/bin | sort -rV) \
    /opt/homebrew/opt/postgresql*/bin /usr/local/opt/postgresql*/bin; do
    if [ -x "$folder/pg_dump" ] && [ -x "$folder/psql" ]; then
      PATH=$folder:$PATH
      return
    fi
  done
  if ! command -v pg_dump >/dev/null || ! command -v psql >/dev/null; then
    die 'pg_dump and psql are missing. Install the client of PostgreSQL (Debian: apt-get install postgresql-client), or set HUB_PG_BIN.'
  fi
}

# Splits what .NET takes as a connection string into the variables that PostgreSQL's programs read.
use_connection_string() {
  local rest=$1 key value
  while [ -n "$rest" ]; do
    key=${rest%%=*}
    rest=${rest#*=}
    case "$rest" in
      \"*) value=${rest#\"}; value=${value%%\"*}; rest=${rest#\"*\"}; rest=${rest#;} ;;
      \'*) value=${rest#\'}; value=${value%%\'*}; rest=${rest#\'*\'}; rest=${rest#;} ;;
      *\;*) value=${rest%%;*}; rest=${rest#*;} ;;
      *) value=$rest; rest='' ;;
    esac
    set_connection_part "$(printf '%s' "$key" | tr -d ' ' | tr '[:upper:]' '[:lower:]')" "$value"
  done
  [ -n "${PGDATABASE:-}" ] || die 'The connection string names no database.'
}

set_connection_part() {
  case "$1" in
    host | server | datasource | address)
      case "$2" in
        /*) export PGHOST=$2 ;;
        *:*) export PGHOST=${2%%:*} PGPORT=${2##*:} ;;
        *) export PGHOST=$2 ;;
      esac
      ;;
    port) export PGPORT=$2 ;;
    database | db | initialcatalog) export PGDATABASE=$2 ;;
    username | user | userid | uid) export PGUSER=$2 ;;
    password | pwd) export PGPASSWORD=$2 ;;
    passfile) export PGPASSFILE=$2 ;;
    sslmode) PGSSLMODE=$(printf '%s' "$2" | tr '[:upper:]' '[:lower:]' | sed 's/^verify/verify-/'); export PGSSLMODE ;;
    rootcertificate) export PGSSLROOTCERT=$2 ;;
    sslcertificate) export PGSSLCERT=$2 ;;
    sslkey) export PGSSLKEY=$2 ;;
  esac
}

# The private server of a data folder says in its process file where it listens.
use_private_server() {
  local data=$1
  PGHOST=$(sed -n 5p "$data/postgres/postmaster.pid" 2>/dev/null || true)
  PGPASSWORD=$(cat "$data/postgres.password" 2>/dev/null || true)
  export PGHOST PGPASSWORD PGUSER=hub PGDATABASE=hub
}

answers() { [ -n "$PGHOST" ] && psql -XAtq -c 'select 1' >/dev/null 2>&1; }

# Starts the private server of a data folder alone, until this command ends. It refuses a folder that a hub has.
start_private_server() {
  local data=$1 line said=''
  [ -f "${published:?}/AlignmentHub.Web.dll" ] || publish_hub
  scratch=$(mktemp -d)
  mkfifo "$scratch/said"
  (
    cd "${published:?}" || exit
    exec env --unset=ConnectionStrings__Hub "Hub__DataFolder=$data" dotnet AlignmentHub.Web.dll database
  ) >"$scratch/said" 2>&1 &
  private_server=$!
  trap 'kill "$private_server" 2>/dev/null || true; wait "$private_server" || true; rm -rf "$scratch"' EXIT
  exec 3<"$scratch/said"
  while IFS= read -r line <&3; do
    if [ "$line" = 'The database is ready.' ]; then
      use_private_server "$data"
      return
    fi
    said+=$line$'\n'
  done
  die "$said"
}
