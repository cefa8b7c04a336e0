"""Tiny models of the real classes that write captions, with random weights, saved as a hub would deliver them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors
from transformers import (
    BartConfig,
    BertTokenizerFast,
    Blip2Config,
    Blip2ForConditionalGeneration,
    Blip2Processor,
    BlipConfig,
    BlipForConditionalGeneration,
    BlipImageProcessor,
    BlipProcessor,
    CLIPConfig,
    CLIPImageProcessor,
    CLIPModel,
    CLIPProcessor,
    Florence2Config,
    Florence2ForConditionalGeneration,
    Florence2Processor,
    GitConfig,
    GitForCausalLM,
    GitProcessor,
    InstructBlipConfig,
    InstructBlipForConditionalGeneration,
    InstructBlipProcessor,
    LlavaConfig,
    LlavaForConditionalGeneration,
    LlavaProcessor,
    PaliGemmaConfig,
    PaliGemmaForConditionalGeneration,
    PaliGemmaProcessor,
    PreTrainedTokenizerFast,
    Qwen2_5_VLConfig,
    Qwen2_5_VLForConditionalGeneration,
    Qwen2_5_VLProcessor,
    Qwen2VLConfig,
    Qwen2VLForConditionalGeneration,
    Qwen2VLImageProcessor,
    Qwen2VLProcessor,
    Qwen2VLVideoProcessor,
    Qwen3VLConfig,
    Qwen3VLForConditionalGeneration,
    Qwen3VLProcessor,
    Qwen3VLVideoProcessor,
    SiglipImageProcessor,
)

WORDS = (
    "a", "the", "red", "blue", "green", "small", "large", "apple", "pear", "cat", "dog", "house", "tree", "on", "in",
    "of", "with", "and", "round", "square", "bright", "dark", "table", "sky", "water", "light", "night", "picture",
)  # fmt: skip
SIDE = 32  # pixels
MARKS = ["<pad>", "<s>", "</s>"]
ENDS = {"bos_token_id": 1, "eos_token_id": 2, "pad_token_id": 0}  # of MARKS
SMALL = {"hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 2, "num_attention_heads": 2}
VISION = {**SMALL, "image_size": SIDE, "patch_size": 8}
LLAMA = {**SMALL, "num_key_value_heads": 1, "max_position_embeddings": 256, **ENDS}

TEMPLATE = (
    "{% for message in messages %}<|im_start|>{{ message['role'] }}\n{% for part in message['content'] %}"
    "{% if part['type'] == 'image' %}<|vision_start|><|image_pad|><|vision_end|>{% else %}{{ part['text'] }}{% endif %}"
    "{% endfor %}<|im_end|>\n{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)


def lively(model: Any) -> Any:
    """Weights so large that what a model says depends on the picture, as the usual beginning does not."""
    torch.manual_seed(7)
    with torch.no_grad():
        for parameter in model.parameters():
            if parameter.dim() > 1:
                parameter.normal_(0, 0.25)
    return model.eval()


def byte_words(special: list[str], **more: Any) -> PreTrainedTokenizerFast:
    """A byte-level BPE tokenizer without merges of its own but for the words of WORDS, as GPT-2's are made."""
    letters = sorted(pre_tokenizers.ByteLevel.alphabet())
    vocabulary = {letter: number for number, letter in enumerate([*special, *letters])}
    merges = []
    for word in WORDS:
        for text in (word, f"Ġ{word}"):
            for end in range(2, len(text) + 1):
                if text[:end] not in vocabulary:
                    vocabulary[text[:end]] = len(vocabulary)
                    merges.append((text[: end - 1], text[end - 1]))
    inner = Tokenizer(models.BPE(vocab=vocabulary, merges=merges, fuse_unk=False))
    inner.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    inner.decoder = decoders.ByteLevel()
    inner.post_processor = processors.ByteLevel(trim_offsets=False)
    return PreTrainedTokenizerFast(tokenizer_object=inner, bos_token="<s>", eos_token="</s>", pad_token="<pad>", **more)


