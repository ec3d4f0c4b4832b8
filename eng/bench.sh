#!/usr/bin/env bash
# Usage: eng/bench.sh [NAME]
#
# Runs all benchmarks, or the one of that name. Each prints its figure, its ratio and what it is a ratio of.
# HUB_BENCH_SCALE=10 makes the data ten times as large; HUB_BENCH_KEEP=FOLDER loads it there once and takes it from there the next time.
set -euo pipefail
cd "$(dirname "$0")/.."
. eng/lib.sh

case "${1:-}" in
  -h | --help) help; exit 0 ;;
esac
dotnet build tests/AlignmentHub.Benchmarks --configuration Release --verbosity quiet --nologo >&2
exec dotnet artifacts/bin/AlignmentHub.Benchmarks/release/AlignmentHub.Benchmarks.dll "$@"
