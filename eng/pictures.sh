#!/usr/bin/env bash
# Usage: eng/pictures.sh [PORT]
#
# Takes the pictures of the README into docs/pictures: starts a hub with the demo company on a folder that goes again,
# and looks at it with Chromium. PORT (default 5099) has to be free.
set -euo pipefail
cd "$(dirname "$0")/.."
. eng/lib.sh

case "${1:-}" in
  -h | --help) help; exit 0 ;;
esac
port=${1:-5099}
scratch=$(mktemp -d)
# PostgreSQL does not run as root, so its user has to pass.
chmod 755 "$scratch"
unset ConnectionStrings__Hub
dotnet build tests/AlignmentHub.Browser.Tests --configuration Release --verbosity quiet --nologo >&2
eng/run.sh --port "$port" --data "$scratch/data" --demo >"$scratch/log" 2>&1 &
hub=$!
trap 'kill "$hub" 2>/dev/null || true; wait "$hub" || true; rm -rf "$scratch"' EXIT

until curl --silent --fail --output /dev/null "http://localhost:$port/health/ready"; do
  kill -0 "$hub" 2>/dev/null || die "$(cat "$scratch/log")"
  sleep 1
done
mkdir -p docs/pictures
HUB_ADDRESS=http://localhost:$port HUB_PICTURES=$PWD/docs/pictures \
  dotnet artifacts/bin/AlignmentHub.Browser.Tests/release/AlignmentHub.Browser.Tests.dll -noLogo -noColor -explicit only -class '*Pictures'
