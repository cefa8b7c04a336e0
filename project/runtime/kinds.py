"""The words for systems, makers of cards and kinds of engine; apart, because a window's first picture needs them."""

from typing import Literal, get_args

System = Literal["linux", "windows", "macos"]
Maker = Literal["nvidia", "amd", "intel", "apple"]
Backend = Literal["cuda", "rocm", "xpu", "mps", "cpu"]
Version = tuple[int, int]

SYSTEMS: tuple[System, ...] = get_args(System)
BACKENDS: tuple[Backend, ...] = get_args(Backend)
