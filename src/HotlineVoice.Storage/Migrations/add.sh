#!/usr/bin/env bash
# Scaffolds the same migration for both products:  src/HotlineVoice.Storage/Migrations/add.sh NAME
# The model must be as it shall be; what comes out is C# to be read before it is committed.
set -euo pipefail
cd "$(dirname "$0")/.."
name=${1:?"usage: add.sh NAME, a noun in the past tense such as SessionsKept"}
export ScaffoldMigrations=true MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet tool restore >/dev/null
dotnet build -v q -clp:NoSummary
for product in ${PRODUCTS:-Sqlite PostgreSql}; do
  dotnet ef migrations add "$name" --no-build --context "${product}Hotline" --output-dir "Migrations/$product"
  # As all other files here: without a byte order mark.
  sed -i '1s/^\xef\xbb\xbf//' "Migrations/$product"/*.cs
done
