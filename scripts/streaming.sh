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
TIMEFORMAT='%R s'
for file in one two one two one two; do
  echo "$file million rows:"
  time java -Xmx512m -jar "$jar" assess --plan "$out/plan.json" --data "$out/$file.csv" --out "$out/$file.out.csv" > /dev/null
  lines=$(wc -l < "$out/$file.out.csv")
  [ "$lines" = "$(wc -l < "$out/$file.csv")" ] || { echo "Only $lines lines came out." >&2; exit 1; }
done
