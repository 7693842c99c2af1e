"""Many hands: the frames of a film shared out to processes that draw.

Painter k of n draws frames k, k + n, k + 2n, … into its own slots of one piece of shared memory;
they are handed on in order, so the film is the same whatever their number. Measured: two
processes on two cores draw 1.5 times as fast as one that lets the rasteriser use both
(research/limits.md §2).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Pipe
from time import perf_counter
from types import TracebackType

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.avatar.model import Avatar
from lsf_avatar.errors import RenderError, SetupError
from lsf_avatar.kinematics.motion import Motion
from lsf_avatar.render.camera import Camera
from lsf_avatar.render.frames import Look, Painter
from lsf_avatar.render.worker import SLOTS, Failure, Task, slots_in

_USUAL = Look()
SHORT_FRAMES = 60
"""A film with fewer frames is drawn before processes have started (about 1.5 s each)."""
_STARTED = "from lsf_avatar.render.worker import main; main()"
_FAREWELL_S = 5.0


class Painters:
    """Processes that draw, started once and used for film after film. A context manager.

    They start when the pool is made and load their libraries while the caller does other things.
    With one worker, this very process draws. One film at a time, in one thread.

    Args:
        workers: How many; one a core, two at most, where it is None.
    """

    def __init__(self, workers: int | None = None) -> None:
        self.workers = workers or max(1, min(2, os.cpu_count() or 1))
        self.busy_s = 0.0
        """Seconds that the busiest painter has drawn, in the film last asked for."""
        self._own: Painter | None = None
        self._memory = tempfile.TemporaryFile()  # noqa: SIM115  (closed by `close`)
        self._crew: list[_Hired] = []
        self._hire()

    def __enter__(self) -> Painters:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the processes and frees what they shared."""
        self._dismiss()
        if self._own is not None:
            self._own.close()
            self._own = None
        self._memory.close()

    @property
    def processes(self) -> tuple[subprocess.Popen[bytes], ...]:
        """The processes now at work; none where this very process draws."""
        return tuple(hired.process for hired in self._crew)

    def frames(
        self,
        avatar: Avatar,
        motion: Motion,
        camera: Camera,
        look: Look = _USUAL,
        at: Sequence[int] | None = None,
    ) -> Iterator[NDArray[np.uint8]]:
        """Draws a motion; the same frames as `render.frames`.

        Raises:
            RenderError: If a painter fails; the processes are then started anew for the next film.
            SetupError: If OSMesa is not installed.
        """
        wanted = list(range(motion.frames)) if at is None else list(at)
        self.busy_s = 0.0
        if self.workers == 1:
            yield from self._alone(avatar, motion, camera, look, wanted)
            return
        self._hire()
        try:
            yield from self._together(avatar, motion, camera, look, wanted)
        except (EOFError, BrokenPipeError, ConnectionResetError):
            crew = self.processes
            self._dismiss()
            status = [process.returncode for process in crew]
            raise RenderError(
                "painter-died",
                "Un des processus qui dessinent s’est arrêté sans rien dire "
                f"(codes de sortie : {status}). Recommencez ; si cela se répète, regardez la "
                "mémoire libre ou filmez avec un seul processus.",
            ) from None
        except (RenderError, SetupError):
            self._dismiss()
            raise

    def _alone(
        self, avatar: Avatar, motion: Motion, camera: Camera, look: Look, wanted: list[int]
    ) -> Iterator[NDArray[np.uint8]]:
        if self._own is None or self._own.avatar is not avatar or self._own.look != look:
            if self._own is not None:
                self._own.close()
            self._own = Painter(avatar, look)
        for frame in wanted:
            start = perf_counter()
            picture = self._own.paint(motion, frame, camera)
            self.busy_s += perf_counter() - start
            yield picture

    def _together(
        self, avatar: Avatar, motion: Motion, camera: Camera, look: Look, wanted: list[int]
    ) -> Iterator[NDArray[np.uint8]]:
        size = int(np.prod(look.shape)) * SLOTS * self.workers
        if os.fstat(self._memory.fileno()).st_size < size:
            os.ftruncate(self._memory.fileno(), size)
        for number, hired in enumerate(self._crew):
            task = Task(
                avatar=None if hired.avatar is avatar else avatar,
                motion=motion,
                camera=camera,
                look=look,
                frames=tuple(wanted[number :: self.workers]),
                place=number,
                bytes=size,
            )
            hired.begin(avatar, task)
        pictures = slots_in(self._memory.fileno(), size, look)
        try:
            for turn in range(len(wanted)):
                number, count = turn % self.workers, turn // self.workers
                hired = self._crew[number]
                hired.wait()
                self.busy_s = max(self.busy_s, hired.busy_s)
                picture = np.array(pictures[number * SLOTS + count % SLOTS])
                hired.free_a_slot()
                yield picture
        except GeneratorExit:
            for hired in self._crew:
                hired.abandon()
            raise

    def _hire(self) -> None:
        if self.workers > 1 and not self._crew:
            self._crew = [_Hired(self._memory.fileno()) for _ in range(self.workers)]

    def _dismiss(self) -> None:
        for hired in self._crew:
            hired.line.close()  # the end of the line is the end of the work
        for hired in self._crew:
            try:
                hired.process.wait(_FAREWELL_S)
            except subprocess.TimeoutExpired:
                hired.process.kill()
                hired.process.wait()
        self._crew = []


class _Hired:
    """One painter's process, as its employer sees it."""

    def __init__(self, memory: int) -> None:
        self.line, theirs = Pipe()
        self.avatar: Avatar | None = None
        self.busy_s = 0.0
        self._to_allow = self._to_come = 0
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-c", _STARTED, str(theirs.fileno()), str(memory)],
                pass_fds=(theirs.fileno(), memory),
                stdin=subprocess.DEVNULL,
                # The rasteriser's own threads would fight over cores that painters fill.
                env={**os.environ, "LP_NUM_THREADS": "0"},
            )

    def begin(self, avatar: Avatar, task: Task) -> None:
        self.line.send(task)
        self.avatar, self.busy_s = avatar, 0.0
        self._to_allow = self._to_come = len(task.frames)
        for _ in range(min(SLOTS, self._to_allow)):
            self.free_a_slot()

    def free_a_slot(self) -> None:
        if self._to_allow:
            self._to_allow -= 1
            self.line.send(True)

    def wait(self) -> None:
        """Returns when the next frame is in its slot."""
        said = self.line.recv()
        if isinstance(said, Failure):
            raise said.error()
        self._to_come -= 1
        self.busy_s += said

    def abandon(self) -> None:
        """The film is no longer wanted: frames already allowed are drawn, no more."""
        allowed = self._to_come - self._to_allow
        if self._to_allow:
            self.line.send(False)
        for _ in range(allowed):
            self.line.recv()
