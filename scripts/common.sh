# What every script here shares: sourced, never run. Leaves the caller in the project's top folder.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '%s\n' "== $*"; }

fail() {
  printf '%s\n' "$@" >&2
  exit 1
}

need() {
  command -v "$1" >/dev/null 2>&1 || fail "$1 is missing. Run scripts/install_dependencies${2:+ $2} first."
}
