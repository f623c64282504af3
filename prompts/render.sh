#!/usr/bin/env bash
# Makes the wav files of prompts/zh-CN from prompts.yaml; only what has changed is made again.
#   prompts/render.sh            installs espeak-ng and sox if they are missing, then renders
#   prompts/render.sh --check    every entry has its wav, in the right format, length and level
set -euo pipefail
cd "$(dirname "$0")"
command -v node >/dev/null || { echo "render.sh: Node 20 is needed" >&2; exit 1; }
[ -d render/node_modules ] || npm ci --prefix render --no-audit --no-fund --silent
if [ "${1:-}" = --check ]; then
  exec node render/render.mjs --check
fi
missing=()
command -v espeak-ng >/dev/null || missing+=(espeak-ng)
command -v sox >/dev/null || missing+=(sox)
if [ ${#missing[@]} -gt 0 ]; then
  sudo=""
  [ "$(id -u)" -eq 0 ] || sudo=sudo
  $sudo apt-get update -qq
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi
node render/render.mjs
mkdir -p zh-CN/music
beep=zh-CN/common/beep.wav
music=zh-CN/music/waiting.wav
[ -f "$beep" ] || sox -D -n -r 8000 -b 16 -c 1 "$beep" synth 0.4 sine 1000 gain -12 fade 0.01 0.4 0.01
if [ ! -f "$music" ]; then
  # Twelve soft chords of the pentatonic scale, each plucked upwards; begins and ends in silence so that it loops.
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
  number=10
  for chord in "C4 E4 G4" "A3 C4 E4" "D4 G4 A4" "E4 G4 C5" "C4 G4 D5" "A3 E4 G4" "G3 D4 A4" "E4 A4 C5" "D4 A4 E5" \
    "C4 E4 A4" "G3 C4 E4" "C4 G4 C5"; do
    read -r low middle high <<<"$chord"
    sox -D -n -r 8000 -b 16 -c 1 "$scratch/$number.wav" synth 2.2 pluck "$low" synth 2.2 pluck mix "$middle" \
      synth 2.2 pluck mix "$high" lowpass 2400 gain -n -9 fade t 0.02 2.2 0.5
    number=$((number + 1))
  done
  sox -D "$scratch"/*.wav "$music"
fi
