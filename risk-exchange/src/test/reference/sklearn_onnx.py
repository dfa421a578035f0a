"""Writes ONNX models of scikit-learn classifiers, and what scikit-learn itself predicts.

Run: /usr/bin/python3 risk-exchange/src/test/reference/sklearn_onnx.py risk-exchange/src/test/resources/io/riskanalyzer/exchange
Python 3.11.2, scikit-learn 1.2.1, numpy 1.24.2, onnx 1.12.0 (Debian's python3-sklearn and python3-onnx). skl2onnx is not
to be had here: the graphs have the operators, inputs and outputs that it writes (tensors of columns, OneHotEncoder,
Scaler, LinearClassifier, TreeEnsembleClassifier, ZipMap), put together by onnx.helper and checked by onnx.checker.
"""
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper
from sklearn.ensemble import GradientBoostingClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression

PURPOSES = ["car", "home", "study"]
ROWS = 400


def loans(seed):
    rng = np.random.default_rng(seed)
    income = np.exp(rng.normal(10, 0.5, ROWS)).astype(np.float32)
    age = rng.integers(18, 80, ROWS).astype(np.float32)
    owner = rng.integers(0, 2, ROWS)
    purpose = rng.integers(0, 3, ROWS)
    log_odds = (20000 - income) / 8000 + (40 - age) / 15 - owner + 0.8 * (purpose - 1)
    bad = rng.random(ROWS) < 1 / (1 + np.exp(-log_odds))
    return income, age, owner, purpose, bad.astype(int)


def model(graph, name, folder):
    made = helper.make_model(graph, producer_name="sklearn_onnx.py", opset_imports=[
        helper.make_opsetid("", 15), helper.make_opsetid("ai.onnx.ml", 1)])
    made.ir_version = 8
    onnx.checker.check_model(made)
    onnx.save(made, f"{folder}/{name}.onnx")


def logistic(folder):
    """A pipeline: a column an input, two numbers scaled, a flag, a category one-hot, classes as a list of maps."""
    income, age, owner, purpose, bad = loans(1)
    numbers = np.stack([income, age], axis=1).astype(np.float64)
    mean, deviation = numbers.mean(axis=0), numbers.std(axis=0)
    x = np.hstack([(numbers - mean) / deviation, owner[:, None], np.eye(3)[purpose]])
    fitted = LogisticRegression(C=1.0).fit(x, bad)
    weights = fitted.coef_[0]
    column = lambda name, kind: helper.make_tensor_value_info(name, kind, [None, 1])
    nodes = [
        helper.make_node("Concat", ["income", "age"], ["numbers"], axis=1),
        helper.make_node("Scaler", ["numbers"], ["scaled"], domain="ai.onnx.ml",
                         offset=mean.tolist(), scale=(1 / deviation).tolist()),
        helper.make_node("Cast", ["owner"], ["owned"], to=TensorProto.FLOAT),
        helper.make_node("OneHotEncoder", ["purpose"], ["hot3"], domain="ai.onnx.ml", cats_strings=PURPOSES, zeros=1),
        helper.make_node("Reshape", ["hot3", "flat"], ["hot"]),
        helper.make_node("Concat", ["scaled", "owned", "hot"], ["encoded"], axis=1),
        helper.make_node("LinearClassifier", ["encoded"], ["label", "raw"], domain="ai.onnx.ml",
                         classlabels_ints=[0, 1], coefficients=(-weights).tolist() + weights.tolist(),
                         intercepts=[-fitted.intercept_[0], fitted.intercept_[0]], multi_class=0,
                         post_transform="LOGISTIC"),
        helper.make_node("ZipMap", ["raw"], ["output_probability"], domain="ai.onnx.ml", classlabels_int64s=[0, 1]),
        helper.make_node("Identity", ["label"], ["output_label"]),
    ]
    zipped = onnx.ValueInfoProto(name="output_probability")
    zipped.type.sequence_type.elem_type.map_type.key_type = TensorProto.INT64
    zipped.type.sequence_type.elem_type.map_type.value_type.tensor_type.elem_type = TensorProto.FLOAT
    graph = helper.make_graph(
        nodes, "pipeline",
        [column("income", TensorProto.FLOAT), column("age", TensorProto.FLOAT),
         column("owner", TensorProto.INT64), column("purpose", TensorProto.STRING)],
        [helper.make_tensor_value_info("output_label", TensorProto.INT64, [None]), zipped],
        [helper.make_tensor("flat", TensorProto.INT64, [2], [-1, 3])])
    model(graph, "sklearn-pipeline", folder)
    return income, age, owner, purpose, fitted.predict_proba(x)[:, 1]


