#!/usr/bin/env bash
# Shows that `assess` streams: 1,000,000 rows × 27 columns in a heap of 512 MB, and twice the rows in about twice the time.
#
#   mvn -q package -DskipTests && scripts/streaming.sh
set -euo pipefail
cd "$(dirname "$0")/.."
jar=risk-examples/target/risk-examples.jar
[ -f "$jar" ] || { echo "$jar is not there: run mvn -q package -DskipTests first." >&2; exit 2; }
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

java scripts/WideFile.java "$out/train.csv" 20000 1
java scripts/WideFile.java "$out/one.csv" 1000000 2
java scripts/WideFile.java "$out/two.csv" 2000000 3
java -jar "$jar" train --data "$out/train.csv" --target bad --positive yes --cv 2 --plan "$out/plan.json" > /dev/null
TIMEFORMAT='%R'
one=()
two=()
for file in one two one two one two; do
  seconds=$({ time java -Xmx512m -jar "$jar" assess --plan "$out/plan.json" --data "$out/$file.csv" --out "$out/$file.out.csv" > /dev/null; } 2>&1)
  echo "$file million rows: $seconds s"
  [ "$(wc -l < "$out/$file.out.csv")" = "$(wc -l < "$out/$file.csv")" ] || { echo "Rows are missing." >&2; exit 1; }
  if [ $file = one ]; then one+=("$seconds"); else two+=("$seconds"); fi
done
median() { printf '%s\n' "$@" | sort -n | sed -n 2p; }
awk -v one="$(median "${one[@]}")" -v two="$(median "${two[@]}")" 'BEGIN {
  printf "Twice the rows took %.2f times as long (medians of three).\n", two / one
  exit two / one > 2.2
}'
