"""Options of the adapter itself: its kind and size, and which parts of the model it changes."""

import re

from pydantic import field_validator

from project.schema import PICTURES, SET, Section, complaint, option

_LORAS = ("lora", "dora")
_TEXT = ("train_text_encoder", True)
PICTURE_ATTENTION = ["to_q", "to_k", "to_v", "to_out.0"]
ALL_LINEAR = "all-linear"


class AdapterOptions(Section):
    """The adapter itself: its kind and size, and which parts of the model it changes."""

    adapter_type: str = option(
        "lora",
        "Kind of adapter",
        "LoRA is read by every tool and is right unless you know better. DoRA often learns detail at small ranks and "
        "is slower. LoHa and LoKr suit styles and make small files; OFT changes least of what the model knows.",
        choices={
            "lora": "LoRA: two small matrices a layer",
            "dora": "DoRA: a LoRA with a length for each output",
            "loha": "LoHa: a product of two LoRAs",
            "lokr": "LoKr: a Kronecker product, very small files",
            "oft": "OFT: turns a layer's outputs",
        },
        level="advanced",
    )
    lora_rank: int = option(
        8, "Rank", "The size of the LoRA. More can hold more detail, takes more memory and learns by heart sooner.",
        ge=1, le=1024,
    )  # fmt: skip
    lora_alpha: float = option(
        8.0,
        "Alpha",
        "The LoRA acts with the strength alpha / rank. Equal to the rank, or half of it, is usual.",
        ge=0.001,
        le=4096,
    )
    rslora: bool = option(
        False,
        "Rank-stabilised",
        "Divides alpha by the root of the rank (rsLoRA), so that large ranks learn as fast as small ones. Worth a try "
        "from rank 64 on; take a smaller alpha then.",
        level="advanced",
        applies_when=("adapter_type", _LORAS),
    )
    lora_init: str = option(
        "default",
        "Start values",
        "What a new LoRA begins as. PiSSA and OLoRA begin as the strongest part of each layer and learn faster at the "
        "start; their files have twice the rank. Leave it at default if in doubt.",
        choices={
            "default": "random, adds nothing at first",
            "gaussian": "random by a normal distribution",
            "pissa": "the principal part of the weights (PiSSA)",
            "olora": "an orthonormal part of the weights (OLoRA)",
            "loftq": "for base models in 4 bits (LoftQ)",
        },
        level="advanced",
        applies_when=("adapter_type", _LORAS),
    )
    lokr_factor: int = option(
        -1,
        "LoKr factor",
        "Into how many parts LoKr splits each layer. -1 = about the root of its size, which makes the smallest files; "
        "8 or 16 hold more.",
        ge=-1,
        le=256,
        level="advanced",
        applies_when=("adapter_type", "lokr"),
        task=PICTURES,
    )
    lokr_decompose_both: bool = option(
        False,
        "Split both halves",
        "Makes the smaller half of LoKr low-rank too. Smaller files still; rarely needed.",
        level="advanced",
        applies_when=("adapter_type", "lokr"),
        task=PICTURES,
    )
    layers: str = option(
        "attention",
        "Layers",
        "Which layers of the image model learn. Attention is enough for most; with feed-forward, as kohya's scripts do,"
        " styles and detail come out stronger in a larger file.",
        choices={
            "attention": "the attention layers alone",
            "attention-mlp": "attention, feed-forward and projections",
            "full": "these and the time embeddings",
            "custom": "those that are named below",
        },
        level="advanced",
        task=PICTURES,
    )
    lora_target_modules: list[str] = option(
        PICTURE_ATTENTION,
        "Trained layers",
        "The layers that get a LoRA, by the ends of their names, by blocks (down_blocks.1, IN04, layers.0), with * or "
        "as re: and a regular expression. In a language model all-linear means every linear layer but the last one, "
        "and the names set here at first stand for its own attention layers.",
        kind="names",
        level="advanced",
        applies_when=("layers", ("attention", "custom")),
    )
    exclude_modules: list[str] = option(
        [],
        "Left out",
        "Layers that stay as they are although they are chosen above; named in the same ways, for example attn1 or "
        "up_blocks.3.",
        kind="names",
        level="advanced",
    )
    conv_rank: int = option(
        0,
        "Convolution rank",
        "A rank above 0 trains the convolutions too (LoCon), which helps with textures and styles. Half of the rank or "
        "less is usual; 0 = off.",
        ge=0,
        le=1024,
        level="advanced",
        task=PICTURES,
    )
    conv_alpha: float = option(
        0.0,
        "Convolution alpha",
        "The alpha of the convolutions. 0 = equal to their rank; half of the rank, or 1, is usual too.",
        ge=0,
        le=4096,
        level="advanced",
        applies_when=("conv_rank", SET),
        task=PICTURES,
    )
    block_ranks: list[str] = option(
        [],
        "Ranks by block",
        "Other ranks for some blocks, such as mid_block=16, down_blocks.1=4 or OUT03=0; alpha follows. 0 leaves a "
        "block out. Later entries win.",
        kind="names",
        level="advanced",
    )
    block_learning_rates: list[str] = option(
        [],
        "Learning rates by block",
        "Other learning rates for some blocks, such as up_blocks.*.attn2=5e-5 or IN08=1e-5. 0 freezes a block. Later "
        "entries win.",
        kind="names",
        level="advanced",
    )
    lora_dropout: float = option(
        0.0,
        "Dropout",
        "The share of the LoRA's inputs that is left out at random in each step, against learning by heart.",
        ge=0,
        le=0.99,
        level="advanced",
    )
    rank_dropout: float = option(
        0.0,
        "Rank dropout",
        "The share of a LoRA's ranks that is left out at random in each step, against learning by heart. Typical: 0.1.",
        ge=0,
        le=0.9,
        level="advanced",
        applies_when=("adapter_type", ("lora", "loha", "lokr")),
    )
    module_dropout: float = option(
        0.0,
        "Layer dropout",
        "How often a whole layer's LoRA is left out of a step, against learning by heart. 0.1 is typical.",
        ge=0,
        le=0.9,
        level="advanced",
    )
    max_norm: float = option(
        0.0,
        "Largest norm",
        "Scales a layer's LoRA down when it grows beyond this norm, which keeps a LoRA from burning in and makes it "
        "mix well with others. 1 is typical; 0 = off.",
        ge=0,
        le=1000,
        level="advanced",
    )
    start_from: str = option(
        "",
        "Start from",
        "A LoRA file to go on from, of this app, kohya's scripts or diffusers, for the same base model. Layers, rank "
        "and alpha are then the file's.",
        kind="path",
        level="advanced",
    )
    train_text_encoder: bool = option(
        False,
        "Train the text encoder",
        "The text encoder learns too. It helps with new words and forgets old ones sooner.",
        level="advanced",
        task=PICTURES,
    )
    text_encoder_learning_rate: float = option(
        0.0,
        "Text encoder learning rate",
        "The learning rate of the text encoder. 0 = the same as for the image model.",
        ge=0,
        le=1,
        level="advanced",
        applies_when=_TEXT,
        task=PICTURES,
    )
    text_encoder_layers: str = option(
        "attention",
        "Text layers",
        "Which layers of the text encoders learn. With feed-forward is what kohya's scripts do.",
        choices={
            "attention": "the attention layers alone",
            "attention-mlp": "attention and feed-forward",
            "custom": "those that are named below",
        },
        level="advanced",
        applies_when=_TEXT,
        task=PICTURES,
    )
    text_encoder_target_modules: list[str] = option(
        ["q_proj", "k_proj", "v_proj", "out_proj"],
        "Trained text layers",
        "The layers of the text encoder that get a LoRA, by the ends of their names.",
        kind="names",
        level="advanced",
        applies_when=_TEXT,
        task=PICTURES,
    )
    text_encoder_rank: int = option(
        0,
        "Text encoder rank",
        "The rank in the text encoders. 0 = the same as in the image model; half of it is often enough.",
        ge=0,
        le=1024,
        level="advanced",
        applies_when=_TEXT,
        task=PICTURES,
    )
    text_encoder_alpha: float = option(
        0.0,
        "Text encoder alpha",
        "The alpha in the text encoders. 0 = the same share of the rank as in the image model.",
        ge=0,
        le=4096,
        level="advanced",
        applies_when=_TEXT,
        task=PICTURES,
    )
    train_text_encoder_2: bool = option(
        True,
        "Second text encoder too",
        "SDXL has two text encoders. Off trains the first one alone, which is gentler; other models have only one.",
        level="advanced",
        applies_when=_TEXT,
        task=PICTURES,
    )
    text_encoder_2_learning_rate: float = option(
        0.0,
        "Second text encoder's rate",
        "The learning rate of SDXL's second text encoder. 0 = the same as for the first one.",
        ge=0,
        le=1,
        level="advanced",
        applies_when=_TEXT,
        task=PICTURES,
    )
    text_encoder_2_rank: int = option(
        0,
        "Second text encoder's rank",
        "The rank in SDXL's second text encoder. 0 = the same as in the first one.",
        ge=0,
        le=1024,
        level="advanced",
        applies_when=_TEXT,
        task=PICTURES,
    )
    text_encoder_2_alpha: float = option(
        0.0,
        "Second text encoder's alpha",
        "The alpha in SDXL's second text encoder. 0 = as in the first one.",
        ge=0,
        le=4096,
        level="advanced",
        applies_when=_TEXT,
        task=PICTURES,
    )

    @property
    def language_targets(self) -> list[str]:
        """The layers of a language model that are named; none = its own attention layers."""
        return [] if self.lora_target_modules == PICTURE_ATTENTION else self.lora_target_modules

    @field_validator("lora_target_modules", "text_encoder_target_modules")
    @classmethod
    def _some(cls, value: list[str]) -> list[str]:
        if not value:
            raise complaint("must name at least one layer")
        return value

    @field_validator("lokr_factor")
    @classmethod
    def _factor(cls, value: int) -> int:
        if value == 0:
            raise complaint("must be -1 or a number above 0")
        return value

    @field_validator("block_ranks")
    @classmethod
    def _ranks(cls, value: list[str]) -> list[str]:
        for entry in value:
            if not re.fullmatch(r".+=\s*\d{1,4}", entry) or int(entry.rpartition("=")[2]) > 1024:
                raise complaint(f'must be like mid_block=16, with ranks from 0 to 1024, not "{entry}"')
        return value

    @field_validator("block_learning_rates")
    @classmethod
    def _rates(cls, value: list[str]) -> list[str]:
        for entry in value:
            pattern, _, number = entry.rpartition("=")
            try:
                good = bool(pattern.strip()) and 0 <= float(number) <= 1
            except ValueError:
                good = False
            if not good:
                raise complaint(f'must be like mid_block=1e-5, with rates from 0 to 1, not "{entry}"')
        return value