def trees(folder, name, fitted, x, boosted):
    """A matrix of floats in, the probabilities of both classes out."""
    estimators = [e[0] for e in fitted.estimators_] if boosted else fitted.estimators_
    keys = ["treeids", "nodeids", "featureids", "values", "modes", "truenodeids", "falsenodeids"]
    nodes = {key: [] for key in keys}
    classes = {key: [] for key in ["treeids", "nodeids", "ids", "weights"]}
    for t, estimator in enumerate(estimators):
        tree = estimator.tree_
        for node in range(tree.node_count):
            leaf = tree.children_left[node] < 0
            row = [t, node, 0 if leaf else tree.feature[node], 0.0 if leaf else tree.threshold[node],
                   "LEAF" if leaf else "BRANCH_LEQ", max(0, tree.children_left[node]), max(0, tree.children_right[node])]
            for key, value in zip(keys, row):
                nodes[key].append(value)
            if leaf:
                value = tree.value[node][0]
                shares = [fitted.learning_rate * value[0]] if boosted else value / value.sum() / len(estimators)
                for i, share in enumerate(shares):
                    classes["treeids"].append(t)
                    classes["nodeids"].append(node)
                    classes["ids"].append(i)
                    classes["weights"].append(share)
    attributes = {f"nodes_{key}": values for key, values in nodes.items()}
    attributes.update({f"class_{key}": values for key, values in classes.items()})
    if boosted:
        prior = fitted.init_.class_prior_[1]
        attributes.update(base_values=[np.log(prior / (1 - prior))], post_transform="LOGISTIC")
    graph = helper.make_graph(
        [helper.make_node("TreeEnsembleClassifier", ["X"], ["label", "probabilities"], domain="ai.onnx.ml",
                          classlabels_int64s=[0, 1], **attributes)],
        name, [helper.make_tensor_value_info("X", TensorProto.FLOAT, [None, 4])],
        [helper.make_tensor_value_info("label", TensorProto.INT64, [None]),
         helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, [None, 2])])
    model(graph, name, folder)
    return fitted.predict_proba(x)[:, 1]


def main(folder):
    income, age, owner, purpose, by_logistic = logistic(folder)
    train = np.stack(loans(2)[:4], axis=1).astype(np.float32)
    bad = loans(2)[4]
    x = np.stack([income, age, owner, purpose], axis=1).astype(np.float32)
    forest = RandomForestClassifier(n_estimators=30, max_depth=6, random_state=3).fit(train, bad)
    boosting = GradientBoostingClassifier(n_estimators=40, max_depth=3, random_state=4).fit(train, bad)
    by_forest = trees(folder, "sklearn-forest", forest, x, False)
    by_boosting = trees(folder, "sklearn-boosting", boosting, x, True)
    with open(f"{folder}/sklearn-loans.csv", "w") as out:
        out.write("income,age,owner,purpose,pipeline,forest,boosting\n")
        for row in zip(income, age, owner, purpose, by_logistic, by_forest, by_boosting):
            out.write(",".join(repr(float(value)) for value in row) + "\n")


main(sys.argv[1])
