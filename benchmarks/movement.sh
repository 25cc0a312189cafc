#!/usr/bin/env bash
# Plans the "movement-1" instances and has the shared judge look at the plans. Usage: benchmarks/movement.sh [SECONDS] [SEED]
# Needs python3 and the shared folder beside the repository (instance generator and judge).
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-5}
seed=${2:-1}
bench=../shared/bench
[ -f "$bench/gen_movement.py" ] || { echo "$bench is not there: it holds the generator and the judge"; exit 3; }
cargo build --release --locked --quiet -p cli
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf '%-4s %10s %12s %8s %7s  %s\n' size first_s last_min bound above judge
for size in S M L; do
  python3 "$bench/gen_movement.py" "$size" --seed "$seed" --out "$work/$size.json"
  target/release/corridor plan "$work/$size.json" --out "$work/$size" --seconds "$seconds" >/dev/null
  python3 "$bench/check_movement.py" "$work/$size.json" "$work/$size/plan.json" >"$work/$size.verdict" || true
  python3 - "$size" "$work/$size/plan.json" "$work/$size.verdict" <<'PY'
import json, sys
size, plan, verdict = sys.argv[1], json.load(open(sys.argv[2])), json.load(open(sys.argv[3]))
last, bound = verdict["makespan_min"], plan["lower_bound"]
word = "feasible" if verdict["feasible"] and verdict["unmoved"] == 0 else f"NOT: {verdict['errors']} unmoved {verdict['unmoved']}"
print(f"{size:<4} {plan['first_plan_seconds']:>10.3f} {last:>12} {bound:>8} {100 * (last - bound) / bound:>6.1f}%  {word}")
PY
done
