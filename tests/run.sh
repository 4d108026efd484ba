#!/bin/sh
# tests/run.sh [-a]: installs what is missing, builds, and runs the tests (-a: the slow ones too). Ends with ctest's
# summary. BUILD names another build folder.
set -eu
cd "$(dirname "$0")/.."
cmake/install-packages.sh cmake/packages.txt tests/packages.txt
build=${BUILD:-build/dev}
cmake --preset dev -B "$build" >"${TMPDIR:-/tmp}/tasks-configure.$$" || { cat "${TMPDIR:-/tmp}/tasks-configure.$$"; exit 1; }
rm -f "${TMPDIR:-/tmp}/tasks-configure.$$"
cmake --build "$build" -j "$(nproc)"
if [ ! -d "${TASKS_TEST_DATA:-../shared/data}" ]; then
    echo "SKIPPED: the tests on real data sets: there is no ${TASKS_TEST_DATA:-../shared/data} (TASKS_TEST_DATA names it)" >&2
fi
if [ "${1:-}" = -a ]; then
    exec ctest --test-dir "$build" -j "$(nproc)" --output-on-failure
fi
exec ctest --test-dir "$build" -j "$(nproc)" --output-on-failure -LE slow
