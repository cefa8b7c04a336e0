"""Tiny language models of transformers' real classes with random weights, tokenizers of the real format, and texts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers
from transformers import AutoConfig, AutoModelForCausalLM

CHATML = (
    "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>\n' }}"
    "{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"
)
LLAMA3 = (
    "{{ bos_token }}{% for message in messages %}"
    "{{ '<|start_header_id|>' + message['role'] + '<|end_header_id|>\n\n' + message['content'] | trim + '<|eot_id|>' }}"
    "{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|start_header_id|>assistant<|end_header_id|>\n\n' }}{% endif %}"
)
GLM4 = (
    "[gMASK]<sop>{% for message in messages %}{{ '<|' + message['role'] + '|>\n' + message['content'] }}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|assistant|>\n' }}{% endif %}"
)
MISTRAL = (
    "{{ bos_token }}{% for message in messages %}{% if message['role'] == 'user' %}{{ '[INST] ' + message['content'] + "
    "' [/INST]' }}{% else %}{{ ' ' + message['content'] + eos_token }}{% endif %}{% endfor %}"
)
GEMMA = (
    "{{ bos_token }}"
    "{% if messages[0]['role'] == 'system' %}{{ raise_exception('System role not supported') }}{% endif %}"
    "{% for message in messages %}{% set role = 'model' if message['role'] == 'assistant' else message['role'] %}"
    "{{ '<start_of_turn>' + role + '\n' + message['content'] | trim + '<end_of_turn>\n' }}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<start_of_turn>model\n' }}{% endif %}"
)
PHI3 = (
    "{% for message in messages %}{{ '<|' + message['role'] + '|>\n' + message['content'] + '<|end|>\n' }}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|assistant|>\n' }}{% endif %}"
)
_SIZES: dict[str, Any] = {
    "hidden_size": 32, "intermediate_size": 48, "num_hidden_layers": 2, "num_attention_heads": 4,
    "num_key_value_heads": 2, "max_position_embeddings": 128, "tie_word_embeddings": False,
}  # fmt: skip
# (model_type, template, special tokens, end of an answer, further sizes)
KINDS: dict[str, tuple[str, str, tuple[str, ...], str, dict[str, Any]]] = {
    "gpt2": ("gpt2", CHATML, ("<|endoftext|>", "<|im_start|>", "<|im_end|>"), "<|im_end|>",
             {"tie_word_embeddings": True, "n_inner": 48}),
    "llama": ("llama", LLAMA3, ("<|begin_of_text|>", "<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>"),
              "<|eot_id|>", {}),
    "qwen2": ("qwen2", CHATML, ("<|endoftext|>", "<|im_start|>", "<|im_end|>"), "<|im_end|>", {}),
    "qwen3": ("qwen3", CHATML, ("<|endoftext|>", "<|im_start|>", "<|im_end|>"), "<|im_end|>", {"head_dim": 8}),
    "glm4": ("glm4", GLM4, ("<|endoftext|>", "[gMASK]", "<sop>", "<|user|>", "<|assistant|>", "<|system|>"),
             "<|user|>", {"head_dim": 8, "pad_token_id": 0}),
    "mistral": ("mistral", MISTRAL, ("<s>", "</s>", "[INST]", "[/INST]"), "</s>",
                {"sliding_window": 16, "head_dim": 8}),
    "gemma2": ("gemma2", GEMMA, ("<bos>", "<eos>", "<start_of_turn>", "<end_of_turn>"), "<end_of_turn>",
               {"head_dim": 8, "sliding_window": 16, "tie_word_embeddings": True, "query_pre_attn_scalar": 8}),
    "gemma3": ("gemma3_text", GEMMA, ("<bos>", "<eos>", "<start_of_turn>", "<end_of_turn>"), "<end_of_turn>",
               {"head_dim": 8, "sliding_window": 16, "tie_word_embeddings": True, "query_pre_attn_scalar": 8}),
    "recurrent_gemma": ("recurrent_gemma", GEMMA, ("<bos>", "<eos>", "<start_of_turn>", "<end_of_turn>"),
                        "<end_of_turn>", {"head_dim": 8, "lru_width": 32, "attention_window_size": 16,
                                          "block_types": ["recurrent", "attention"], "tie_word_embeddings": True}),
    "phi": ("phi", CHATML, ("<|endoftext|>", "<|im_start|>", "<|im_end|>"), "<|endoftext|>", {}),
    "phi3": ("phi3", PHI3, ("<|endoftext|>", "<|user|>", "<|assistant|>", "<|system|>", "<|end|>"), "<|end|>",
             {"pad_token_id": 0}),
}  # fmt: skip


def save_language_model(folder: Path, kind: str = "llama", seed: int = 0, **sizes: Any) -> Path:
    """A random model of a kind as the hub has it: config, safetensors, tokenizer with byte-level words, template."""
    model_type, template, specials, end, own = KINDS[kind]
    words = write_tokenizer(folder, template, specials, end)
    ends = {"bos_token_id": words[specials[0]], "eos_token_id": words[end]}
    config = AutoConfig.for_model(
        model_type, vocab_size=len(words), **{**_SIZES, **ends, "pad_token_id": None, **own, **sizes}
    )
    torch.manual_seed(seed)
    model = AutoModelForCausalLM.from_config(config)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if parameter.dim() > 1:  # random models are nearly silent: louder ones tell a leak
                parameter.mul_(4 if "embed" not in name else 8)
    model.save_pretrained(folder)
    return folder


def write_tokenizer(folder: Path, template: str, specials: tuple[str, ...], end: str) -> Mapping[str, int]:
    """tokenizer.json and tokenizer_config.json of a byte-level tokenizer without merges; returns its words."""
    folder.mkdir(parents=True, exist_ok=True)
    words = {word: number for number, word in enumerate([*specials, *sorted(pre_tokenizers.ByteLevel.alphabet())])}
    tokenizer = Tokenizer(models.BPE(vocab=words, merges=[]))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens(list(specials))
    tokenizer.save(str(folder / "tokenizer.json"))
    config = {"tokenizer_class": "PreTrainedTokenizerFast", "bos_token": specials[0], "eos_token": end,
              "chat_template": template, "clean_up_tokenization_spaces": False}  # fmt: skip
    (folder / "tokenizer_config.json").write_text(json.dumps(config))
    return words


QUESTIONS = ("red", "blue", "green", "black", "white", "gold", "grey", "pink")


def write_texts(file: Path, count: int = 8) -> Path:
    """Questions and answers of several lengths, as messages."""
    file.parent.mkdir(parents=True, exist_ok=True)
    rows = []
    for number in range(count):
        colour = QUESTIONS[number % len(QUESTIONS)]
        answer = f"{colour} it is" + "!" * (number % 4)
        rows.append(
            {"messages": [{"role": "user", "content": f"say {colour}"}, {"role": "assistant", "content": answer}]}
        )
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return file
