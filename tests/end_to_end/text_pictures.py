"""Pictures of a project of texts: its table, its training, the chat, the test questions over time, and the export."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gui.chat import ChatPanel
from project import library, runs
from project.chats import Chat, Said, Turn, save_chat
from project.library import Project
from project.options import TEXTS
from project.runs.folder import PEFT_WEIGHTS

if TYPE_CHECKING:
    from tests.end_to_end.screenshots import Stage

ASKED = ("What is the job of a baker?", "Where is a violin kept?", "What colour is a river?")
NEW = "What is a shoe?"  # thought of after the training
CHINESE = (
    ("怎么退货？", "您好！请在七天之内把包裹寄回来，并附上发票。我们收到以后，会在三个工作日内退款。"),
    ("保修多久？", "所有的水壶保修两年。请保留收据，并在来信中写明购买的日期和序列号。"),
    ("你们周日营业吗？", "周日不营业。周一到周六，早上九点到晚上六点，欢迎光临。"),
)
THOUGHT = "顾客想知道规定。先说期限，再说要附上什么，最后说多久退款。"
RATE = 3e-3


def show_texts(stage: Stage, folder: Path) -> None:
    """Everything that a person sees on the way from texts to an adapter."""
    project = library.sample_texts_project()
    stage.window.open_project(project, "dataset")
    page: Any = stage.window.pages["texts"]
    stage.until(lambda: page.health is not None)
    stage.shot("texts")
    for face in ("tokens", "lengths"):
        page.side.show_face(face)
        stage.rest()
        stage.shot(f"texts-{face}")
    panel = stage.window.preview
    assert isinstance(panel, ChatPanel)
    stage.shot("chat-empty")
    panel.show_tab("questions")
    stage.shot("chat-questions-empty")
    panel.show_tab("chat")
    stage.page("export")
    stage.shot("export-texts-empty")
    _train(stage, panel)
    _talk(stage, panel)
    _export(stage, folder)
    _chinese(stage, folder)


def _train(stage: Stage, panel: ChatPanel) -> None:
    page = stage.page("train")
    stage.until(page.setup.form.ready)
    stage.rest(1)
    stage.shot("train-texts")
    steps = max(60, stage.steps // 2)
    wanted = {"max_steps": steps, "save_steps": steps // 3, "learning_rate": RATE, "test_questions": list(ASKED)}
    for key, value in wanted.items():
        page.state.set_value(key, value)
    stage.until(page.setup.summary.start_button.isEnabled)
    panel.show_tab("questions")
    page.start()
    live = stage.window.live
    stage.until(lambda: live.model is not None and live.model.last_step > steps // 2, 300)
    stage.shot("train-texts-live")
    stage.until(lambda: live.follower is not None and live.follower.state == "finished", 300)
    stage.until(lambda: panel.questions.table.columnCount() == 4)
    stage.rest(1)
    stage.shot("train-texts-finished")
    stage.shot("chat-questions", panel)
    panel.show_tab("chat")


def _talk(stage: Stage, panel: ChatPanel) -> None:
    """Beside the page Train, in a narrow panel; then in a wide one at two strengths."""
    face = panel.face
    stage.until(lambda: face.picker.choice().kind == "result")
    face.manner.set_manner(replace(face.manner.manner(), temperature=0.0, max_tokens=64))
    face.strength.set_value(1.0)
    for number, question in enumerate(ASKED[:2]):
        face.entry.setPlainText(question)
        panel.talking.send()
        if not number:
            stage.rest(0.3)
            stage.shot("chat-waiting")
        stage.until(lambda: not panel.source.waiting and len(panel.talking.chat.turns[-1].answers) >= 2)
    stage.window.show_page("dataset")
    stage.shot("chat")
    face.more.setChecked(True)
    stage.shot("chat-more")
    face.more.setChecked(False)
    _widen(stage, 620)
    stage.shot("chat-wide")
    panel.show_tab("questions")
    _widen(stage, 740)
    panel.questions.questions.setPlainText("\n".join([*ASKED, NEW]))
    panel.questions.ask.click()
    stage.until(lambda: panel.asking.waiting)
    stage.shot("chat-asking-now")
    stage.until(lambda: not panel.asking.waiting)
    stage.shot("chat-asked-now")
    panel.show_tab("chat")
    _widen(stage, 340)


def _widen(stage: Stage, width: int) -> None:
    splitter = stage.window._splitter
    splitter.setSizes([splitter.width() - width, width])
    stage.rest()


def _export(stage: Stage, folder: Path) -> None:
    page = stage.page("export")
    stage.until(lambda: page.source.run() is not None)
    page.text_places.take(folder)
    stage.shot("export-texts")
    page.text_places.choose_kind("merged")
    stage.shot("export-texts-merged")
    page.text_places.choose_kind("peft")
    page.bar.export.click()
    stage.until(lambda: page.stack.currentWidget() is page.done or page.banner.text())
    stage.shot("export-texts-done")


def _chinese(stage: Stage, folder: Path) -> None:
    """A project with another script, whose answers were given by a larger model elsewhere."""
    project = _chinese_project(folder)
    stage.window.open_project(project, "dataset")
    page: Any = stage.window.pages["texts"]
    stage.until(lambda: page.health is not None)
    panel = stage.window.preview
    assert isinstance(panel, ChatPanel)
    stage.until(panel.talking.has_lora)
    panel._open_chat(_chinese_chat(project))
    panel.face.transcript.turns[-1].card(base=False).fold.click()
    stage.shot("chat-chinese")
    panel.show_tab("questions")
    stage.until(lambda: panel.questions.table.rowCount() == len(CHINESE))
    stage.shot("chat-questions-chinese")
    _widen(stage, 620)
    stage.shot("chat-questions-wide")
    panel.show_tab("chat")
    stage.shot("chat-chinese-wide")
    _widen(stage, 340)


def _chinese_project(folder: Path) -> Project:
    rows = folder / "客服.jsonl"
    rows.parent.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps({"prompt": asked, "completion": told}, ensure_ascii=False) for asked, told in CHINESE]
    rows.write_text("\n".join(lines), encoding="utf-8")
    settings = {"test_questions": [asked for asked, _ in CHINESE], "system_prompt": "你是一家小店的客服。"}
    project = library.create(folder, "小店客服", task=TEXTS, pictures=[rows], subject="writing", settings=settings)
    run = project.runs / "2026-01-05_客服"
    (run / "checkpoints").mkdir(parents=True)
    (run / "客服").mkdir()
    (run / "客服" / PEFT_WEIGHTS).write_bytes(b"weights")
    (run / "config.yaml").write_text("task_type: text-generation\nmodel_name_or_path: starter\n", encoding="utf-8")
    with runs.EventLog(run / "events.jsonl") as log:
        for step, share in ((0, 0.3), (100, 0.6), (200, 1.0)):
            for asked, told in CHINESE:
                said = told[: round(len(told) * share)]
                log.write(runs.Answer(id="q", text=said, done=True, step=step, question=asked, group=runs.QUESTIONS))
        log.write(runs.End(status="finished", step=200, result="客服"))
    return project


def _chinese_chat(project: Project) -> Chat:
    turns = []
    for asked, told in CHINESE:
        said = (
            Said(text=told[:14] + "……", seed=42, tokens=19, seconds=0.8, reason="end"),
            Said(
                text=f"<think>\n{THOUGHT}\n</think>\n\n{told}",
                strength=1.0,
                seed=42,
                name="客服",
                tokens=52,
                seconds=2.1,
                reason="end",
            ),
        )
        turns.append(Turn(t=time.time(), question=asked, answers=said))
    chat = Chat(t=time.time(), system="你是一家小店的客服。", turns=tuple(turns))
    save_chat(project.folder, chat)
    return chat
