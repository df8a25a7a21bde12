#!/bin/sh
# Descends on (x - 3)^2 + 0.1. Usage: train.sh LEARNING_RATE DECAY; Temper's variables say the rest.
set -eu
rate=$1 decay=$2
checkpoint=${TEMPER_CHECKPOINT_DIR:-.}/checkpoint
told=${TEMPER_FROM_EPOCH:-0}
to=${TEMPER_TO_EPOCH:-9}

epoch=0 x=0
if [ -f "$checkpoint" ]; then read -r epoch x <"$checkpoint"; fi

report() {
  awk -v e="$epoch" -v x="$x" 'BEGIN { printf "{\"epoch\": %d, \"loss\": %.9g}\n", e, (x - 3) ^ 2 + 0.1 }'
}

# A checkpoint whose line was lost with a host: say it again.
if [ "$epoch" -gt "$told" ]; then report; fi
while [ "$epoch" -lt "$to" ]; do
  epoch=$((epoch + 1))
  x=$(awk -v x="$x" -v r="$rate" -v d="$decay" -v e="$epoch" 'BEGIN { printf "%.9g", x - r * d ^ e * 2 * (x - 3) }')
  echo "$epoch $x" >"$checkpoint.new"
  mv "$checkpoint.new" "$checkpoint" # never half a checkpoint, whenever the process is killed
  report
done
