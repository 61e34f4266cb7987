"""Gradient-boosted trees of scikit-learn -> an ONNX graph that gives the chance of each class."""

from __future__ import annotations

from typing import Any

from onnx import TensorProto, helper


def as_onnx(model: Any, columns: int) -> bytes:
    """`rows` (n, columns) -> `chances` (n, classes), for a `HistGradientBoostingClassifier`. Of two classes it
    knows one sum; the other is nought.

    skl2onnx converts the same, but not with the versions of numpy and onnx that torch asks for.
    """
    nodes: dict[str, list[Any]] = {k: [] for k in _NODES}
    targets: dict[str, list[Any]] = {
        k: [] for k in ("target_treeids", "target_nodeids", "target_ids", "target_weights")
    }
    trees = [(k, tree) for several in model._predictors for k, tree in enumerate(several)]
    for number, (class_, tree) in enumerate(trees):
        for at, node in enumerate(tree.nodes):
            leaf = bool(node["is_leaf"])
            values = (
                number, at, 0 if leaf else int(node["feature_idx"]), 0.0 if leaf else float(node["num_threshold"]),
                "LEAF" if leaf else "BRANCH_LEQ", 0 if leaf else int(node["left"]), 0 if leaf else int(node["right"]),
            )  # fmt: skip
            for key, value in zip(_NODES, values, strict=True):
                nodes[key].append(value)
            if leaf:
                for key, value in zip(targets, (number, at, class_, float(node["value"])), strict=True):
                    targets[key].append(value)
    baseline = [float(x) for x in model._baseline_prediction.ravel()]
    if len(baseline) == 1:
        targets["target_ids"] = [1] * len(targets["target_ids"])
        baseline = [0.0, *baseline]
    graph = helper.make_graph(
        [
            helper.make_node(
                "TreeEnsembleRegressor", ["rows"], ["sums"], domain="ai.onnx.ml",
                n_targets=len(baseline), base_values=baseline,
                aggregate_function="SUM", post_transform="NONE", **nodes, **targets,
            ),
            helper.make_node("Softmax", ["sums"], ["chances"], axis=1),
        ],
        "forest",
        [helper.make_tensor_value_info("rows", TensorProto.FLOAT, ["n", columns])],
        [helper.make_tensor_value_info("chances", TensorProto.FLOAT, ["n", len(baseline)])],
    )  # fmt: skip
    made = helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid("ai.onnx.ml", 3)], ir_version=8
    )
    return bytes(made.SerializeToString())


_NODES = (
    "nodes_treeids", "nodes_nodeids", "nodes_featureids", "nodes_values", "nodes_modes", "nodes_truenodeids",
    "nodes_falsenodeids",
)  # fmt: skip
