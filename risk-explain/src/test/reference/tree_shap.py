"""Shapley values of trees by XGBoost itself. Run with XGBoost 1.7.4 and numpy 1.24.2, in this folder:

    /usr/bin/python3 tree_shap.py ../resources/io/riskanalyzer/explain

Writes the nodes of a model in preorder (tree-shap-nodes.csv: tree, feature or -1, threshold or value, 1 if a missing value goes
left, sum of the hessian) and, for rows with missing values, what pred_contribs and pred_interactions give (tree-shap-golden.csv).
"""

import json
import sys

import numpy as np
import xgboost as xgb

FEATURES = 7
TRAINING = 4000
ROWS = 60


def columns(count, random):
    x = random.normal(size=(count, FEATURES)).round(2)
    x[:, 5] = random.integers(0, 2, count)
    x[:, 6] = random.integers(0, 5, count)
    log_odds = x[:, 0] - x[:, 1] * x[:, 2] + 0.5 * np.sin(3 * x[:, 3]) + x[:, 5] * (x[:, 6] == 2) - 0.5
    y = (random.random(count) < 1 / (1 + np.exp(-log_odds))).astype(int)
    x[random.random(x.shape) < 0.15] = np.nan
    return x, y


def preorder(tree, number, node, lines):
    left = tree["left_children"][node]
    leaf = left == -1
    lines.append(
        [
            number,
            -1 if leaf else tree["split_indices"][node],
            repr(tree["split_conditions"][node]),
            tree["default_left"][node],
            repr(tree["sum_hessian"][node]),
        ]
    )
    if not leaf:
        preorder(tree, number, left, lines)
        preorder(tree, number, tree["right_children"][node], lines)


def main(folder):
    random = np.random.default_rng(7)
    x, y = columns(TRAINING, random)
    settings = {"objective": "binary:logistic", "max_depth": 6, "eta": 0.3, "seed": 1, "nthread": 1, "base_score": 0.5}
    booster = xgb.train(settings, xgb.DMatrix(x, y), 12)
    model = json.loads(booster.save_raw("json"))
    lines = []
    for number, tree in enumerate(model["learner"]["gradient_booster"]["model"]["trees"]):
        preorder(tree, number, 0, lines)
    with open(folder + "/tree-shap-nodes.csv", "w") as out:
        out.write("tree,feature,number,missing left,cover\n")
        out.writelines(",".join(str(cell) for cell in line) + "\n" for line in lines)
    rows, _ = columns(ROWS, random)
    matrix = xgb.DMatrix(rows)
    contributions = booster.predict(matrix, pred_contribs=True)
    interactions = booster.predict(matrix, pred_interactions=True).reshape(ROWS, -1)
    with open(folder + "/tree-shap-golden.csv", "w") as out:
        out.write("features, contributions and base, interactions row by row\n")
        for cells in np.hstack([rows, contributions, interactions]):
            out.write(",".join("" if np.isnan(cell) else "%.9g" % cell for cell in cells) + "\n")


main(sys.argv[1])
