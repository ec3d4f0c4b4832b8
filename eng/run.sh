#!/usr/bin/env bash
# Usage: eng/run.sh [--port 5080] [--data DIR] [--demo] [--no-build]
#
# Builds the hub and serves it on http://localhost:PORT until Ctrl-C or SIGTERM.
# Without ConnectionStrings__Hub in the environment it starts a PostgreSQL of its own and keeps the data in DIR
# (default: the folder data of the checkout; for root, /var/lib/alignmenthub where others cannot reach the checkout).
#
#   --demo      fills an empty database with the demo company
#   --no-build  starts what was built last
set -euo pipefail
started_in=$PWD
cd "$(dirname "$0")/.."
. eng/lib.sh

port=5080 data='' build=yes
while [ $# -gt 0 ]; do
  case "$1" in
    --port) port=${2:?--port needs a number}; shift 2 ;;
    --data) data=$(absolute "${2:?--data needs a folder}"); shift 2 ;;
    --demo) export Hub__Demo=true; shift ;;
    --no-build) build=no; shift ;;
    -h | --help) help; exit 0 ;;
    *) help >&2; exit 2 ;;
  esac
done

if [ -z "${ConnectionStrings__Hub:-}" ]; then
  data=${data:-$(absolute "${Hub__DataFolder:-$(default_data_folder)}")}
  say "Data: $data"
  export Hub__DataFolder=$data
  # The hub says so itself; this spares the build before it does.
  if command -v flock >/dev/null && [ -f "$data/hub.lock" ] && ! flock --nonblock "$data/hub.lock" true; then
    die "Another hub is running on the data folder $data. Stop it first, or choose another folder with --data."
  fi
fi
if [ "$build" = yes ]; then publish_hub; fi
[ -f "$published/AlignmentHub.Web.dll" ] || die 'Nothing is built yet: leave --no-build away.'

cd "$published"
# In place of this shell, so that signals reach the hub.
exec dotnet AlignmentHub.Web.dll --urls "http://localhost:$port"
