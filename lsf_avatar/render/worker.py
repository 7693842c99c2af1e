"""One process that draws, at the other end of a line from `Painters`.

It is started as a fresh interpreter rather than by `multiprocessing`, so that the caller's own
script is not run again and that it works from a process that is itself a worker. The line
carries a `Task`, then `True` for each slot that may be overwritten (`False`: the film is no
longer wanted); back come the seconds each frame took, or a `Failure`. The line's end is the end.
"""

from __future__ import annotations

import mmap
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.avatar.model import Avatar
from lsf_avatar.errors import CodedError, RenderError, SetupError
from lsf_avatar.kinematics.motion import Motion
from lsf_avatar.render.camera import Camera
from lsf_avatar.render.frames import Look, Painter

SLOTS = 4
"""Finished frames that a painter may be ahead of the encoder."""


@dataclass(frozen=True, slots=True)
class Task:
    """One painter's share of a film.

    Attributes:
        avatar: Who signs; None: who signed before.
        motion: What is signed.
        camera: From where.
        look: Size and quality.
        frames: Which frames of the motion, in order.
        place: Which painter this is, from 0; its slots are `SLOTS * place` and on.
        bytes: Size of the shared memory.
    """

    avatar: Avatar | None
    motion: Motion
    camera: Camera
    look: Look
    frames: tuple[int, ...]
    place: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a painter cannot go on, in a form that crosses between processes.

    Attributes:
        code: Of the error, if it is one of this package's own.
        message: Its message.
        needs_setup: Whether it is a `SetupError`.
    """

    code: str
    message: str
    needs_setup: bool

    def error(self) -> RenderError | SetupError:
        """The error, to be raised on the employer's side."""
        return (SetupError if self.needs_setup else RenderError)(self.code, self.message)


def slots_in(memory: int, size: int, look: Look) -> NDArray[np.uint8]:
    """(S, H, W, C) all frames that fit into a shared file of `size` bytes, not copied."""
    length = int(np.prod(look.shape))
    shared = np.frombuffer(mmap.mmap(memory, size), np.uint8)
    return shared[: size // length * length].reshape(-1, *look.shape)


def main() -> None:
    """Draws until the line ends. Arguments: descriptors of the line and of the shared memory."""
    import cv2

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the employer's to answer
    cv2.setNumThreads(1)
    line, memory = Connection(int(sys.argv[1])), int(sys.argv[2])
    try:
        work(line.recv, line.send, memory)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
    except Exception as error:
        line.send(failure(error))


def work(hear: Callable[[], object], say: Callable[[object], None], memory: int) -> None:
    """Takes task after task; keeps its painter while signer and look stay the same."""
    painter: Painter | None = None
    while True:
        task = hear()
        assert isinstance(task, Task)
        avatar = task.avatar or (painter.avatar if painter is not None else None)
        assert avatar is not None
        if painter is None or painter.avatar is not avatar or painter.look != task.look:
            if painter is not None:
                painter.close()
            painter = Painter(avatar, task.look)
        slots = slots_in(memory, task.bytes, task.look)
        for count, frame in enumerate(task.frames):
            if not hear():
                break
            start = perf_counter()
            picture = painter.paint(task.motion, frame, task.camera)
            slots[SLOTS * task.place + count % SLOTS] = picture
            say(perf_counter() - start)


def failure(error: Exception) -> Failure:
    """What went wrong, with the line it went wrong on if it is not one of this package's own."""
    if isinstance(error, CodedError):
        return Failure(error.code, error.message, isinstance(error, SetupError))
    where = traceback.extract_tb(error.__traceback__)[-1]
    text = f"Une image n’a pas pu être dessinée : {type(error).__name__}: {error} "
    return Failure("painter-failed", text + f"({where.name}, ligne {where.lineno})", False)
