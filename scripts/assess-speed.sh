#!/usr/bin/env bash
# Compares `assess`, reasons included, with pandas and scikit-learn, without reasons, on one file of 1,000,000 rows × 27
# columns: whole processes, in turn, wall time and memory.
#
#   mvn -q package -DskipTests && scripts/assess-speed.sh [RUNS]
#
# PYTHON names an interpreter with pandas and scikit-learn (default: /usr/bin/python3). JAVA_OPTS go to `assess`.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-5}
python=${PYTHON:-/usr/bin/python3}
jar=risk-examples/target/risk-examples.jar
[ -f "$jar" ] || { echo "$jar is not there: run mvn -q package -DskipTests first." >&2; exit 2; }
[ -x /usr/bin/time ] || { echo "/usr/bin/time is not there: it measures the memory." >&2; exit 2; }
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

java scripts/WideFile.java "$out/train.csv" 20000 1
java scripts/WideFile.java "$out/data.csv" 1000000 2
java -jar "$jar" train --data "$out/train.csv" --target bad --positive yes --cv 2 --plan "$out/plan.json" > /dev/null
"$python" benchmarks/peers/assess.py train "$out/train.csv" "$out/model.joblib"

measure() { # NAME COMMAND…: adds "seconds cpu-seconds kilobytes" to the file of that name
  local name=$1
  shift
  /usr/bin/time -a -o "$out/$name.times" -f '%e %U %M' "$@" > /dev/null
  tail -n 1 "$out/$name.times" | sed "s/^/$name: /"
}
for ((run = 0; run <= runs; run++)); do # the first run of each warms the disk cache, and does not count
  [ "$run" != 1 ] || rm -f "$out"/*.times
  # shellcheck disable=SC2086 # several options
  measure assess java ${JAVA_OPTS:-} -jar "$jar" assess --plan "$out/plan.json" --data "$out/data.csv" --out "$out/ours.csv"
  measure peer "$python" benchmarks/peers/assess.py assess "$out/model.joblib" "$out/data.csv" "$out/theirs.csv"
done
for file in ours theirs; do
  [ "$(wc -l < "$out/$file.csv")" = "$(wc -l < "$out/data.csv")" ] || { echo "Rows are missing." >&2; exit 1; }
done
median() { cut -d' ' -f"$2" "$out/$1.times" | sort -n | sed -n "$(((runs + 1) / 2))p"; }
awk -v a="$(median assess 1)" -v b="$(median peer 1)" -v ac="$(median assess 2)" -v bc="$(median peer 2)" \
  -v am="$(median assess 3)" -v bm="$(median peer 3)" -v runs="$runs" 'BEGIN {
  printf "medians of %d runs    wall s   user s   peak MB\n", runs
  printf "assess               %7.2f  %7.2f  %8.0f\n", a, ac, am / 1024
  printf "pandas, scikit-learn %7.2f  %7.2f  %8.0f\n", b, bc, bm / 1024
  printf "assess takes %.2f times as long\n", a / b
}'
