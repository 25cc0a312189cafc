#!/bin/sh
# Checks the pages with a script: types, local time, and the pages themselves in Chromium. Nothing is written outside cargo's target folder.
# Screenshots go to $SCREENSHOTS (default: target/screenshots). Without Chromium it says so and stops; with CI or
# REQUIRE_BROWSER set that is a failure.
set -eu
page=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$page/../../.." && pwd)
target=${CARGO_TARGET_DIR:-$root/target}
work=$target/page-test
browser=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}

if [ -z "$browser" ]; then
  echo "page test left out: no Chromium (Debian: apt-get install chromium fonts-noto-core, or set CHROMIUM)"
  [ -z "${CI:-}${REQUIRE_BROWSER:-}" ] && exit 0 || exit 1
fi

mkdir -p "$work"
if ! cmp -s "$page/package-lock.json" "$work/installed-lock.json"; then
  cp "$page/package.json" "$page/package-lock.json" "$page/.npmrc" "$work/"
  (cd "$work" && npm ci --ignore-scripts --loglevel=error)
  cp "$page/package-lock.json" "$work/installed-lock.json"
fi
rm -rf "$work/src" "$work/tests"
cp -r "$page/src" "$page/tests" "$page/tsconfig.json" "$work/"

cd "$work"
node node_modules/typescript/bin/tsc --project .
(cd "$root" && cargo build --quiet -p web --example render_plan --example render_what_if)
export CHROMIUM="$browser"
export RENDER_PLAN="$target/debug/examples/render_plan" RENDER_WHAT_IF="$target/debug/examples/render_what_if" SCREENSHOTS="${SCREENSHOTS:-$target/screenshots}"
node --test tests/clock.test.mjs tests/features.test.mjs tests/page.test.mjs tests/what_if.test.mjs
