#!/usr/bin/env bash
# Usage: eng/test.sh [FILTER]
#
# Builds everything and runs all tests, browser journeys included, or those whose full name (namespace, class, method)
# contains FILTER. Lists what failed; the last line says how many passed and failed. Exit code 1 if one failed or none ran.
#
#   HUB_TEST_SERVER   a connection string of a PostgreSQL for the tests, in place of a private one
#   HUB_TEST_TIMEOUT  how long one test project may take (default 40m)
set -euo pipefail
cd "$(dirname "$0")/.."
. eng/lib.sh

filter=${1:-}
case "$filter" in
  -h | --help) help; exit 0 ;;
esac
[ $# -le 1 ] || { help >&2; exit 2; }

results=artifacts/test-results
projects=${HUB_TEST_PROJECTS:-AlignmentHub.Domain.Tests AlignmentHub.Web.Tests AlignmentHub.Browser.Tests}
passed=0 failed=0 skipped=0
failures=()

# The browser journeys read it from HUB_CHROMIUM.
find_chromium() {
  HUB_CHROMIUM=${HUB_CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
  export HUB_CHROMIUM
  [ -n "$HUB_CHROMIUM" ]
}

install_chromium() {
  if find_chromium; then return; fi
  if is_root && command -v apt-get >/dev/null; then
    say 'Installing Chromium for the browser journeys ...'
    apt-get update -qq >&2
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >&2
  fi
}

limited() {
  if command -v timeout >/dev/null; then timeout --kill-after=60 "${HUB_TEST_TIMEOUT:-40m}" "$@"; else "$@"; fi
}

# Each failed test of a report, and below it the first lines of why.
failed_tests() {
  awk -v RS='<test ' '/^[^>]*result="Fail"/ {
    name = $0; sub(/^[^>]* name="/, "", name); sub(/".*/, "", name)
    why = $0; if (!sub(/.*<message><!\[CDATA\[/, "", why)) why = ""; sub(/\]\]>.*/, "", why)
    lines = split(why, line, "\n")
    print name
    for (i = 1; i <= lines && i <= 12; i++) print "    " substr(line[i], 1, 300)
  }' "$1"
}

# Only what the runner wrote down counts; what it prints is for people.
count() { sed -n "s/.* $2=\"\([0-9]*\)\".*/\1/p" <<<"$1"; }

plain() { sed -e 's/&quot;/"/g' -e 's/&lt;/</g' -e 's/&gt;/>/g' -e "s/&apos;/'/g" -e 's/&amp;/\&/g'; }

run_project() {
  local project=$1 report=$results/$1.xml exit_code=0 summary failures_before=$failed
  local arguments=(-noLogo -noColor -noAutoReporters -xml "$report")
  if [ -n "$filter" ]; then arguments+=(-method "*$filter*"); fi

  say "== $project"
  limited dotnet "artifacts/bin/$project/release/$project.dll" "${arguments[@]}" || exit_code=$?

  summary=$(grep -o '<assembly [^>]*total="[0-9]*"[^>]*>' "$report" 2>/dev/null | head -n 1 || true)
  if [ -z "$summary" ]; then
    failed=$((failed + 1))
    failures+=("$project ended without results (exit code $exit_code)")
    return
  fi
  passed=$((passed + $(count "$summary" passed)))
  failed=$((failed + $(count "$summary" failed) + $(count "$summary" errors)))
  skipped=$((skipped + $(count "$summary" skipped)))
  while IFS= read -r name; do failures+=("$name"); done < <(
    failed_tests "$report" | plain
    grep -o '<error [^>]*>' "$report" | sed 's/<error type="\([^"]*\)" name="\([^"]*\)".*/\2 (\1)/' | plain
  )
  if [ "$exit_code" -ne 0 ] && [ "$failed" -eq "$failures_before" ]; then
    failed=$((failed + 1))
    failures+=("$project ended with exit code $exit_code")
  fi
}

rm -rf "$results"
mkdir -p "$results"
if ! dotnet build AlignmentHub.sln --configuration Release --verbosity quiet --nologo >&2; then
  printf '\nFailed:\n  the build\n0 passed, 1 failed\n'
  exit 1
fi

for project in $projects; do
  if [ "$project" = AlignmentHub.Browser.Tests ]; then
    install_chromium
    if ! find_chromium; then
      failed=$((failed + 1))
      failures+=("$project: install Chromium (Debian: apt-get install chromium) and run this again")
      continue
    fi
  fi
  run_project "$project"
done

if [ "${#failures[@]}" -gt 0 ]; then
  printf '\nFailed:\n'
  printf '  %s\n' "${failures[@]}"
fi
if [ $((passed + failed)) -eq 0 ]; then say "No test has \"$filter\" in its name."; fi
printf '%d passed, %d failed' "$passed" "$failed"
if [ "$skipped" -gt 0 ]; then printf ', %d skipped' "$skipped"; fi
printf '\n'
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
