"""Tokenizers in the formats of the well-known language models, small and made here, with chat templates of their kind.

Each folder holds what such a model's folder holds beside its weights: tokenizer.json, tokenizer_config.json and
config.json. The templates write the same forms as the published ones and are written for these tests.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tokenizers import AddedToken, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

WORDS = [
    "The quick brown fox answers a question about the contract, the deadline and the delivery.",
    "user assistant system tool\n\nWhat is a term sheet? It is a short list of what was agreed.",
    "Der schnelle Fuchs beantwortet eine Frage. Größe, Straße, naïve, 猫が好き, 你好世界, emoji 🎉👍🏽",
    "<think>\n\n</think>\n\nfunction name arguments {} [] 0123456789\n  indented\ttabs",
]
LLAMA3 = """{{ bos_token }}{% for m in messages %}
{{- '<|start_header_id|>' + m['role'] + '<|end_header_id|>\n\n' + m['content'] | trim + '<|eot_id|>' }}
{%- endfor %}
{%- if add_generation_prompt %}{{ '<|start_header_id|>assistant<|end_header_id|>\n\n' }}{% endif %}"""
LLAMA31 = """{{- bos_token }}
{%- if not date_string is defined %}
    {%- set date_string = strftime_now("%d %b %Y") if strftime_now is defined else "26 Jul 2024" %}
{%- endif %}
{%- if messages[0]['role'] == 'system' %}
    {%- set system = messages[0]['content'] | trim %}{%- set messages = messages[1:] %}
{%- else %}{%- set system = '' %}{%- endif %}
{{- '<|start_header_id|>system<|end_header_id|>\n\nToday Date: ' + date_string + '\n\n' + system + '<|eot_id|>' }}
{%- for m in messages %}
    {{- '<|start_header_id|>' + m['role'] + '<|end_header_id|>\n\n' + m['content'] | trim + '<|eot_id|>' }}
{%- endfor %}
{%- if add_generation_prompt %}{{- '<|start_header_id|>assistant<|end_header_id|>\n\n' }}{%- endif %}"""
QWEN25 = """{%- if tools %}
    {{- '<|im_start|>system\n' + (messages[0]['content'] if messages[0]['role'] == 'system' else 'You help.') }}
    {{- '\n\n# Tools\n' }}{%- for tool in tools %}{{- tool | tojson + '\n' }}{%- endfor %}{{- '<|im_end|>\n' }}
{%- elif messages[0]['role'] == 'system' %}
    {{- '<|im_start|>system\n' + messages[0]['content'] + '<|im_end|>\n' }}
{%- else %}{{- '<|im_start|>system\nYou help.<|im_end|>\n' }}{%- endif %}
{%- for m in messages %}
    {%- if m.role == 'tool' %}
        {{- '<|im_start|>user\n<tool_response>\n' + m.content + '\n</tool_response><|im_end|>\n' }}
    {%- elif m.role == 'assistant' and m.tool_calls %}
        {{- '<|im_start|>assistant' }}{%- if m.content %}{{- '\n' + m.content }}{%- endif %}
        {%- for call in m.tool_calls %}
            {%- set call = call.function if call.function else call %}
            {{- '\n<tool_call>\n{"name": "' + call.name + '", "arguments": ' + (call.arguments | tojson) }}
            {{- '}\n</tool_call>' }}
        {%- endfor %}{{- '<|im_end|>\n' }}
    {%- elif not (loop.first and m.role == 'system') %}
        {{- '<|im_start|>' + m.role + '\n' + m.content + '<|im_end|>\n' }}
    {%- endif %}
{%- endfor %}
{%- if add_generation_prompt %}{{- '<|im_start|>assistant\n' }}{%- endif %}"""
QWEN3 = """{%- set ns = namespace(last=0) %}
{%- for m in messages %}{%- if m.role == 'user' %}{%- set ns.last = loop.index0 %}{%- endif %}{%- endfor %}
{%- for m in messages %}
    {%- if m.role == 'assistant' %}
        {%- set content = m.content %}{%- set reasoning = '' %}
        {%- if m.reasoning_content is string %}{%- set reasoning = m.reasoning_content %}
        {%- elif '</think>' in content %}
            {%- set reasoning = content.split('</think>')[0].rstrip('\n').split('<think>')[-1].lstrip('\n') %}
            {%- set content = content.split('</think>')[-1].lstrip('\n') %}
        {%- endif %}
        {%- if loop.index0 > ns.last and (loop.last or reasoning) %}
            {{- '<|im_start|>assistant\n<think>\n' + reasoning.strip('\n') + '\n</think>\n\n' + content.lstrip('\n') }}
        {%- else %}{{- '<|im_start|>assistant\n' + content }}{%- endif %}
        {{- '<|im_end|>\n' }}
    {%- else %}{{- '<|im_start|>' + m.role + '\n' + m.content + '<|im_end|>\n' }}{%- endif %}
{%- endfor %}
{%- if add_generation_prompt %}
    {{- '<|im_start|>assistant\n' }}
    {%- if enable_thinking is defined and enable_thinking is false %}{{- '<think>\n\n</think>\n\n' }}{%- endif %}
{%- endif %}"""
GLM4 = """[gMASK]<sop>{% for m in messages %}<|{{ m.role }}|>
{{ m.content }}{% endfor %}{% if add_generation_prompt %}<|assistant|>
{% endif %}"""
MISTRAL = """{{- bos_token }}
{%- if messages[0]['role'] == 'system' %}{%- set system = messages[0]['content'] %}{%- set rest = messages[1:] %}
{%- else %}{%- set rest = messages %}{%- endif %}
{%- for m in rest %}
    {%- if (m['role'] == 'user') != (loop.index0 % 2 == 0) %}
        {{- raise_exception('Conversation roles must alternate') }}
    {%- endif %}
    {%- if m['role'] == 'user' %}
        {%- if loop.last and system is defined %}{{- '[INST] ' + system + '\n\n' + m['content'] + ' [/INST]' }}
        {%- else %}{{- '[INST] ' + m['content'] + ' [/INST]' }}{%- endif %}
    {%- else %}{{- ' ' + m['content'] + eos_token }}{%- endif %}
{%- endfor %}"""
GEMMA = """{{ bos_token }}{% if messages[0]['role'] == 'system' %}{{ raise_exception('System role not supported') }}
{%- endif %}{% for m in messages %}
{%- set role = 'model' if m['role'] == 'assistant' else m['role'] %}
{{- '<start_of_turn>' + role + '\n' + m['content'] | trim + '<end_of_turn>\n' }}{% endfor %}
{%- if add_generation_prompt %}{{ '<start_of_turn>model\n' }}{% endif %}"""
PHI3 = """{% for m in messages %}{{ '<|' + m['role'] + '|>\n' + m['content'] + '<|end|>\n' }}{% endfor %}
{%- if add_generation_prompt %}{{ '<|assistant|>\n' }}{% else %}{{ eos_token }}{% endif %}"""


@dataclass(frozen=True)
class Kind:
    """How a family's tokenizer is made."""

    template: str
    specials: tuple[str, ...]
    bos: str
    eos: str
    pieces: bool = False  # like sentencepiece, with a mark for spaces and bytes for what is unknown
    begin: tuple[str, ...] = ()  # what its tokenizer puts before a text
    ends: tuple[str, ...] = ()
    rstrip: tuple[str, ...] = ()


