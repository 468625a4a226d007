#!/bin/sh
# Makes the secret files that compose.yaml names, with fresh random passwords. Never overwrites one.
# Usage: deploy/make-secrets.sh DIRECTORY JWKS_URL
# The directory is closed to others (0700); the files inside are readable (0444), because Compose mounts
# them with the owner and mode they have here and the containers run as other users.
set -eu
umask 077
directory="${1:?usage: make-secrets.sh DIRECTORY JWKS_URL}"
jwks_url="${2:?usage: make-secrets.sh DIRECTORY JWKS_URL}"
mkdir -p "$directory"
chmod 700 "$directory"

keep() {  # keep NAME: writes standard input to NAME unless NAME is there
  if [ -e "$directory/$1" ]; then
    cat >/dev/null
    echo "kept  $1"
  else
    cat >"$directory/$1"
    chmod 444 "$directory/$1"
    echo "wrote $1"
  fi
}

random() {  # 256 bits in hexadecimal: needs no quoting in a URL
  od -An -N32 -tx1 /dev/urandom | tr -d ' \n'
}

database_url() {  # database_url LOGIN PASSWORD_FILE
  printf 'postgresql://%s:%s@postgres:5432/caseclock?sslmode=disable' "$1" "$(cat "$directory/$2")"
}

random | keep postgres-password
random | keep owner-password
random | keep app-password
random | keep temporal-postgres-password
database_url caseclock_owner owner-password | keep owner-url
database_url caseclock_service app-password | keep app-url
printf '%s' "$jwks_url" | keep jwks-url
# Letterheads, addresses and signatories: the invented example, which reaches nobody, until you put your own there.
keep letters-directory.json <"$(dirname "$0")/../infra/letters/directory.example.json"
printf 'none-yet' | keep notify-api-key
