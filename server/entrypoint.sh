# A new volume belongs to root. It is given to the user `node`, as whom the server then runs.
set -e
if [ "$(id -u)" = 0 ]; then
  mkdir -p /data
  chown node:node /data
  exec setpriv --reuid=node --regid=node --init-groups --no-new-privs "$@"
fi
exec "$@"
