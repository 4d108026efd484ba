# TAB for tasks in bash. Holds no names: the program is asked for what may come next.
_tasks() {
  local program=${1/#\~/$HOME} mode answer
  mapfile -t answer < <("$program" __complete bash "${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" 2>/dev/null)
  mode=${answer[0]-none}
  COMPREPLY=("${answer[@]:1}")
  case $mode in
    *goes-on) compopt -o nospace ;;
    files) compopt -o default ;;
    folders) compopt -o dirnames ;;
  esac
}
complete -o nosort -F _tasks tasks
