# What the commands in this folder share. Sourced by them, with the checkout as the working directory.
# shellcheck shell=bash

say() { printf '%s\n' "$*" >&2; }

die() {
  say "$*"
  exit 1
}

# The text of a command's help is the comment at its top.
help() { sed -n '2,/^[^#]/{s/^# \{0,1\}//p}' "$0"; }

is_root() { [ "$(id -u)" -eq 0 ]; }

# An absolute path, also for what does not exist yet.
absolute() {
  case "$1" in
    /*) printf '%s\n' "$1" ;;
    *) printf "%s\n" "${started_in:?}/$1" ;;
  esac
}

# PostgreSQL does not run as root; then its data has to lie where another user may pass.
default_data_folder() {
  if is_root && ! runuser -u "$(id -un postgres 2>/dev/null || echo nobody)" -- test -x "$PWD" 2>/dev/null; then
    say "The user who runs PostgreSQL cannot reach $PWD; the data goes to /var/lib/alignmenthub."
    printf '%s\n' /var/lib/alignmenthub
  else
    printf '%s\n' "$PWD/data"
  fi
}

# Where the built hub is. HUB_PROGRAM names one that was built elsewhere, as in a container or in the tests.
published=${HUB_PROGRAM:-artifacts/hub}

# Built beside the old one and put in its place: a hub that still runs from the old files keeps them to its end.
publish_hub() {
  command -v dotnet >/dev/null || die 'The .NET SDK 10 is missing: https://dotnet.microsoft.com/download'
  say 'Building the hub ...'
  rm -rf "$published.new" "$published.old"
  dotnet publish src/AlignmentHub.Web --configuration Release --output "$published.new" --verbosity quiet --nologo >&2
  [ ! -e "$published" ] || mv "$published" "$published.old"
  mv "$published.new" "$published"
  rm -rf "$published.old"
}
