#!/bin/sh
# Makes Caseclock's namespace on a Temporal cluster, or sets its retention when it is there.
# Needs TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE and NAMESPACE_RETENTION; the CLI reads TEMPORAL_TLS_* itself.
set -eu
: "${TEMPORAL_ADDRESS:?}" "${TEMPORAL_NAMESPACE:?}" "${NAMESPACE_RETENTION:?}"
tries="${TRIES:-60}"

until_done() {  # until_done WHAT COMMAND...: every two seconds until the command succeeds or the tries are used up
  what="$1"
  shift
  until said="$("$@" 2>&1)"; do
    tries=$((tries - 1))
    if [ "$tries" -le 0 ]; then
      echo "$what: $said" >&2
      exit 1
    fi
    sleep 2
  done
}

until_done "Temporal at $TEMPORAL_ADDRESS does not answer" temporal operator cluster health

if temporal operator namespace describe --namespace "$TEMPORAL_NAMESPACE" >/dev/null 2>&1; then
  # A namespace made seconds ago is not yet known to every part of the server.
  until_done "retention of $TEMPORAL_NAMESPACE is not set" \
    temporal operator namespace update --namespace "$TEMPORAL_NAMESPACE" --retention "$NAMESPACE_RETENTION"
else
  temporal operator namespace create --namespace "$TEMPORAL_NAMESPACE" --retention "$NAMESPACE_RETENTION"
fi