def word_pieces(folder: Path, entries: list[str], **more: Any) -> BertTokenizerFast:
    """BERT's tokenizer with a vocabulary of these."""
    (folder / "vocab.txt").write_text("\n".join(entries) + "\n")
    return BertTokenizerFast(vocab=str(folder / "vocab.txt"), **more)


def save_blip(folder: Path) -> Path:
    folder.mkdir(parents=True)
    entries = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "[DEC]", ":", *WORDS]
    tokenizer = word_pieces(folder, entries, bos_token="[DEC]")
    sizes = {"hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 2, "num_attention_heads": 2}
    config = BlipConfig(
        text_config={**sizes, "vocab_size": len(entries), "encoder_hidden_size": 32, "max_position_embeddings": 64,
                     "bos_token_id": 5, "eos_token_id": 3, "sep_token_id": 3, "pad_token_id": 0},
        vision_config={**sizes, "image_size": SIDE, "patch_size": 8}, projection_dim=16,
    )  # fmt: skip
    lively(BlipForConditionalGeneration(config)).save_pretrained(folder)
    pictures = BlipImageProcessor(size={"height": SIDE, "width": SIDE})
    BlipProcessor(pictures, tokenizer).save_pretrained(folder)
    return folder


def save_blip2(folder: Path) -> Path:
    tokenizer = byte_words(["<pad>", "<s>", "</s>", "<image>"], extra_special_tokens=["<image>"])
    sizes = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2}
    config = Blip2Config(
        vision_config={**sizes, "intermediate_size": 64, "image_size": SIDE, "patch_size": 8},
        qformer_config={**sizes, "intermediate_size": 64, "encoder_hidden_size": 32, "vocab_size": 20},
        text_config={"model_type": "opt", **sizes, "ffn_dim": 64, "vocab_size": len(tokenizer),
                     "word_embed_proj_dim": 32, "max_position_embeddings": 96,
                     "bos_token_id": 1, "eos_token_id": 2, "pad_token_id": 0},
        num_query_tokens=4, image_token_index=3,
    )  # fmt: skip
    lively(Blip2ForConditionalGeneration(config)).save_pretrained(folder)
    pictures = BlipImageProcessor(size={"height": SIDE, "width": SIDE})
    Blip2Processor(pictures, tokenizer, num_query_tokens=4).save_pretrained(folder)
    return folder


def save_florence(folder: Path) -> Path:
    tokenizer = byte_words(["<pad>", "<s>", "</s>", "<image>"], extra_special_tokens={"image_token": "<image>"})
    text = BartConfig(
        vocab_size=len(tokenizer), d_model=32, encoder_layers=1, decoder_layers=1, encoder_attention_heads=2,
        decoder_attention_heads=2, encoder_ffn_dim=64, decoder_ffn_dim=64, max_position_embeddings=128, bos_token_id=1,
        eos_token_id=2, pad_token_id=0, decoder_start_token_id=2, forced_eos_token_id=2,
    )  # fmt: skip
    vision = {
        "depths": (1, 1), "embed_dim": (16, 32), "num_heads": (2, 2), "num_groups": (2, 2), "patch_size": (7, 3),
        "patch_stride": (4, 2), "patch_padding": (3, 1), "patch_prenorm": (False, True), "window_size": 4,
        "projection_dim": 32, "max_temporal_embeddings": 4, "max_position_embeddings": 8,
    }  # fmt: skip
    config = Florence2Config(text_config=text, vision_config=vision, image_token_id=3)
    lively(Florence2ForConditionalGeneration(config)).save_pretrained(folder)
    pictures = CLIPImageProcessor(size={"height": SIDE, "width": SIDE}, crop_size={"height": SIDE, "width": SIDE})
    pictures.image_seq_length = 17
    Florence2Processor(pictures, tokenizer, num_additional_image_tokens=1).save_pretrained(folder)
    return folder