_L3 = ("<|begin_of_text|>", "<|end_of_text|>", "<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>")
_QW = ("<|endoftext|>", "<|im_start|>", "<|im_end|>")
KINDS = {
    "llama3": Kind(LLAMA3, _L3, _L3[0], "<|eot_id|>", begin=_L3[:1], ends=("<|end_of_text|>", "<|eot_id|>")),
    "llama31": Kind(LLAMA31, _L3, _L3[0], "<|eot_id|>", begin=_L3[:1], ends=("<|end_of_text|>", "<|eot_id|>")),
    "qwen25": Kind(QWEN25, _QW, "", "<|im_end|>", ends=("<|im_end|>", "<|endoftext|>")),
    "qwen3": Kind(QWEN3, _QW, "", "<|im_end|>", ends=("<|im_end|>", "<|endoftext|>")),
    "glm4": Kind(
        GLM4,
        ("<|endoftext|>", "[gMASK]", "<sop>", "<|system|>", "<|user|>", "<|assistant|>", "<|observation|>"),
        "",
        "<|endoftext|>",
        begin=("[gMASK]", "<sop>"),
        ends=("<|endoftext|>", "<|user|>", "<|observation|>"),
    ),
    "mistral": Kind(MISTRAL, ("<unk>", "<s>", "</s>", "[INST]", "[/INST]"), "<s>", "</s>", True, ("<s>",), ("</s>",)),
    "gemma": Kind(
        GEMMA,
        ("<pad>", "<eos>", "<bos>", "<unk>", "<start_of_turn>", "<end_of_turn>"),
        "<bos>",
        "<eos>",
        True,
        ("<bos>",),
        ("<eos>", "<end_of_turn>"),
    ),
    "phi3": Kind(
        PHI3,
        ("<unk>", "<s>", "<|endoftext|>", "<|assistant|>", "<|system|>", "<|user|>", "<|end|>"),
        "<s>",
        "<|endoftext|>",
        True,
        ends=("<|endoftext|>", "<|end|>"),
        rstrip=("<|end|>", "<|assistant|>", "<|user|>", "<|system|>"),
    ),
    "base": Kind("", ("<unk>", "<s>", "</s>"), "<s>", "</s>", True, ("<s>",), ("</s>",)),
}


