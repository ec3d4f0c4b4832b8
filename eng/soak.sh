#!/usr/bin/env bash
# Usage: eng/soak.sh [FILTER]
#
# Runs the tests of the rules and of the hub with HUB_SOAK times as many generated cases (default 100),
# or those whose full name contains FILTER. The suite itself uses small fixed counts.
set -euo pipefail
cd "$(dirname "$0")/.."
. eng/lib.sh

case "${1:-}" in
  -h | --help) help; exit 0 ;;
esac
export HUB_SOAK=${HUB_SOAK:-100} HUB_TEST_TIMEOUT=${HUB_TEST_TIMEOUT:-12h}
export HUB_TEST_PROJECTS='AlignmentHub.Domain.Tests AlignmentHub.Web.Tests'
exec eng/test.sh "$@"
