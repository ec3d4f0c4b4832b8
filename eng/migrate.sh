#!/usr/bin/env bash
# Adds a migration for what changed in the model since the last one.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: eng/migrate.sh NAME
Adds a migration called NAME (like the change: AddPauseCause) to src/AlignmentHub.Web/Platform/Data/Migrations.
       eng/migrate.sh --check
Fails when the model has changes that no migration carries.
       eng/migrate.sh --remove
Takes back the last migration, if it has not landed.
TEXT
}

cd "$(dirname "$0")/.."
case "${1:-}" in
  '' | -h | --help) usage; exit 0 ;;
  --check) arguments=(has-pending-model-changes) ;;
  # The tool asks a database whether the migration is applied; --force goes on when there is none.
  --remove) arguments=(remove --force) ;;
  -*) usage >&2; exit 2 ;;
  *) arguments=(add "$1" --output-dir Platform/Data/Migrations) ;;
esac

dotnet tool restore --verbosity quiet
dotnet restore --verbosity quiet eng/migrations
exec dotnet ef migrations "${arguments[@]}" --project src/AlignmentHub.Web --startup-project eng/migrations --context HubDb
