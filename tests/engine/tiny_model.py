"""Writes a model file of half a megabyte with random weights: a llama that reads bytes and writes a few words. It is noise.

    python tests/engine/tiny_model.py FILE

Runs in the environment of tests/engine/requirements.txt.
"""

import sys

import gguf
import numpy as np

WIDTH, LAYERS, HEADS, HIDDEN, CONTEXT = 64, 2, 4, 128, 32_768
WORDS = (*("the", "and", "thank", "you", "team", "role", "for", "time"), *("your", "work", "next", "steps", "we", "about"))
TEMPLATE = "{% for m in messages %}{{ m.role }}: {{ m.content }}\n{% endfor %}assistant:"
NORMAL, UNKNOWN, CONTROL, BYTE = 1, 2, 3, 6


def vocabulary() -> tuple[list[bytes], list[int]]:
    """The tokens and their kinds: three that steer, every byte, a few words."""
    words = [f"\u2581{word}".encode() for word in (*WORDS, "")]
    tokens = [b"<unk>", b"<s>", b"</s>", *(f"<0x{byte:02X}>".encode() for byte in range(256)), *words]
    return tokens, [UNKNOWN, CONTROL, CONTROL, *[BYTE] * 256, *[NORMAL] * len(words)]


def describe(model: gguf.GGUFWriter) -> int:
    """Writes what a reader must know of the model; gives the number of tokens."""
    tokens, kinds = vocabulary()
    model.add_name("tiny-random")
    model.add_context_length(CONTEXT)
    model.add_embedding_length(WIDTH)
    model.add_block_count(LAYERS)
    model.add_feed_forward_length(HIDDEN)
    model.add_head_count(HEADS)
    model.add_head_count_kv(HEADS)
    model.add_layer_norm_rms_eps(1e-5)
    model.add_rope_dimension_count(WIDTH // HEADS)
    model.add_vocab_size(len(tokens))
    model.add_file_type(0)
    model.add_tokenizer_model("llama")
    model.add_token_list(tokens)
    model.add_token_scores([0.0 if kind == BYTE else -1.0 for kind in kinds])
    model.add_token_types(kinds)
    model.add_bos_token_id(1)
    model.add_eos_token_id(2)
    model.add_unk_token_id(0)
    model.add_add_bos_token(True)
    model.add_chat_template(TEMPLATE)
    return len(tokens)


def write(path: str, seed: int = 7) -> None:
    """Writes the model to `path`."""
    model = gguf.GGUFWriter(path, "llama")
    tokens = describe(model)
    chance = np.random.default_rng(seed)

    def add(name: str, *shape: int) -> None:
        norm = name.endswith("norm.weight")
        weights = np.ones(shape, np.float32) if norm else chance.normal(0, 0.3, shape).astype(np.float32)
        if name == "token_embd.weight":
            weights[:, 0] = 6.0  # a direction every state has, so that the output can tell what is to be rare by it
        elif name == "output.weight":
            weights[:, 0] = [{NORMAL: 0.0, CONTROL: -1.0}.get(kind, -9.0) for kind in vocabulary()[1]]
            weights[1, 0], weights[2, 0] = -9.0, 1.4  # no second beginning, and an end before long
        model.add_tensor(name, weights)

    add("token_embd.weight", tokens, WIDTH)
    add("output_norm.weight", WIDTH)
    add("output.weight", tokens, WIDTH)
    for layer in range(LAYERS):
        for name in ("attn_norm", "ffn_norm"):
            add(f"blk.{layer}.{name}.weight", WIDTH)
        for name in ("attn_q", "attn_k", "attn_v", "attn_output"):
            add(f"blk.{layer}.{name}.weight", WIDTH, WIDTH)
        add(f"blk.{layer}.ffn_gate.weight", HIDDEN, WIDTH)
        add(f"blk.{layer}.ffn_up.weight", HIDDEN, WIDTH)
        add(f"blk.{layer}.ffn_down.weight", WIDTH, HIDDEN)
    model.write_header_to_file()
    model.write_kv_data_to_file()
    model.write_tensors_to_file()
    model.close()


if __name__ == "__main__":
    write(sys.argv[1])
