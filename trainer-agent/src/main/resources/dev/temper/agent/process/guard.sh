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

# Prints the processes that have the mark of a run in their environment, whoever started them.
marked() {
  [ -d /proc/self ] || return 0
  if found=$(grep -lszxF -e "TEMPER_RUN=$token" /proc/[0-9]*/environ 2>/dev/null) || [ $? = 1 ]; then
    for file in $found; do
      file=${file#/proc/}
      echo "${file%/environ}"
    done
    return 0
  fi
  for file in /proc/[0-9]*/environ; do # a grep without -z
    if tr '\0' '\n' <"$file" 2>/dev/null | grep -qxF -e "TEMPER_RUN=$token"; then
      file=${file#/proc/}
      echo "${file%/environ}"
    fi
  done
}

# A process id may have been given to another since: only the mark tells, where there is /proc.
leads() {
  [ "$pid" -gt 1 ] || return 1
  [ -d /proc/self ] || return 0
  case " $(echo $all) " in *" $pid "*) return 0 ;; *) return 1 ;; esac
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

end() {
  round=0
  killed=
  while [ $round -lt 100 ]; do
    all=$(marked)
    if leads; then kill -s KILL -- "-$pid" 2>/dev/null || kill -s KILL -- "$pid" 2>/dev/null; fi
    [ -n "$all" ] || break
    [ -n "$killed" ] || killed=$(echo $all)
    kill -s KILL $all 2>/dev/null
    round=$((round + 1))
    sleep 0.1 2>/dev/null || sleep 1
  done
  while [ -n "$killed" ] && [ $round -lt 100 ] && trains_on; do
    round=$((round + 1))
    sleep 0.1 2>/dev/null || sleep 1
  done
  [ -n "$killed" ] && echo "$(date '+%Y-%m-%d %H:%M:%S') the agent died: ended $killed" >>"$state/guard.log"
  # The trial's next lease may take the checkpoint as it is: nothing writes there any more.
  if [ -d /proc/self ] && [ -z "$all" ] && [ -d "$checkpoints" ] && ! trains_on; then
    : >>"$checkpoints.ended"
  fi
}

for run in "$state"/*.run; do
  [ -f "$run" ] || continue
  load "$run"
  if [ -n "$token" ]; then end; fi
  rm -f "$run"
done 2>/dev/null
