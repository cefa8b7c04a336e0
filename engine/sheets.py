"""Contact sheets: pictures in rows and columns with words at their sides."""

from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

INK, PAPER = (32, 33, 36), (250, 250, 248)


def grid(
    rows: Sequence[Sequence[Image.Image]], row_names: Sequence[str], column_names: Sequence[str], cell: int = 128
) -> Image.Image:
    """A labelled sheet: row names left, column names above, each picture scaled to ``cell`` pixels."""
    size = max(13, cell // 9)
    font = ImageFont.load_default(size=size)
    gap, head = cell // 16, size * 2
    side = max((int(font.getlength(name)) for name in row_names), default=0) + 3 * gap
    width = side + len(column_names) * (cell + gap) + gap
    sheet = Image.new("RGB", (width, head + len(rows) * (cell + gap) + gap), PAPER)
    draw = ImageDraw.Draw(sheet)
    for column, name in enumerate(column_names):
        draw.text((side + column * (cell + gap) + cell / 2, head / 2), name, INK, font, anchor="mm")
    for row, pictures in enumerate(rows):
        top = head + row * (cell + gap)
        draw.text((side - 2 * gap, top + cell / 2), row_names[row], INK, font, anchor="rm")
        for column, picture in enumerate(pictures):
            scaled = picture.resize((cell, cell), Image.Resampling.LANCZOS)
            sheet.paste(scaled, (side + column * (cell + gap), top))
    return sheet
