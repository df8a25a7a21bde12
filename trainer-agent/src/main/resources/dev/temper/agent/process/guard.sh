# Waits for the death of an agent, which closes standard input, and ends what the run files in its state directory name.
# Nothing in the agent itself survives a kill -9. Arguments: the state directory.
trap '' INT TERM HUP QUIT PIPE
state=$1
while read -r _; do :; done

# Sets token, pid and checkpoints from a run file.
load() {
  token= pid=0 checkpoints=
  while IFS='=' read -r key value; do
    case $key in
      token) token=$value ;;
      pid) pid=$value ;;
      checkpoints) checkpoints=$value ;;
    esac
  done <"$1"
  case $pid in '' | *[!0-9]*) pid=0 ;; esac
}

# Calls a function for each run, with its run file loaded.
each() {
  for run in "$state"/*.run; do
    [ -f "$run" ] || continue
    load "$run"
    [ -z "$token" ] || "$1"
  done
}

# Prints the processes that have one of these marks, a line each, in their environment, whoever started them.
marked() {
  [ -d /proc/self ] && [ -n "$1" ] || return 0
  if found=$(grep -lszxF -e "$1" /proc/[0-9]*/environ 2>/dev/null) || [ $? = 1 ]; then
    for file in $found; do
      file=${file#/proc/}
      echo "${file%/environ}"
    done
    return 0
  fi
  for file in /proc/[0-9]*/environ; do # a grep without -z
    if tr '\0' '\n' <"$file" 2>/dev/null | grep -qxF -e "$1"; then
      file=${file#/proc/}
      echo "${file%/environ}"
    fi
  done
}

mark() {
  marks=${marks:+$marks
}TEMPER_RUN=$token
}

# A process id may have been given to another since: only the mark tells, where there is /proc.
leads() {
  [ "$pid" -gt 1 ] || return 1
  [ -d /proc/self ] || return 0
  case " $all " in *" $pid "*) return 0 ;; *) return 1 ;; esac
}

kill_group() {
  if leads; then
    led="$led $pid "
    kill -s KILL -- "-$pid" 2>/dev/null || kill -s KILL -- "$pid" 2>/dev/null
  fi
}

# Whether the group still has a process that is no zombie: those stay until init, or what plays it, takes notice.
trains_on() {
  for file in /proc/[0-9]*/stat; do
    read -r line 2>/dev/null <"$file" || continue
    set -- ${line##*\) }
    if [ "$3" = "$pid" ]; then
      case $1 in Z | X) ;; *) return 0 ;; esac
    fi
  done
  return 1
}

pause() {
  round=$((round + 1))
  sleep 0.1 2>/dev/null || sleep 1
}

# Of one run, when all were killed.
finish() {
  while [ $round -lt 100 ] && trains_on; do
    case $led in *" $pid "*) pause ;; *) break ;; esac
  done
  # The trial's next lease may take the checkpoint as it is: nothing writes there any more.
  if [ -d /proc/self ] && [ -d "$checkpoints" ] && ! trains_on && [ -z "$(marked "TEMPER_RUN=$token")" ]; then
    : >>"$checkpoints.ended"
  fi
  rm -f "$run"
}

# All at once: while one run is waited for, no other trains on.
{
  marks= killed= led= round=0
  each mark
  while [ $round -lt 100 ]; do
    all=$(echo $(marked "$marks"))
    each kill_group
    [ -n "$all" ] || break
    [ -n "$killed" ] || killed=$all
    kill -s KILL $all 2>/dev/null
    pause
  done
  [ -z "$killed" ] || echo "$(date '+%Y-%m-%d %H:%M:%S') the agent died: ended $killed" >>"$state/guard.log"
  each finish
  rm -f "$state"/*.run
} 2>/dev/null
