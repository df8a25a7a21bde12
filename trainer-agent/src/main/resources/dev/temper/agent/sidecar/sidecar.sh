#!/bin/sh
# Runs in the container that trains, beside an agent in another one: starts what the agent orders through the directory in
# which this script lies, and says how it ended. Usage: sh sidecar.sh [SLOT]. Any POSIX shell will do; with setsid, what
# training starts is signalled too. Ends with 0 when the agent is done, and on SIGTERM when training has ended.
set -u
umask 077
shared=$(cd "$(dirname "$0")" && pwd -P) || exit 1
home=$shared/slot-${1:-0}
patience=${TEMPER_SIDECAR_PATIENCE:-30} # seconds without a sign of the agent before training is ended
mkdir -p "$home" || exit 1
rm -f "$home/gone"
setsid=$(command -v setsid || true)
run='' leaving='' asked='' beat=0 heard='' silent=0 tick=0
# Five looks a second where sleep knows fractions, else one.
if sleep 0.01 2>/dev/null; then pause=0.2 looks=5; else pause=1 looks=1; fi

put() { # FILE TEXT: the file appears as a whole
  printf '%s\n' "$2" >"$1.new" && mv -f "$1.new" "$1"
}

start() {
  run=$home/run-$1
  [ -f "$run/order" ] || { run=''; return; }
  # In a session of its own: its process id is that of its group. Its shell reads the order, and becomes the command.
  (
    # shellcheck disable=SC2016,SC2086 # the inner shell's own; setsid may be none
    $setsid sh -c 'echo $$ >"$1/pid"; . "$1/order"; exec "$@"' sh "$run" \
      </dev/null >"$run/out" 2>"$run/err"
    code=$?
    if [ -n "$setsid" ]; then kill -s KILL -- "-$(cat "$run/pid")" 2>/dev/null; fi
    put "$run/exit" "$code"
  ) &
}

signal() { # NAME
  pid=$(cat "$run/pid" 2>/dev/null) && [ -n "$pid" ] || return 1
  kill -s "$1" -- "${setsid:+-}$pid" 2>/dev/null || kill -s "$1" "$pid" 2>/dev/null || true
}

signals() {
  for file in "$run"/signals/*; do
    [ -f "$file" ] || continue
    signal "${file##*-}" || return # not started yet: later
    rm -f "$file"
  done
}

# What ran under a script before this one, in a container that is no more.
for old in "$home"/run-*; do
  if [ -d "$old" ] && [ -f "$old/pid" ] && [ ! -f "$old/exit" ]; then put "$old/exit" 137; fi
done

trap 'leaving=yes' TERM INT
while :; do
  tick=$((tick + 1))
  if [ $((tick % looks)) = 0 ]; then
    beat=$((beat + 1))
    put "$home/alive" "$$ $beat"
    sign=$(cat "$shared/agent" 2>/dev/null)
    if [ "$sign" = "$heard" ]; then silent=$((silent + 1)); else silent=0 heard=$sign; fi
  fi
  # The agent removes the directory of a run that it has read to its end.
  if [ -n "$run" ] && { [ -f "$run/exit" ] || [ ! -d "$run" ]; }; then run=''; fi
  if [ -n "$run" ]; then
    signals
    # The agent is gone, and its trial may go on elsewhere.
    if [ "$silent" -gt "$patience" ]; then signal KILL; fi
    if [ -n "$leaving" ] && [ -z "$asked" ]; then asked=yes; signal TERM; fi
  elif [ -n "$leaving" ]; then
    put "$home/gone" "$$"
    exit 0
  elif [ -f "$shared/end" ]; then
    put "$home/gone" "$$"
    exit 0
  elif [ -f "$home/next" ] && id=$(cat "$home/next"); then
    rm -f "$home/next"
    start "$id"
  fi
  sleep "$pause" &
  wait $! # a signal ends this wait, and no sleep in the foreground
done
