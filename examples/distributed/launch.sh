#!/bin/sh
# Starts two ranks, and ends both when one fails.
set -u
exchange=$(mktemp -d)
trap 'rm -rf "$exchange"' EXIT
export WORLD_SIZE=2 EXCHANGE="$exchange"
RANK=1 python3 train.py &
other=$!
if ! RANK=0 python3 train.py; then
  kill "$other"
  exit 1
fi
wait "$other"
