#!/usr/bin/env bash
# A PostgreSQL cluster for tests, on loopback, at a port and in a folder of its own.
#   tests/postgres.sh start [--durable] [--while PID]   makes and starts one; prints FOLDER, then its connection string
#   tests/postgres.sh restart FOLDER                    kills all its processes as a crash would, and starts it again
#   tests/postgres.sh crash FOLDER                      the first half of it
#   tests/postgres.sh resume FOLDER                     the second half
#   tests/postgres.sh stop FOLDER                       stops it and removes the folder
# It forgets what it was told when the machine fails, unless --durable; --while stops it when that process has ended.
# Passwords by MD5, because hundreds of connections are made and the better way costs ten milliseconds each.
# PostgreSQL refuses to run as root: then it runs as user postgres.
set -euo pipefail
password=hotline-test

fail() { echo "postgres.sh: $1" >&2; exit 1; }

newest=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
bin=${PG_BIN:-$newest}
[ -x "$bin/initdb" ] || bin=$(dirname "$(command -v initdb || echo /none/initdb)")
[ -x "$bin/initdb" ] || fail "there is no PostgreSQL server; as root: apt-get update && apt-get install -y postgresql"

as_owner() {
  if [ "$(id -u)" -eq 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

resume() { as_owner "$bin/pg_ctl" -D "$1/data" -l "$1/log" -w -t 60 start >/dev/null 2>&1; }

crash() { as_owner "$bin/pg_ctl" -D "$1/data" -w -t 60 stop -m immediate >/dev/null; }

stop() {
  [ -d "$1/data" ] || return 0
  as_owner "$bin/pg_ctl" -D "$1/data" -w -t 60 stop -m immediate >/dev/null 2>&1 || true
  rm -rf "$1"
}

start() {
  local durable=off watched=""
  while [ $# -gt 0 ]; do
    case $1 in
      --durable) durable=on ;;
      --while) watched=$2; shift ;;
      *) fail "unknown option «$1»" ;;
    esac
    shift
  done
  local folder port
  folder=$(mktemp -d "${TMPDIR:-/tmp}/hv-postgres.XXXXXX")
  echo "$password" >"$folder/password"
  [ "$(id -u)" -ne 0 ] || chown -R postgres "$folder"
  as_owner "$bin/initdb" -D "$folder/data" -U hotline -A md5 --pwfile="$folder/password" -E UTF8 \
    --locale=C.UTF-8 --no-sync >"$folder/initdb.log" 2>&1 || fail "initdb failed: $(tail -3 "$folder/initdb.log")"
  cat >>"$folder/data/postgresql.conf" <<CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = '$folder'
max_connections = 200
fsync = $durable
full_page_writes = $durable
autovacuum = on
log_min_messages = warning
password_encryption = md5
shared_buffers = 128MB
max_wal_size = 2GB
CONF
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    port=$((30100 + RANDOM % 2600))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && continue
    echo "port = $port" >>"$folder/data/postgresql.conf"
    if resume "$folder"; then
      if [ -n "$watched" ]; then
        (while kill -0 "$watched" 2>/dev/null; do sleep 1; done; stop "$folder") >/dev/null 2>&1 </dev/null &
      fi
      echo "$folder"
      echo "Host=127.0.0.1;Port=$port;Username=hotline;Password=$password;Database=postgres"
      return
    fi
  done
  fail "the cluster does not start: $(tail -3 "$folder/log")"
}

case ${1:-} in
  start) shift; start "$@" ;;
  restart) crash "$2"; resume "$2" ;;
  crash) crash "$2" ;;
  resume) resume "$2" ;;
  stop) stop "$2" ;;
  *) fail "use start, restart, crash, resume or stop" ;;
esac