QWEN = ["<pad>", "<s>", "</s>", "<|im_start|>", "<|im_end|>", "<|vision_start|>", "<|vision_end|>", "<|image_pad|>",
        "<|video_pad|>"]  # fmt: skip
QWEN_IDS = {"image_token_id": 7, "video_token_id": 8, "vision_start_token_id": 5, "vision_end_token_id": 6}


def _qwen(folder: Path, model: type, config: type, vision: dict[str, Any], processor: type, video: type) -> Path:
    tokenizer = byte_words(QWEN, extra_special_tokens=QWEN[3:])
    text = {
        "hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 2, "num_attention_heads": 4,
        "num_key_value_heads": 2, "head_dim": 8, "vocab_size": len(tokenizer), "max_position_embeddings": 512,
        "rope_parameters": {"rope_type": "default", "mrope_section": [1, 1, 2], "rope_theta": 10000.0}, **ENDS,
    }  # fmt: skip
    vision = {"depth": 2, "hidden_size": 32, "num_heads": 2, "patch_size": 8, **vision}
    _saved(model(config(text_config=text, vision_config=vision, **QWEN_IDS)), folder)
    pictures = Qwen2VLImageProcessor(patch_size=8, min_pixels=16 * 16, max_pixels=48 * 48)
    processor(pictures, tokenizer, video(patch_size=8), TEMPLATE).save_pretrained(folder)
    return folder


def save_qwen2(folder: Path) -> Path:
    vision = {"embed_dim": 32, "mlp_ratio": 2}
    return _qwen(
        folder, Qwen2VLForConditionalGeneration, Qwen2VLConfig, vision, Qwen2VLProcessor, Qwen2VLVideoProcessor
    )


def save_qwen(folder: Path) -> Path:
    vision = {"intermediate_size": 64, "out_hidden_size": 32, "window_size": 32, "fullatt_block_indexes": [1]}
    return _qwen(folder, Qwen2_5_VLForConditionalGeneration, Qwen2_5_VLConfig, vision, Qwen2_5_VLProcessor,
                 Qwen2VLVideoProcessor)  # fmt: skip


def save_qwen3(folder: Path) -> Path:
    vision = {"intermediate_size": 64, "out_hidden_size": 32, "deepstack_visual_indexes": [0],
              "num_position_embeddings": 16}  # fmt: skip
    return _qwen(
        folder, Qwen3VLForConditionalGeneration, Qwen3VLConfig, vision, Qwen3VLProcessor, Qwen3VLVideoProcessor
    )


def save_git(folder: Path) -> Path:
    folder.mkdir(parents=True)
    tokenizer = word_pieces(folder, ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS])
    ends = {"bos_token_id": 2, "eos_token_id": 3, "pad_token_id": 0}
    config = GitConfig(vision_config=VISION, **SMALL, vocab_size=len(tokenizer), max_position_embeddings=64, **ends)
    model = GitForCausalLM(config)
    with torch.no_grad():
        model.output.bias[:5] = -99.0  # words, not marks
    _saved(model, folder, **ends)
    GitProcessor(_clip_pictures(), tokenizer).save_pretrained(folder)
    return folder


def save_instructblip(folder: Path) -> Path:
    folder.mkdir(parents=True)
    asked = word_pieces(folder, ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS])
    tokenizer = byte_words([*MARKS, "<image>"], extra_special_tokens=["<image>"])
    config = InstructBlipConfig(
        vision_config=VISION,
        qformer_config={**SMALL, "encoder_hidden_size": 32, "vocab_size": len(asked)},
        text_config={"model_type": "llama", **LLAMA, "vocab_size": len(tokenizer)},
        num_query_tokens=4, image_token_index=3,
    )  # fmt: skip
    _saved(InstructBlipForConditionalGeneration(config), folder)
    pictures = BlipImageProcessor(size={"height": SIDE, "width": SIDE})
    InstructBlipProcessor(pictures, tokenizer, asked, num_query_tokens=4).save_pretrained(folder)
    return folder