def write_model(folder: Path, name: str, **config: Any) -> Path:
    """The folder of a model of this kind, without weights. `config` is put over its tokenizer_config.json."""
    kind = KINDS[name]
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = _pieces(kind) if kind.pieces else _byte_level(kind)
    if kind.begin:
        single = " ".join([*(f"{token}:0" for token in kind.begin), "$A:0"])
        named = [(token, tokenizer.token_to_id(token)) for token in kind.begin]
        own = processors.TemplateProcessing(single=single, pair=f"{single} $B:1", special_tokens=named)
        tokenizer.post_processor = (
            own if kind.pieces else processors.Sequence([processors.ByteLevel(trim_offsets=True), own])
        )
    tokenizer.save(str(folder / "tokenizer.json"))
    values: dict[str, Any] = {"tokenizer_class": "PreTrainedTokenizerFast", "eos_token": kind.eos}
    values |= {"bos_token": kind.bos} if kind.bos else {}
    values |= {"chat_template": kind.template} if kind.template else {}
    (folder / "tokenizer_config.json").write_text(json.dumps(values | config))
    ends = [tokenizer.token_to_id(token) for token in kind.ends]
    (folder / "config.json").write_text(json.dumps({"max_position_embeddings": 2048, "eos_token_id": ends}))
    return folder


def _byte_level(kind: Kind) -> Tokenizer:
    tokenizer = Tokenizer(models.BPE())
    split = r"'s|'t|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(_regex(split), "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    tokenizer.post_processor = processors.ByteLevel(trim_offsets=True)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=420, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False
    )
    tokenizer.train_from_iterator(WORDS, trainer)
    tokenizer.add_special_tokens([AddedToken(token, special=True, normalized=False) for token in kind.specials])
    return tokenizer


def _pieces(kind: Kind) -> Tokenizer:
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>", fuse_unk=True, byte_fallback=True))
    tokenizer.normalizer = normalizers.Sequence([normalizers.Prepend("▁"), normalizers.Replace(" ", "▁")])
    tokenizer.decoder = decoders.Sequence(
        [decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse(), decoders.Strip(" ", 1, 0)]
    )
    bytes_ = [f"<0x{byte:02X}>" for byte in range(256)]
    trainer = trainers.BpeTrainer(
        vocab_size=700, special_tokens=[*kind.specials, *bytes_], show_progress=False, max_token_length=8
    )
    tokenizer.train_from_iterator(WORDS[:2], trainer)
    specials = [
        AddedToken(token, special=True, normalized=False, rstrip=token in kind.rstrip) for token in kind.specials
    ]
    content = json.loads(tokenizer.to_str())
    content["added_tokens"] = []  # the bytes are no marks: they are written by the byte fallback alone
    found = Tokenizer.from_str(json.dumps(content))
    found.add_special_tokens(specials)
    return found


def _regex(pattern: str) -> Any:
    from tokenizers import Regex

    return Regex(pattern)
