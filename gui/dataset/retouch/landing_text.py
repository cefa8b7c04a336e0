"""What a training makes of a picture of some size, in words: its bucket, how much it is enlarged, what is cut off."""

from PySide6.QtCore import QCoreApplication

from project.retouch import Landing

translate = QCoreApplication.translate

MUCH, NOTICED = 1.5, 1.02  # enlarged by so much a picture looks soft; less than the other nobody sees


def bucket_text(found: Landing) -> str:
    """The bucket."""
    width, height = found.bucket
    return translate("retouch", "Bucket {width} × {height}").format(width=width, height=height)


def scale_text(found: Landing) -> str:
    """How the picture is scaled, as a clause; empty if it is not, or hardly."""
    if found.scale > NOTICED:
        return translate("retouch", "will be enlarged {factor}×").format(factor=f"{found.scale:.1f}"
                         if found.scale >= 1.05 else f"{found.scale:.2f}")  # fmt: skip
    if found.scale < 1 / NOTICED:
        return translate("retouch", "shrunk to {percent} %").format(percent=f"{100 * found.scale:.0f}")
    return ""


def cut_text(found: Landing) -> str:
    """What is cut off, as a clause; empty if nothing is."""
    wide, tall = found.cut
    if not (wide or tall):
        return ""
    pixels, share = wide or tall, 100 * found.share
    text = translate("retouch", "{pixels} px of the height cut off ({percent} %)")
    if wide:
        text = translate("retouch", "{pixels} px of the width cut off ({percent} %)")
    return text.format(pixels=f"{pixels:,}", percent=f"{share:.0f}" if share >= 1 else f"{share:.1f}")


def facts(found: list[Landing]) -> list[str]:
    """The parts for the line beneath the large view: buckets, and of the largest how it is scaled and cut."""
    if not found:
        return []
    largest = max(found, key=lambda each: each.bucket[0] * each.bucket[1])
    names = ", ".join(f"{each.bucket[0]} × {each.bucket[1]}" for each in found)
    parts = [translate("retouch", "bucket {sizes}").format(sizes=names)]
    return [*parts, *filter(None, (scale_text(largest), cut_text(largest)))]
