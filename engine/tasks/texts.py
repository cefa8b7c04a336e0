"""Training a language model on texts: what is prepared, shown and written."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from engine import families
from engine.memory import Placement
from engine.publish.metadata import TrainingFacts
from engine.publish.peft_layout import write_peft
from engine.publish.text.card import CARD, CardBase, card_base, model_card
from engine.publish.weights import AdapterWeights, BaseModules
from engine.tasks.base import Answering, Prepared
from engine.texts import examples
from engine.texts.facts import facts_of
from engine.texts.loader import TextLoader
from engine.texts.plan import TextPlan
from engine.texts.validation import HeldTexts
from project import runs
from project.config import load_config
from project.errors import BadInput
from project.models.licence import Licence
from project.options import Config
from project.texts.encoding import Encoder
from project.texts.rows import USER

if TYPE_CHECKING:
    from engine.families.causal_lm import CausalLM
    from engine.session import Job, Session

REQUESTS: tuple[type[runs.Command], ...] = runs.REQUESTS
_KINDS = ("lora", "dora")


def prepare(job: Job, placement: Placement) -> Prepared:
    """Read the texts, load the model, plan the run. The texts come first: what is wrong with them is told at once.

    Raises BadInput.
    """
    config = job.config
    check(config)
    found = families.found_language(config.model)
    read = examples.read(config, found, job)
    job.emit(runs.Phase(name="loading the model"))
    model = families.load_language(config.model, placement)
    for note in (*read.encoder.notes, *model.notes):
        job.emit(runs.Warning_(message=note, code="model"))
    if config.text.neftune_alpha:
        model.add_noise(config.text.neftune_alpha)
    lengths = [len(text.ids) for text in read.trained]
    plan = TextPlan(lengths, read.encoder.max_length, config.text, config.training, _packs(config, model, job))
    return Prepared(
        model=model,
        plan=plan,
        loader=TextLoader(read.trained, read.encoder.pad_id),
        facts=facts_of(config, model, plan, placement.mixed, started=time.time()),
        held=HeldTexts(read.held, model, config.training.batch_size) if read.held else None,
        examples=len(read.trained),
    )


def check(config: Config) -> None:
    """Raise BadInput for settings that a language model does not take."""
    adapter = config.adapter
    if adapter.adapter_type not in _KINDS:
        raise BadInput(f"adapter_type {adapter.adapter_type} is for pictures: a language model takes lora or dora")
    if config.model.base_quantization != "none" and adapter.lora_init not in ("default", "gaussian"):
        raise BadInput(
            f"lora_init {adapter.lora_init} begins as a part of the weights, which base_quantization "
            f"{config.model.base_quantization} holds in fewer bits: use default"
        )


def _packs(config: Config, model: CausalLM, job: Job) -> bool:
    """Whether texts share rows: where that is asked for and the model keeps them apart."""
    if not config.text.packing or model.keeps_texts_apart():
        return config.text.packing
    text = f"packing is off: {model.title} would let texts that share a row see each other"
    job.emit(runs.Warning_(message=text, code="packing"))
    return False


def answering(session: Session) -> Answering:
    """Answers questions between the steps, by the template and the date that the texts are trained with."""
    from engine.texts.answers import TextAnswers

    model: CausalLM = session.family  # type: ignore[assignment]
    job = session.job
    date = examples.began(job.folder)
    return TextAnswers(model, job.folder, job.emit, session.inbox, trains=True, options=job.config.text, date=date)


def planned(config: Config, step: int, last: int) -> Sequence[runs.Command]:
    """The test questions: before the first step, at each checkpoint and at the end."""
    every, options = config.output.save_steps, config.preview
    if step not in (0, last) and not (every and step % every == 0):
        return ()
    return [
        runs.Ask(
            id=f"question-{step}-{number}",
            messages=((USER, question),),
            seed=options.preview_seed,
            max_tokens=options.question_tokens,
            temperature=options.question_temperature,
            group=runs.QUESTIONS,
        )
        for number, question in enumerate(options.test_questions, start=1)
        if question.strip()
    ]


def write_result(folder: runs.RunFolder, weights: AdapterWeights, facts: TrainingFacts, base: BaseModules) -> None:
    """A folder in PEFT's layout, fp32, with a model card."""
    card = model_card(facts, _card_base(folder)).encode()
    write_peft(folder.result_folder(facts.output_name), weights, base, facts.base_model_name or "", more={CARD: card})


def _card_base(folder: runs.RunFolder) -> CardBase:
    """What the card says of the base model; nothing if that was taken away meanwhile, so that the LoRA is not lost."""
    config = load_config(folder.config)
    try:
        found = families.found_language(config.model)
        encoder = Encoder.of_folder(found.path, config.text, config.model.max_seq_length, examples.began(folder))
        return card_base(config, found, encoder)
    except BadInput:
        return CardBase(Licence())
