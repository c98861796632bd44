#!/bin/sh
# What the image runs. The release is the server's own start: it applies the migrations that are missing, each in one
# transaction, after a copy of the database was made beside it.
set -eu

# A new volume belongs to root. It is given to the user cm360, as whom all else runs.
if [ "$(id -u)" = 0 ]; then
  mkdir -p /data
  chown cm360:cm360 /data
  exec setpriv --reuid=cm360 --regid=cm360 --init-groups --no-new-privs "$0" "$@"
fi

# Only the server is replicated; any other command is run as it is, such as `sleep inf` while a copy is restored.
case "$*" in *build/server/server.js) ;; *) exec "$@" ;; esac
if [ -z "${LITESTREAM_REPLICA_URL:-}" ]; then exec "$@"; fi

export LITESTREAM_DATABASE="${DATABASE_URL#file:}" AWS_ENDPOINT_URL_S3="${AWS_ENDPOINT_URL_S3:-}"
here="$(dirname "$0")"
# A volume that is new gets what was replicated last; one with a database keeps it.
"$here/litestream" restore -config "$here/litestream.yml" -if-db-not-exists -if-replica-exists "$LITESTREAM_DATABASE"
# It hands signals on, and ends when the server does.
exec "$here/litestream" replicate -config "$here/litestream.yml" -exec "$*"
