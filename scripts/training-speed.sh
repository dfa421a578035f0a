#!/usr/bin/env bash
# Compares trainings of 200,000 rows × 50 columns with those of Python's XGBoost and scikit-learn on the same rows, in
# turn, each in a process of its own that trains several times.
#
#   mvn -q package -DskipTests && scripts/training-speed.sh [RUNS [THREADS]]
#
# PYTHON names an interpreter with xgboost and scikit-learn (default: /usr/bin/python3). JAVA_OPTS go to Java.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-5}
threads=${2:-2}
python=${PYTHON:-/usr/bin/python3}
[ -f benchmarks/target/benchmarks.jar ] || { echo "Run mvn -q package -DskipTests first." >&2; exit 2; }
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
# shellcheck disable=SC2086 # several options
ours() { java ${JAVA_OPTS:-} -cp "benchmarks/target/benchmarks.jar" io.riskanalyzer.benchmarks.TrainingTimes "$@"; }

ours write "$out"
for model in logistic xgboost forest; do
  ours "$model" "$runs" "$threads"
  "$python" benchmarks/peers/train.py "$out" "$model" "$runs" "$threads"
  [ "$model" != logistic ] || "$python" benchmarks/peers/train.py "$out" logistic-fit "$runs" "$threads"
done
