#!/usr/bin/env bash
# One experiment from its creation to its replay. Where it was created before, it goes on.
set -euo pipefail
file=/etc/temper/experiment.yaml
id=$(sed -n 's/^id: *//p' "$file")

if ! temper experiment show "$id" >/dev/null 2>&1; then
  temper experiment create -f "$file"
fi
temper watch "$id" --plain
echo
temper best "$id"
temper replay "$id"
