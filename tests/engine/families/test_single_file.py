"""Base models as folders and as single files are the same models, in every layout that people download."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from engine import families
from engine.loading.shapes import unet_config, vae_config
from engine.memory import Placement
from project.errors import BadInput
from project.options import ModelOptions
from tests.engine.families.checkpoint_writer import Tiny, averaged, make_tiny
from tests.engine.small_world import CPU

FAMILIES = ("sd15", "sd2", "sdxl")


@pytest.fixture(scope="module")
def made() -> dict[str, Tiny]:
    return {family: make_tiny(family) for family in FAMILIES}


def load(path: Path, placement: Placement = CPU, **options: Any) -> Any:
    return families.load(ModelOptions(base_model=str(path), **options), placement)


def same(one: Any, other: Any) -> None:
    for part in [*one.components, "vae"]:
        ours, theirs = getattr(one, part).state_dict(), getattr(other, part).state_dict()
        assert ours.keys() == theirs.keys()
        assert all(torch.equal(ours[name], theirs[name]) for name in ours), part


@pytest.mark.parametrize("family", FAMILIES)
def test_a_single_file_is_the_same_model_as_the_folder(family: str, made: dict[str, Tiny], tmp_path: Path) -> None:
    tiny = made[family]
    folder = load(tiny.save_folder(tmp_path / "folder"))
    file = load(tiny.save_file(tmp_path / "a.safetensors"))
    assert (folder.name, file.name) == (family, family)
    same(folder, file)
    original = tiny.unet.state_dict()
    assert all(torch.equal(original[name], tensor) for name, tensor in file.unet.state_dict().items())
    assert file.prediction_type == folder.prediction_type
    assert (file.resolution, file.granularity) == (folder.resolution, folder.granularity) == (16, 4)
    for part in ("latents", "embeddings"):
        assert file.encoder_key(part) == folder.encoder_key(part)
    one, other = folder.encode_caption("two cats!"), file.encode_caption("two cats!")
    assert one.keys() == other.keys()
    # Not to the last bit: where a tensor begins in memory changes how sums are rounded.
    assert all(torch.allclose(one[name], other[name], atol=1e-5) for name in one)
    embeddings = file.embed(["a cat"])
    noisy, sizes = torch.randn(1, 4, 8, 8), torch.tensor([[16.0, 16, 0, 0, 16, 16]])
    at = torch.tensor([500])
    got, wanted = (family.predict(noisy, at, embeddings, sizes) for family in (file, folder))
    assert torch.allclose(got, wanted, atol=1e-5)


def test_half_precision_and_averaged_weights(made: dict[str, Tiny], tmp_path: Path) -> None:
    tiny = made["sd15"]
    state = tiny.state()
    both, only = {**state, **averaged(state)}, averaged(state) | {
        name: tensor for name, tensor in state.items() if not name.startswith("model.diffusion_model.")
    }  # fmt: skip
    for name, content in (("both", both), ("only", only)):
        half = {key: t.half().contiguous() if t.is_floating_point() else t for key, t in content.items()}
        save_file(half, tmp_path / f"{name}.safetensors", {"modelspec.resolution": "16x16"})
    trained, mean = load(tmp_path / "both.safetensors"), load(tmp_path / "only.safetensors")
    original = tiny.unet.state_dict()
    for name, tensor in trained.unet.state_dict().items():  # the trained weights, in fp32 from fp16
        assert torch.equal(tensor, original[name].half().float())
        assert torch.equal(mean.unet.state_dict()[name], (original[name] / 2).half().float())
    low = load(tmp_path / "both.safetensors", Placement(torch.device("cpu"), torch.bfloat16, "bf16"))
    assert (
        {p.dtype for p in low.unet.parameters()} == {p.dtype for p in low.text_encoder.parameters()} == {torch.bfloat16}
    )
    assert {p.dtype for p in low.vae.parameters()} == {torch.float32}


def test_velocity_models_say_so_or_are_asked(made: dict[str, Tiny], tmp_path: Path) -> None:
    marked = make_tiny("sdxl")
    marked.extra = {"v_pred": torch.tensor([]), "ztsnr": torch.tensor([])}
    family = load(marked.save_file(tmp_path / "v.safetensors"))
    assert family.prediction_type == family.noise.config.prediction_type == "v_prediction"
    assert family.sampler.config.timestep_spacing == "trailing"
    assert float(family.noise.alphas_cumprod[-1]) == pytest.approx(0, abs=1e-6)
    two = made["sd2"].save_file(tmp_path / "two.safetensors")
    asked = load(two)
    assert asked.prediction_type == "v_prediction"  # random weights do not answer with the noise
    assert "set prediction_type" in asked.notes[0]
    by_hand = load(two, prediction_type="epsilon")
    assert (by_hand.prediction_type, by_hand.notes) == ("epsilon", ())
    told = load(made["sd2"].save_file(tmp_path / "told.safetensors", prediction_type="epsilon"))
    assert (told.prediction_type, told.notes) == ("epsilon", ())


def test_the_published_sizes_give_the_published_configs() -> None:
    from diffusers import AutoencoderKL, UNet2DConditionModel

    from engine.loading.shapes import published
    from tests.engine.families.checkpoint_writer import unet_names, vae_names

    for family, resolution in (("sd15", 512), ("sd2", 768), ("sdxl", 1024)):
        with torch.device("meta"):
            unet = UNet2DConditionModel.from_config(published(family, "unet"))
            vae = AutoencoderKL.from_config(published(family, "vae"))
        assert unet_config(unet_names(unet), family, resolution, 8) == published(family, "unet")
        assert vae_config(vae_names(vae.state_dict()), family) == published(family, "vae")
        assert vae_config(vae.state_dict(), family) == published(family, "vae")


def _without(path: Path, start: str) -> None:
    state = {name: tensor for name, tensor in load_file(path).items() if not name.startswith(start)}
    save_file(state, path, {"modelspec.resolution": "16x16"})


@pytest.mark.parametrize(
    ("start", "text"),
    [
        ("first_stage_model.", "lacks the VAE; give one with the option vae"),
        ("cond_stage_model.", "lacks the text encoder"),
        ("model.diffusion_model.middle_block.1.norm", "unet lacks 2 weights"),
        ("cond_stage_model.transformer.text_model.encoder.layers.1.mlp", "text_encoder lacks 4 weights"),
    ],
)
def test_incomplete_files(start: str, text: str, made: dict[str, Tiny], tmp_path: Path) -> None:
    path = made["sd15"].save_file(tmp_path / "a.safetensors")
    _without(path, start)
    with pytest.raises(BadInput, match=text) as caught:
        load(path)
    assert "\n" not in str(caught.value)


def test_an_extra_vae_in_each_layout(made: dict[str, Tiny], tmp_path: Path) -> None:
    path = made["sd15"].save_file(tmp_path / "a.safetensors")
    own = load(path)
    _without(path, "first_stage_model.")
    other = make_tiny("sd15", seed=7)
    folder = other.save_folder(tmp_path / "other")
    state = {n.removeprefix("first_stage_model."): t for n, t in other.state().items() if n.startswith("first_stage")}
    save_file({name: t.contiguous() for name, t in state.items()}, tmp_path / "vae.safetensors")
    for vae in (folder, folder / "vae", tmp_path / "vae.safetensors", folder / "vae" / VAE_FILE):
        family = load(path, vae=str(vae))
        assert torch.equal(family.vae.decoder.conv_in.weight, other.vae.decoder.conv_in.weight)
        assert family.encoder_key("latents") != own.encoder_key("latents")
    with pytest.raises(BadInput, match="the VAE in"):
        load(path, vae=str(tmp_path / "none"))


VAE_FILE = "diffusion_pytorch_model.safetensors"


class Hostile:
    def __reduce__(self) -> tuple:
        return (print, ("ran",))


def test_pickled_checkpoints(made: dict[str, Tiny], tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    state: dict[str, Tensor] = made["sd15"].state()
    torch.save({"state_dict": state, "global_step": 3}, tmp_path / "good.ckpt")
    family = load(tmp_path / "good.ckpt")
    assert torch.equal(family.unet.conv_in.weight, made["sd15"].unet.state_dict()["conv_in.weight"])
    torch.save({"state_dict": state, "more": Hostile()}, tmp_path / "bad.ckpt")
    with pytest.raises(BadInput, match="pickle file that wants to run code"):
        load(tmp_path / "bad.ckpt")
    assert "ran" not in capsys.readouterr().out


def test_clip_skip_and_long_captions(made: dict[str, Tiny], tmp_path: Path) -> None:
    path = made["sd15"].save_file(tmp_path / "a.safetensors")
    plain, skipped, long = load(path), load(path, clip_skip=2), load(path, max_token_length="150")
    ids = plain.text.ids(["a cat"])[0]
    hidden = plain.text_encoder(ids, output_hidden_states=True).hidden_states
    norm = plain.text_encoder.final_layer_norm
    assert torch.allclose(plain.encode_caption("a cat")["hidden"], norm(hidden[-1])[0])
    assert torch.allclose(skipped.encode_caption("a cat")["hidden"], norm(hidden[-2])[0])
    assert torch.equal(
        load(path, clip_skip=1).encode_caption("a cat")["hidden"], plain.encode_caption("a cat")["hidden"]
    )
    assert len({family.encoder_key("embeddings") for family in (plain, skipped, long)}) == 3
    words = " ".join(["cat"] * 75)
    both = long.encode_caption(f"{words} dog")["hidden"]
    assert both.shape == (154, 32)
    assert torch.allclose(both[:77], plain.encode_caption(words)["hidden"], atol=1e-6)
    assert torch.allclose(both[77:], plain.encode_caption("dog")["hidden"], atol=1e-6)


def test_sdxl_reads_the_layer_before_the_last_of_both_encoders(made: dict[str, Tiny], tmp_path: Path) -> None:
    family = load(made["sdxl"].save_file(tmp_path / "a.safetensors"))
    found = family.encode_caption("a cat")
    pipeline = family.pipeline()
    hidden, _, pooled, _ = pipeline.encode_prompt("a cat", do_classifier_free_guidance=False)
    assert torch.allclose(found["hidden"], hidden[0])
    assert torch.allclose(found["pooled"], pooled[0])


def test_the_tokenizer_is_clips_own() -> None:
    import open_clip

    from tests.engine.families.checkpoint_writer import tokenizer

    theirs = open_clip.get_tokenizer("ViT-H-14")
    captions = ["a photo of an astronaut, (riding) a horse's back", "1girl, 2024 naïve café – ünïcode 日本", ""]
    ours = tokenizer("<|endoftext|>")
    for caption in captions:
        ids = ours(caption).input_ids
        assert ids == [number for number in theirs(caption)[0].tolist() if number][: len(ids)]


def test_full_size_sd15(tmp_path: Path) -> None:
    """Published widths in fp16: every tensor of the file arrives where the folder's would."""
    from diffusers import AutoencoderKL, UNet2DConditionModel
    from transformers import CLIPTextConfig, CLIPTextModel

    from engine.loading.shapes import published
    from tests.engine.families.checkpoint_writer import tokenizer

    with torch.device("meta"):
        unet = UNet2DConditionModel.from_config(published("sd15", "unet"))
        vae = AutoencoderKL.from_config(published("sd15", "vae"))
        text = CLIPTextModel(CLIPTextConfig(**published("sd15", "text_encoder")))
    for module in (unet, vae, text):
        module.half().to_empty(device="cpu")
        for number, tensor in enumerate(module.state_dict().values()):
            if tensor.is_floating_point():
                tensor.fill_(0.001 * (number % 997) - 0.4)
                tensor.view(-1)[:997] = torch.linspace(-1, 1, min(997, tensor.numel()), dtype=torch.float16)
    tiny = Tiny("sd15", unet, vae, [text], [tokenizer()], None)
    path = tiny.save_file(tmp_path / "v1-5.safetensors", side=512)
    try:
        family = load(path, Placement(torch.device("cpu"), torch.float16, "no"))
        assert (family.resolution, family.granularity) == (512, 64)
        for own, loaded in ((unet, family.unet), (vae.float(), family.vae), (text, family.text_encoder)):
            wanted, got = own.state_dict(), loaded.state_dict()
            assert wanted.keys() == got.keys()
            assert all(torch.equal(wanted[name], got[name]) for name in wanted)
    finally:
        path.unlink()
