#!/usr/bin/env bash
# Installs what the tests need, builds, and runs them.
#   tests/run.sh            every correctness test (this is what .ci/run calls), under 12 minutes on two cores
#   tests/run.sh fast       only the four cores, which need no other part
#   tests/run.sh figures    loads, soaks and benchmarks, at most 40 minutes
# The last line is «N passed, N failed». Exit code 0 only when something ran and nothing failed.
set -uo pipefail
cd "$(dirname "$0")/.."
mode=${1:-all}
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
configuration=Release
logs=$(mktemp -d)
postgres=""
trap leave EXIT
passed=0 failed=0 skipped=0

stop() { echo "run.sh: $1" >&2; exit 1; }

# Whoever interrupts it leaves nothing running.
leave() {
  local beside
  beside=$(jobs -p)
  [ -z "$beside" ] || kill $beside 2>/dev/null
  [ -z "$postgres" ] || tests/postgres.sh stop "$postgres"
  rm -rf "$logs"
}

# Programs we did not write: telephones, callers, and the means to listen to what was heard.
install_parts() {
  local missing=()
  command -v sipp >/dev/null || missing+=(sip-tester)
  command -v baresip >/dev/null || missing+=(baresip)
  command -v sox >/dev/null || missing+=(sox)
  command -v sipsak >/dev/null || missing+=(sipsak)
  command -v linphonec >/dev/null || missing+=(linphone-cli)
  command -v chromium >/dev/null || missing+=(chromium)
  { [ -x /usr/sbin/clamd ] && command -v clamscan >/dev/null; } || missing+=(clamav clamav-daemon)
  /usr/bin/python3 -c 'import aiosmtpd' 2>/dev/null || missing+=(python3-aiosmtpd)
  ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing+=(postgresql)
  [ ${#missing[@]} -eq 0 ] && return
  local sudo=""
  [ "$(id -u)" -eq 0 ] || sudo=sudo
  echo "run.sh: installing ${missing[*]}" >&2
  $sudo apt-get update -qq || stop "apt-get update failed; the tests need ${missing[*]}"
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
    stop "could not install ${missing[*]}"
}

# One PostgreSQL server for all tests of storage; those of crashes make their own.
start_postgres() {
  local said
  said=$(tests/postgres.sh start "$@" --while $$) || stop "PostgreSQL for the tests does not start"
  postgres=$(head -1 <<<"$said")
  HOTLINE_TEST_POSTGRES=$(tail -1 <<<"$said")
  export HOTLINE_TEST_POSTGRES
}

# Starts one test program beside what follows …
begin_tests() {
  local project=$1
  shift
  local program="tests/$project/bin/$configuration/net10.0/$project"
  (
    started=$SECONDS
    # A group of its own: whoever ends it ends the servers and telephones that it has started.
    trap 'kill -- "-$running"' TERM
    setsid "$program" --no-progress --no-ansi "$@" >"$logs/$project.log" 2>&1 &
    running=$!
    wait "$running"
    echo "$? $((SECONDS - started))" >"$logs/$project.code"
  ) &
  eval "aside_${project//./_}=$!"
}

# … and adds up what it says of itself.
end_tests() {
  local project=$1 pid="aside_${1//./_}" log="$logs/$1.log"
  local code=1 took=0 total ok bad skip
  wait "${!pid}"
  read -r code took <"$logs/$project.code"
  total=$(sed -n 's/^ *total: *\([0-9]*\).*/\1/p' "$log" | tail -1)
  ok=$(sed -n 's/^ *succeeded: *\([0-9]*\).*/\1/p' "$log" | tail -1)
  bad=$(sed -n 's/^ *failed: *\([0-9]*\).*/\1/p' "$log" | tail -1)
  skip=$(sed -n 's/^ *skipped: *\([0-9]*\).*/\1/p' "$log" | tail -1)
  if [ "$code" -ne 0 ] || [ "${bad:-0}" -ne 0 ] || [ -z "$total" ]; then
    cat "$log"
    [ "${bad:-0}" -eq 0 ] && bad=1
  fi
  echo "== $project: ${ok:-0} passed, ${bad:-0} failed in $took s"
  passed=$((passed + ${ok:-0})) failed=$((failed + ${bad:-0})) skipped=$((skipped + ${skip:-0}))
}

run_tests() {
  begin_tests "$@"
  end_tests "$1"
}

# A command that is a test in itself.
check() {
  local what=$1
  shift
  local log="$logs/check.log"
  if "$@" >"$log" 2>&1; then
    passed=$((passed + 1))
    echo "== $what: held"
  else
    failed=$((failed + 1))
    echo "== $what: FAILED"
    tail -100 "$log"
  fi
}

finish() {
  local line="$passed passed, $failed failed"
  [ "$skipped" -gt 0 ] && line="$line, $skipped skipped"
  echo "$line"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit
}

# The pages: their types, their tests, how much of them a browser loads. The build has installed what they need.
pages() {
  local app=src/HotlineVoice.Web/app report="$logs/pages.json"
  check "pages are built" test -f src/HotlineVoice.Web/wwwroot/index.html
  check "pages: types" npm --prefix $app run --silent check
  check "pages: types of the API" bash -c "cd $app && npx --no-install openapi-typescript \
    src/api/openapi.json -o '$logs/schema.d.ts' >/dev/null 2>&1 && diff src/api/schema.d.ts '$logs/schema.d.ts'"
  check "pages: first load" npm --prefix $app run --silent size
  echo "== pages"
  local started=$SECONDS
  npm --prefix $app run --silent test -- --reporter=json --outputFile="$report" >"$logs/pages.log" 2>&1
  local code=$? ok bad skip
  read -r ok bad skip < <(node -p "const r = JSON.parse(fs.readFileSync('$report'));
    [r.numPassedTests, r.numFailedTests, r.numPendingTests + r.numTodoTests].join(' ')" 2>/dev/null)
  if [ $code -ne 0 ] || [ -z "$ok" ]; then
    npm --prefix $app run --silent test 2>&1 | tail -100
    [ "${bad:-0}" -eq 0 ] && bad=1
  fi
  echo "   ${ok:-0} passed, ${bad:-0} failed in $((SECONDS - started)) s"
  passed=$((passed + ${ok:-0})) failed=$((failed + ${bad:-0})) skipped=$((skipped + ${skip:-0}))
}

need_node() {
  node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' \
    2>/dev/null || stop "the pages need Node 20.19 or newer; install it (the server itself runs without)"
}

build() {
  dotnet build HotlineVoice.sln -c $configuration --nologo -v q -clp:NoSummary || stop "the build failed"
}

# The program as it is deployed, compiled beforehand: the tests start it hundreds of times.
publish() {
  local into="$logs/program"
  dotnet publish src/HotlineVoice.Server -c $configuration -r "linux-$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')" \
    --self-contained false -o "$into" --nologo -v q -clp:NoSummary || stop "publishing failed"
  export HOTLINE_PROGRAM="$into/hotline.dll"
}

fast() {
  for core in Sip Media Cases Hotline; do run_tests "HotlineVoice.$core.Tests"; done
}

case $mode in
  fast)
    build
    fast
    ;;
  all)
    # Hundreds of short programs are started: none lives long enough for what is measured to pay.
    export DOTNET_TieredPGO=0
    need_node
    install_parts
    build
    publish
    start_postgres
    # These wait for telephones more than they work: a third thread takes nothing from the other two (with a fourth the
    # server is at times too late, and says so). What else there is to do stands back behind them.
    begin_tests HotlineVoice.Server.Tests --max-threads 3 --filter-not-namespace HotlineVoice.Server.Tests.Figures
    renice -n 10 $$ >/dev/null
    fast
    run_tests HotlineVoice.Journeys
    pages
    check "format" dotnet format whitespace HotlineVoice.sln --verify-no-changes --no-restore
    check "hotline check" dotnet "$HOTLINE_PROGRAM" check
    check "prompts" bash prompts/render.sh --check
    end_tests HotlineVoice.Server.Tests
    ;;
  figures)
    install_parts
    build
    # What is measured waits for the disk as it does in use.
    start_postgres --durable
    run_tests HotlineVoice.Server.Tests --filter-namespace HotlineVoice.Server.Tests.Figures --show-live-output on
    # Each by its class and the name of its test.
    sed -n 's/^OUTPUT: \[HotlineVoice\.Server\.Tests\.Figures\.\([^]]*\)\] /   \1: /p' "$logs/HotlineVoice.Server.Tests.log"
    dotnet "tests/HotlineVoice.Benchmarks/bin/$configuration/net10.0/HotlineVoice.Benchmarks.dll" || failed=$((failed + 1))
    ;;
  *)
    stop "unknown mode «$mode»: use fast, figures or nothing"
    ;;
esac
finish