def save_llava(folder: Path) -> Path:
    tokenizer = byte_words([*MARKS, "<image>"], extra_special_tokens={"image_token": "<image>"})
    config = LlavaConfig(
        vision_config={"model_type": "clip_vision_model", **VISION},
        text_config={"model_type": "llama", **LLAMA, "vocab_size": len(tokenizer)}, image_token_index=3,
    )  # fmt: skip
    _saved(LlavaForConditionalGeneration(config), folder)
    template = (
        "{% for message in messages %}USER: {% for part in message['content'] %}{% if part['type'] == 'image' %}"
        "<image>\n{% else %}{{ part['text'] }}{% endif %}{% endfor %}{% endfor %} ASSISTANT:"
    )
    LlavaProcessor(
        _clip_pictures(), tokenizer, patch_size=8, vision_feature_select_strategy="default", chat_template=template,
        num_additional_image_tokens=1,
    ).save_pretrained(folder)  # fmt: skip
    return folder


def save_paligemma(folder: Path) -> Path:
    tokenizer = byte_words([*MARKS, "<image>"], extra_special_tokens={"image_token": "<image>"})
    config = PaliGemmaConfig(
        vision_config={"model_type": "siglip_vision_model", **VISION, "vision_use_head": False},
        text_config={"model_type": "gemma", **LLAMA, "head_dim": 16, "vocab_size": len(tokenizer)},
        image_token_index=3, projection_dim=32, hidden_size=32,
    )  # fmt: skip
    _saved(PaliGemmaForConditionalGeneration(config), folder)
    pictures = SiglipImageProcessor(size={"height": SIDE, "width": SIDE})
    pictures.image_seq_length = 16
    PaliGemmaProcessor(pictures, tokenizer).save_pretrained(folder)
    return folder


def save_clip(folder: Path) -> Path:
    """No captioner: a CLIP in the layout of transformers, as OpenAI's own lie on the hub."""
    tokenizer = byte_words(MARKS, model_max_length=24)
    text = {**SMALL, "vocab_size": len(tokenizer), "max_position_embeddings": 24, **ENDS}
    lively(CLIPModel(CLIPConfig(text_config=text, vision_config=VISION, projection_dim=16))).save_pretrained(folder)
    CLIPProcessor(_clip_pictures(), tokenizer).save_pretrained(folder)
    return folder


def _saved(model: Any, folder: Path, **ends: int) -> None:
    lively(model).generation_config.update(**(ends or ENDS))
    model.save_pretrained(folder)


def _clip_pictures() -> CLIPImageProcessor:
    return CLIPImageProcessor(size={"shortest_edge": SIDE}, crop_size={"height": SIDE, "width": SIDE})


COCA = {
    "embed_dim": 16,
    "vision_cfg": {"image_size": 32, "layers": 2, "width": 16, "head_width": 8, "patch_size": 8,
                   "attentional_pool": True, "attn_pooler_heads": 2, "output_tokens": True},
    "text_cfg": {"context_length": 20, "vocab_size": 49408, "width": 16, "heads": 2, "layers": 1, "embed_cls": True,
                 "output_tokens": True},
    "multimodal_cfg": {"context_length": 20, "vocab_size": 49408, "width": 16, "heads": 2, "layers": 1,
                       "attn_pooler_heads": 2},
    "custom_text": True,
}  # fmt: skip


def save_coca(folder: Path) -> Path:
    from open_clip.coca_model import CoCa
    from safetensors.torch import save_file

    folder.mkdir(parents=True)
    parts = {key: value for key, value in COCA.items() if key != "custom_text"}
    model = lively(CoCa(**parts))
    save_file({key: value.contiguous() for key, value in model.state_dict().items()},
              str(folder / "open_clip_model.safetensors"))  # fmt: skip
    prepare = {"mean": [0.5, 0.5, 0.5], "std": [0.5, 0.5, 0.5]}
    (folder / "open_clip_config.json").write_text(json.dumps({"model_cfg": COCA, "preprocess_cfg": prepare}))
    return folder
