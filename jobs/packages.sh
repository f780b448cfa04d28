# Sourced by scripts that need more than Java: installs by the system's package manager, once, what is missing.
# install_packages WHAT PACKAGE ...   "Cannot test the report's pages", then what is missing
# Calls `fail`, which the script defines, where that cannot be done.
install_packages() {
  local need="$1: missing ${*:2} (must be installed)" root=() log
  shift
  command -v apt-get >/dev/null || fail "$need"
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null && sudo -n true 2>/dev/null ||
      fail "$need; run as root: apt-get install -y --no-install-recommends $*"
    root=(sudo -n)
  fi
  printf 'Installing %s ...\n' "$*" >&2
  log=$(mktemp)
  { "${root[@]+"${root[@]}"}" apt-get update -q &&
    "${root[@]+"${root[@]}"}" env DEBIAN_FRONTEND=noninteractive \
      apt-get install -q -y --no-install-recommends "$@"; } >"$log" 2>&1 || {
    tail -n 20 "$log" >&2
    fail "$need; apt-get's message is above"
  }
  rm -f "$log"
}
