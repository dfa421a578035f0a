#!/usr/bin/env bash
# Cross-validates all models on real data sets, with one set of training defaults, on given folds, and compares their AUC
# with that of scikit-learn's on the same folds: logistic regression, a forest of 300 trees, HistGradientBoosting beside
# XGBoost; and the best Brier score with the best of theirs. Then applies the plan of the loans to a file with misspelt
# categories. Takes some ten minutes on two cores.
#
#   mvn -q package -DskipTests && RISK_DATA=/path/to/data scripts/real-data.sh
#
# RISK_DATA is a folder with the sets adult, german-credit, higher-ed-dropout, loan-default, student-performance and
# telco-churn, each with its folds. Ends with 1 if a model is more than 0.003 below its peer on a set of more than 4,000
# rows, the logistic one also on a set of 1,000, or the best Brier score is worse there than the best of theirs.
set -euo pipefail
: "${RISK_DATA:?must name the folder with the data sets}"
cd "$(dirname "$0")/.."
jar=risk-examples/target/risk-examples.jar
[ -f "$jar" ] || { echo "$jar is not there: run mvn -q package -DskipTests first." >&2; exit 2; }
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
status=0

# train NAME 'AUC OF LR, RF, HGB' BEST-BRIER FOLDS ARGUMENTS…: trains, and prints a line for each model
train() {
  local name=$1 peers=$2 brier=$3 folds=$4
  shift 4
  java -jar "$jar" train "$@" --model all --folds "$RISK_DATA/$folds" --json "$out/$name.json" \
    --plan "$out/$name.plan.json" > "$out/$name.txt"
  local lines
  lines=$(awk -v name="$name" -v peers="$peers" -v brier="$brier" '
    BEGIN {
      split(peers, peer, " ")
      of["logistic"] = peer[1]; of["forest"] = peer[2]; of["xgboost"] = peer[3]
      best = 1
    }
    function value() {split($0, part, /[":, ]+/); return part[3]}
    /"rows"/ {rows = value()}
    /"name"/ {model = value(); means = 0}
    /"mean"/ {means = 1}
    /"folds"/ {means = 0}
    means && /"auc"/ {auc = value()}
    means && /"averagePrecision"/ {ap = value()}
    means && /"brier"/ {score = value(); if (score < best) {best = score; bestOf = model}}
    means && /"logLoss"/ {loss = value()}
    /"trainSeconds"/ {
      seconds = value()
      told = "               "
      if (model in of) {
        short = auc < of[model] - 0.003
        fewest = model == "logistic" ? 1000 : 4001
        told = sprintf("%.4f  %+.4f", of[model], auc - of[model]) (short ? (rows >= fewest ? "  SHORT" : "  (reported)") : "")
      }
      printf "%-16s %6d  %-8s  %.4f  %.3f  %.4f  %.4f  %6.1f  %s\n", name, rows, model, auc, ap, score, loss, seconds, told
    }
    END {
      worse = best > brier + 0.00005
      printf "%-16s %6d  best Brier score %.4f (%s), theirs %.4f%s\n", name, rows, best, bestOf, brier,
        worse ? (rows > 4000 ? "  SHORT" : "  (reported)") : ""
    }' "$out/$name.json")
  echo "$lines"
  [[ $lines != *SHORT* ]] || status=1
}

printf '%-16s %6s  %-8s  %-6s  %-5s  %-6s  %-6s  %6s  %-6s  %s\n' set rows model AUC AP Brier logloss 'train s' sklearn diff
train telco-churn '0.8452 0.8259 0.8352' 0.1355 telco-churn/folds-telco-churn-seed42.txt \
  --data "$RISK_DATA/telco-churn/Telco-Customer-Churn.csv" --target Churn --positive Yes --id customerID
train loan-default '0.8701 0.9349 0.9456' 0.0527 loan-default/folds-loan-default-seed42.txt \
  --data "$RISK_DATA/loan-default/loans.csv" --target loan_status --positive 1
codes="Marital status,Application mode,Course,Previous qualification,Nacionality,Mother's qualification,Father's qualification,Mother's occupation,Father's occupation"
train higher-ed-all '0.9221 0.9210 0.9235' 0.0917 higher-ed-dropout/folds-higher-ed-dropout-seed42.txt \
  --data "$RISK_DATA/higher-ed-dropout/data.csv" --target Target --positive Dropout --category "$codes"
later=$(head -1 "$RISK_DATA/higher-ed-dropout/data.csv" | tr -d '\r"\t' | tr ';' '\n' | grep '^Curricular' | paste -sd,)
train higher-ed-early '0.8215 0.8078 0.8139' 0.1490 higher-ed-dropout/folds-higher-ed-dropout-seed42.txt \
  --data "$RISK_DATA/higher-ed-dropout/data.csv" --target Target --positive Dropout --category "$codes" --drop "$later"
train adult '0.9068 0.9081 0.9282' 0.0883 adult/folds-adult.data-seed42.txt \
  --data "$RISK_DATA/adult/adult.data" --target income --positive '>50K' --missing '?' --no-header \
  --names age,workclass,fnlwgt,education,education-num,marital-status,occupation,relationship,race,sex,capital-gain,capital-loss,hours-per-week,native-country,income
train german-credit '0.7861 0.7979 0.7761' 0.1607 german-credit/folds-german-credit-seed42.txt \
  --data "$RISK_DATA/german-credit/german.csv" --target credit --positive 2
train student-mat '0.6784 0.6948 0.6782' 0.1951 student-performance/folds-student-mat-seed42.txt \
  --data "$RISK_DATA/student-performance/student-mat.csv" --target G3 --positive '<10' --drop G1,G2
train student-por '0.7864 0.8359 0.7851' 0.1010 student-performance/folds-student-por-seed42.txt \
  --data "$RISK_DATA/student-performance/student-por.csv" --target G3 --positive '<10' --drop G1,G2

# assess_dirty REJECTED-ROWS ARGUMENTS…: applies the loans' plan, and checks how many rows are rejected
assess_dirty() {
  local expected=$1
  shift
  java -jar "$jar" assess --plan "$out/loan-default.plan.json" --data "$RISK_DATA/loan-default/loans-dirty-categories.csv" \
    --out "$out/dirty.csv" "$@" | grep -v '^Written'
  local rejected=$(($(wc -l < "$out/dirty.rejected.csv") - 1))
  [ "$rejected" = "$expected" ] || { echo "$rejected rows were rejected, not $expected." >&2; status=1; }
}

echo
echo "The loans' plan on the file with five misspelt categories:"
assess_dirty 5
for label in RENt OVN OWn RET MORTAGE; do
  grep -q ",person_home_ownership,$label," "$out/dirty.rejected.csv" || { echo "$label was not named." >&2; status=1; }
done
echo "The same with --unknown person_home_ownership=RENT:"
assess_dirty 0 --unknown person_home_ownership=RENT
exit $status
