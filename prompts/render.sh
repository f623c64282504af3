#!/usr/bin/env bash
# Makes the wav files of prompts/zh-CN from prompts.yaml; only what has changed is made again.
#   prompts/render.sh            installs espeak-ng and sox if they are missing, then renders
#   prompts/render.sh --check    tests the script, then looks at every entry: its wav is there, says the words of today,
#                                and has the right format, length and level; prints what is wrong and ends with 1
set -euo pipefail
cd "$(dirname "$0")"

command -v node >/dev/null || { echo "render.sh: Node 20 is needed" >&2; exit 1; }
[ -d render/node_modules ] || npm ci --prefix render --no-audit --no-fund --silent

install_voice() {
  local missing=() sudo=""
  command -v espeak-ng >/dev/null || missing+=(espeak-ng)
  command -v sox >/dev/null || missing+=(sox)
  [ ${#missing[@]} -eq 0 ] && return
  [ "$(id -u)" -eq 0 ] || sudo=sudo
  $sudo apt-get update -qq
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

case "${1:-}" in
  --check)
    (cd render && node --test --test-reporter=dot tests/*.test.mjs)
    node render/render.mjs --check
    ;;
  "")
    install_voice
    node render/render.mjs
    ;;
  *)
    echo "render.sh: «$1» is not known; use --check or nothing" >&2
    exit 2
    ;;
esac
