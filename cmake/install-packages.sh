#!/bin/sh
# install-packages.sh FILE…: installs the Debian packages named in the files that are not there yet, and says nothing
# when none is missing. Needs root, or sudo.
set -eu
missing=
for package in $(sed 's/#.*//' "$@"); do
    dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null | grep -q '^ii' || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
as_root=
if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || { echo "these packages are missing, and neither root nor sudo is at hand:$missing" >&2; exit 1; }
    as_root=sudo
fi
echo "installing:$missing" >&2
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq >&2
# shellcheck disable=SC2086
$as_root apt-get install -y -qq --no-install-recommends $missing >&2 </dev/null
