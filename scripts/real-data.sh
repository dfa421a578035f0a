#!/usr/bin/env bash
# Cross-validates the logistic model on real data sets, with one set of training defaults, on given folds, and compares
# its AUC with that of scikit-learn's logistic regression on the same folds. Then applies the plan of the loans to a file
# with misspelt categories.
#
#   mvn -q package -DskipTests && RISK_DATA=/path/to/data scripts/real-data.sh
#
# RISK_DATA is a folder with the sets adult, german-credit, higher-ed-dropout, loan-default, student-performance and
# telco-churn, each with its folds. Ends with 1 if a set of 1,000 rows or more is more than 0.003 below scikit-learn.
set -euo pipefail
: "${RISK_DATA:?must name the folder with the data sets}"
cd "$(dirname "$0")/.."
jar=risk-examples/target/risk-examples.jar
[ -f "$jar" ] || { echo "$jar is not there: run mvn -q package -DskipTests first." >&2; exit 2; }
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
status=0

# train NAME SCIKIT-LEARN'S-AUC FOLDS ARGUMENTS…: trains, and prints one line
train() {
  local name=$1 peer=$2 folds=$3
  shift 3
  java -jar "$jar" train "$@" --folds "$RISK_DATA/$folds" --json "$out/$name.json" --plan "$out/$name.plan.json" > "$out/$name.txt"
  # The first of each in the file is that of the mean.
  local line
  line=$(awk -v name="$name" -v peer="$peer" '
    /"rows"/ {gsub(/[^0-9]/, ""); rows = $0}
    /"(auc|averagePrecision|brier|logLoss|trainSeconds)"/ {split($0, part, /[":, ]+/); if (!(part[2] in seen)) seen[part[2]] = part[3]}
    END {
      short = seen["auc"] < peer - 0.003
      printf "%-22s %6d  %.4f  %.4f  %+.4f  %.3f  %.4f  %.4f  %5.1f  %s", name, rows, seen["auc"], peer, seen["auc"] - peer,
        seen["averagePrecision"], seen["brier"], seen["logLoss"], seen["trainSeconds"], short ? (rows < 1000 ? "(reported)" : "SHORT") : "ok"
    }' "$out/$name.json")
  echo "$line"
  [[ $line != *SHORT ]] || status=1
}

printf '%-22s %6s  %-6s  %-6s  %-7s  %-5s  %-6s  %-6s  %s\n' set rows AUC sklearn diff AP Brier logloss 'train s'
train german-credit 0.7861 german-credit/folds-german-credit-seed42.txt \
  --data "$RISK_DATA/german-credit/german.csv" --target credit --positive 2
train telco-churn 0.8452 telco-churn/folds-telco-churn-seed42.txt \
  --data "$RISK_DATA/telco-churn/Telco-Customer-Churn.csv" --target Churn --positive Yes --id customerID
train loan-default 0.8701 loan-default/folds-loan-default-seed42.txt \
  --data "$RISK_DATA/loan-default/loans.csv" --target loan_status --positive 1
codes="Marital status,Application mode,Course,Previous qualification,Nacionality,Mother's qualification,Father's qualification,Mother's occupation,Father's occupation"
train higher-ed-dropout 0.9221 higher-ed-dropout/folds-higher-ed-dropout-seed42.txt \
  --data "$RISK_DATA/higher-ed-dropout/data.csv" --target Target --positive Dropout --category "$codes"
train adult 0.9068 adult/folds-adult.data-seed42.txt \
  --data "$RISK_DATA/adult/adult.data" --target income --positive '>50K' --missing '?' --no-header \
  --names age,workclass,fnlwgt,education,education-num,marital-status,occupation,relationship,race,sex,capital-gain,capital-loss,hours-per-week,native-country,income
train student-mat 0.6784 student-performance/folds-student-mat-seed42.txt \
  --data "$RISK_DATA/student-performance/student-mat.csv" --target G3 --positive '<10' --drop G1,G2
train student-por 0.7864 student-performance/folds-student-por-seed42.txt \
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
