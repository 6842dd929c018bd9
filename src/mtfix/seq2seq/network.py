"""The network: an encoder reads the window, small layers read the span, a decoder writes the script.

The encoder has the shape of BERT and sees the plain window without marks, so one pass serves all spans of a window.
Character slots of a span carry the state of their piece; two layers let them attend to each other and to the window.
The decoder writes operations: each step is one softmax over *end*, PASTE, the closed list, and four pointers to every
position.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any, cast

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import AutoConfig, AutoModel, PretrainedConfig, PreTrainedModel

from mtfix.seq2seq.window import CHAR_IDS, KINDS

POINTERS = 4
FIXED = 2
"""Classes before the closed list: *end* and PASTE."""


class RepairConfig(PretrainedConfig):  # type: ignore[misc, no-untyped-call, unused-ignore]
    """Sizes of the network, and the closed list and kinds that its outputs stand for."""

    model_type = "mtfix_repair"

    def __init__(  # noqa: PLR0913, PLR0917
        self,
        vocab_size: int = 12256,
        hidden_size: int = 384,
        num_hidden_layers: int = 8,
        num_attention_heads: int = 12,
        intermediate_size: int = 1536,
        max_position_embeddings: int = 512,
        span_layers: int = 2,
        decoder_layers: int = 2,
        side_size: int = 768,
        side_heads: int = 6,
        writes: tuple[str, ...] | list[str] = (" ",),
        kinds: tuple[str, ...] | list[str] = KINDS,
        **rest: Any,
    ) -> None:
        self.vocab_size = vocab_size
        self.hidden_size = hidden_size
        self.num_hidden_layers = num_hidden_layers
        self.num_attention_heads = num_attention_heads
        self.intermediate_size = intermediate_size
        self.max_position_embeddings = max_position_embeddings
        self.span_layers = span_layers
        self.decoder_layers = decoder_layers
        self.side_size = side_size
        self.side_heads = side_heads
        self.writes = list(writes)
        self.kinds = list(kinds)
        super().__init__(**rest)


@dataclass(slots=True)
class Batch:
    """Tensors of some windows (rows of `pieces`) and of their spans (rows of all others).

    Slot 0 of a span is its start; `slot_role` is 0 for padding, 1 for the left side, 2 for slots that may be pointed
    at (the start among them), 3 for the right side. `slot_place` is the distance from the start of the span; the left
    side counts down from 511.
    """

    pieces: Tensor
    row: Tensor
    kind: Tensor
    slot_char: Tensor
    slot_piece: Tensor
    slot_role: Tensor
    slot_place: Tensor

    def to(self, device: str | torch.device) -> Batch:
        """Return the batch on a device."""
        return Batch(**{f.name: getattr(self, f.name).to(device, non_blocking=True) for f in fields(self)})


class Attention(nn.Module):
    """Multi-head attention of `x` over a memory, with a mask that is True where it may look."""

    def __init__(self, hidden: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(hidden, hidden)
        self.key = nn.Linear(hidden, hidden)
        self.value = nn.Linear(hidden, hidden)
        self.out = nn.Linear(hidden, hidden)

    def split(self, x: Tensor) -> Tensor:
        """Return `x` as (rows, heads, places, size)."""
        return x.reshape(*x.shape[:2], self.heads, -1).transpose(1, 2)

    def project(self, memory: Tensor, row: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """Return keys and values of `memory`; `row` picks its rows after the projection, so that they may be shared."""
        key, value = self.key(memory), self.value(memory)
        if row is not None:
            key, value = key.index_select(0, row), value.index_select(0, row)
        return self.split(key), self.split(value)

    def forward(self, x: Tensor, memory: tuple[Tensor, Tensor], mask: Tensor) -> Tensor:
        """Return the attended values, from keys and values that `project` made."""
        query, (key, value) = self.split(self.query(x)), memory
        if self.training and x.device.type == "cpu":
            # The backward pass of the fused kernel is three times as slow here as plain matrix products.
            scores = (query * query.shape[-1] ** -0.5) @ key.transpose(2, 3)
            weights = scores.masked_fill(~mask, -1e4).softmax(-1, dtype=torch.float32)
            found = weights.to(value.dtype) @ value
        else:
            found = F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        return cast(Tensor, self.out(found.transpose(1, 2).flatten(2)))


class EncoderLayer(nn.Module):
    """One layer of BERT (normalised after each part), so that its weights can be taken over."""

    def __init__(self, config: RepairConfig) -> None:
        super().__init__()
        size = config.hidden_size
        self.attention = Attention(size, config.num_attention_heads)
        self.attention_norm = nn.LayerNorm(size, eps=1e-12)
        self.up = nn.Linear(size, config.intermediate_size)
        self.down = nn.Linear(config.intermediate_size, size)
        self.norm = nn.LayerNorm(size, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return the states after this layer."""
        x = self.attention_norm(x + self.attention(x, self.attention.project(x), mask))
        return cast(Tensor, self.norm(x + self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """The first layers of a BERT-shaped encoder; the lowest `frozen` ones and the embeddings need no gradient."""

    def __init__(self, config: RepairConfig) -> None:
        super().__init__()
        self.words = nn.Embedding(config.vocab_size, config.hidden_size)
        self.places = nn.Embedding(config.max_position_embeddings, config.hidden_size)
        self.norm = nn.LayerNorm(config.hidden_size, eps=1e-12)
        self.layers = nn.ModuleList(EncoderLayer(config) for _ in range(config.num_hidden_layers))

    def forward(self, pieces: Tensor, mask: Tensor, frozen: int = 0) -> Tensor:
        """Return the states of all pieces."""
        with torch.set_grad_enabled(torch.is_grad_enabled() and not frozen):
            place = torch.arange(pieces.shape[1], device=pieces.device)
            x = self.norm(self.words(pieces) + self.places(place))
            for layer in self.layers[:frozen]:
                x = layer(x, mask)
        for layer in self.layers[frozen:]:
            x = layer(x, mask)
        return cast(Tensor, x)


class SideLayer(nn.Module):
    """A layer of the span or of the decoder: attention to itself, to its memory, then a small feed-forward part."""

    def __init__(self, config: RepairConfig) -> None:
        super().__init__()
        size = config.hidden_size
        self.self_norm, self.cross_norm, self.norm = nn.LayerNorm(size), nn.LayerNorm(size), nn.LayerNorm(size)
        self.self_attention = Attention(size, config.side_heads)
        self.cross = Attention(size, config.side_heads)
        self.up = nn.Linear(size, config.side_size)
        self.down = nn.Linear(config.side_size, size)

    def forward(self, x: Tensor, own: Tensor, memory: tuple[Tensor, Tensor], mask: Tensor) -> Tensor:
        """Return the states after this layer; `own` masks the layer's own places, `mask` those of the memory.

        Where `x` has more rows than the memory, as many rows in a row (the beams of a span) read the same memory.
        """
        y = self.self_norm(x)
        x = x + self.self_attention(y, self.self_attention.project(y), own)
        shared = self.cross_norm(x).reshape(len(mask), -1, x.shape[-1])
        x = x + self.cross(shared, memory, mask).reshape(x.shape)
        return cast(Tensor, x + self.down(F.gelu(self.up(self.norm(x)))))


@dataclass(slots=True)
class Memory:
    """What the decoder reads of each span, and the masks of its slots."""

    slots: Tensor
    mask: Tensor
    kind: Tensor
    role: Tensor
    pointer_key: Tensor
    layers: list[tuple[Tensor, Tensor]]

    def select(self, row: Tensor) -> Memory:
        """Return the memory of the given rows."""
        return Memory(
            self.slots.index_select(0, row),
            self.mask.index_select(0, row),
            self.kind.index_select(0, row),
            self.role.index_select(0, row),
            self.pointer_key.index_select(0, row),
            [(key.index_select(0, row), value.index_select(0, row)) for key, value in self.layers],
        )


class RepairModel(PreTrainedModel):  # type: ignore[misc, no-untyped-call, unused-ignore]
    """Sequence-to-sequence model from a window with a marked span to a script of operations on the span."""

    config_class = RepairConfig
    base_model_prefix = "repair"
    main_input_name = "pieces"

    def __init__(self, config: RepairConfig) -> None:
        super().__init__(config)
        size = config.hidden_size
        self.encoder = Encoder(config)
        self.chars = nn.Embedding(CHAR_IDS, size, padding_idx=0)
        self.roles = nn.Embedding(4, size)
        self.slots = nn.Embedding(512, size)
        self.kinds = nn.Embedding(len(config.kinds), size)
        self.span_layers = nn.ModuleList(SideLayer(config) for _ in range(config.span_layers))
        self.span_norm = nn.LayerNorm(size)
        self.codes = nn.Embedding(1 + POINTERS, size)
        self.writes = nn.Embedding(FIXED + len(config.writes), size)
        self.steps = nn.Embedding(32, size)
        self.decoder_layers = nn.ModuleList(SideLayer(config) for _ in range(config.decoder_layers))
        self.decoder_norm = nn.LayerNorm(size)
        self.classes = nn.Linear(size, FIXED + len(config.writes))
        self.pointers = nn.Linear(size, POINTERS * size)
        self.pointer_key = nn.Linear(size, size)
        self.post_init()  # type: ignore[no-untyped-call, unused-ignore]

    def _init_weights(self, module: nn.Module) -> None:
        if isinstance(module, nn.Linear | nn.Embedding):
            nn.init.normal_(module.weight, std=0.02)
        if isinstance(module, nn.Linear) and module.bias is not None:
            nn.init.zeros_(module.bias)

    def encode(self, batch: Batch, frozen: int = 0) -> tuple[Tensor, Tensor]:
        """Return the states of the slots of all spans and the mask of those that may be pointed at."""
        seen = (batch.pieces != 1)[:, None, None, :]
        window = self.encoder(batch.pieces, seen, frozen)
        flat = batch.row[:, None] * batch.pieces.shape[1] + batch.slot_piece
        x = F.embedding(flat, window.flatten(0, 1)) + self.chars(batch.slot_char) + self.roles(batch.slot_role)
        x = x + self.slots(batch.slot_place) + self.kinds(batch.kind)[:, None]
        own = (batch.slot_role != 0)[:, None, None, :]
        for layer in cast(Iterable[SideLayer], self.span_layers):
            x = layer(x, own, layer.cross.project(window, batch.row), seen[batch.row])
        return self.span_norm(x), own

    def memory(self, slots: Tensor, own: Tensor, kind: Tensor, role: Tensor) -> Memory:
        """Return what the decoder reads of the spans, computed once for all steps."""
        layers = [layer.cross.project(slots) for layer in cast(Iterable[SideLayer], self.decoder_layers)]
        return Memory(slots, own, self.kinds(kind), role, self.pointer_key(slots), layers)

    def decode(self, memory: Memory, tokens: Tensor, *, last: bool = False) -> Tensor:
        """Return logits (spans, beams, steps, FIXED + writes + 4 * slots) for the operation after each of `tokens`.

        `tokens` (spans, beams, steps, 3) hold what was written last: code (0 none or WRITE, 1.. pointers), class, slot
        of the cursor. Pointers that may not be used (behind the cursor, outside the span) are -inf. With `last`, only
        the last step is returned.
        """
        spans, beams, steps, _ = tokens.shape
        code, klass, cursor = tokens.unbind(-1)
        places = cursor.reshape(spans, beams * steps, 1).expand(-1, -1, memory.slots.shape[-1])
        at_cursor = memory.slots.gather(1, places).reshape(spans, beams, steps, -1)
        x = self.codes(code) + self.writes(klass) + at_cursor + self.steps.weight[:steps]
        x = (x + memory.kind[:, None, None]).flatten(0, 1)
        causal = torch.ones(steps, steps, dtype=torch.bool, device=x.device).tril()[None, None]
        for layer, own in zip(self.decoder_layers, memory.layers, strict=True):
            x = layer(x, causal, own, memory.mask)
        if last:
            x, cursor = x[:, -1:], cursor[..., -1:]
        x = self.decoder_norm(x)
        query = self.pointers(x).reshape(spans, -1, memory.slots.shape[-1])
        points = query @ memory.pointer_key.transpose(1, 2) * memory.slots.shape[-1] ** -0.5
        logits = torch.cat([part.reshape(*cursor.shape, -1) for part in (self.classes(x), points)], dim=-1)
        return masked(logits, memory.role, cursor)


def masked(logits: Tensor, role: Tensor, cursor: Tensor) -> Tensor:
    """Return float logits in which pointers that may not be used (behind the cursor, outside the span) are -inf."""
    slots = role.shape[-1]
    place = torch.arange(slots, device=role.device)
    allowed = (role[:, None, None] == 2) & (place > cursor[..., None])
    classes = logits.shape[-1] - POINTERS * slots
    allowed = torch.cat([allowed.new_ones(*cursor.shape, classes), allowed.repeat(1, 1, 1, POINTERS)], dim=-1)
    return logits.float().masked_fill(~allowed, float("-inf"))


AutoConfig.register("mtfix_repair", RepairConfig)
AutoModel.register(RepairConfig, RepairModel)
