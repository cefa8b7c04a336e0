"""The model card of a language model's LoRA: what it is for, what it was trained on, how it is loaded."""

from __future__ import annotations

from engine.publish.metadata import TrainingFacts

CARD = "README.md"


def model_card(facts: TrainingFacts) -> str:
    """The card as Markdown, with the front matter that the hub reads."""
    base = facts.base_model_name or "the base model"
    head = "\n".join(
        ["---", "library_name: peft", f"base_model: {base}", "pipeline_tag: text-generation", "tags:", "- lora", "---"]
    )
    rows = {
        "base model": f"{base} ({facts.architecture})",
        "rank, alpha": f"{facts.rank}, {facts.alpha:g}",
        "steps": facts.steps,
        "texts": facts.further.get("num_train_texts"),
        "learning rate": facts.learning_rate,
        "seed": facts.seed,
    }
    table = "\n".join(f"| {key} | {value} |" for key, value in rows.items() if value is not None)
    return (
        f"{head}\n\n# {facts.title or facts.output_name}\n\nA LoRA for {base}, made with LoRA Atelier.\n\n"
        f"| | |\n|---|---|\n{table}\n\n"
        "```python\nfrom peft import PeftModel\nfrom transformers import AutoModelForCausalLM\n\n"
        f'base = AutoModelForCausalLM.from_pretrained("{base}")\n'
        'model = PeftModel.from_pretrained(base, "this folder")\n```\n\n'
        "The licence of the base model holds for what is built on it.\n"
    )
