"""The binary container of glTF 2.0: a JSON document and one buffer behind it."""

from __future__ import annotations

import json
import struct
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from lsf_avatar.avatar.meshopt import packed_indices, packed_rows

Numbers = NDArray[Any]

ARRAY_BUFFER: Final = 34962
ELEMENT_ARRAY_BUFFER: Final = 34963

_COMPONENTS: Final[dict[np.dtype[Any], int]] = {
    np.dtype(np.int8): 5120, np.dtype(np.uint8): 5121, np.dtype(np.int16): 5122,
    np.dtype(np.uint16): 5123, np.dtype(np.uint32): 5125, np.dtype(np.float32): 5126,
}  # fmt: skip
_TYPES: Final[dict[tuple[int, ...], str]] = {
    (): "SCALAR",
    (2,): "VEC2",
    (3,): "VEC3",
    (4,): "VEC4",
    (4, 4): "MAT4",
}
_JSON: Final = 0x4E4F534A
_BIN: Final = 0x004E4942
_MESHOPT: Final = "EXT_meshopt_compression"
EXTENSIONS: Final = ("extensionsUsed", "extensionsRequired")


class Glb:
    """A file being written: accessors are added in order, the rest of the JSON at the end.

    Args:
        packed: Whether vertices and indices are compressed, as `EXT_meshopt_compression`.
    """

    def __init__(self, *, packed: bool = False) -> None:
        self._packed = packed
        self._unpacked_length = 0
        self._chunks: list[bytes] = []
        self._length = 0
        self._views: list[dict[str, Any]] = []
        self._accessors: list[dict[str, Any]] = []

    def view(self, data: bytes, target: int | None = None, stride: int | None = None) -> int:
        """Index of a new buffer view, aligned to four bytes."""
        view: dict[str, Any] = {"buffer": 0, "byteOffset": self._length, "byteLength": len(data)}
        if target is not None:
            view["target"] = target
        if stride is not None:
            view["byteStride"] = stride
        self._append(data)
        self._views.append(view)
        return len(self._views) - 1

    def _append(self, data: bytes) -> None:
        padded = data + b"\0" * (-len(data) % 4)
        self._chunks.append(padded)
        self._length += len(padded)

    def _packed_view(self, rows: Numbers, target: int | None, stride: int | None) -> int:
        """Index of a new buffer view of vertices (rows of whole fours of bytes) or of indices."""
        if rows.ndim == 1:
            mode, size, packed = "INDICES", rows.itemsize, packed_indices(rows)
        else:
            mode, size = "ATTRIBUTES", rows[0].nbytes
            packed = packed_rows(np.ascontiguousarray(rows).view(np.uint8).reshape(len(rows), size))
        where = {"buffer": 0, "byteOffset": self._length, "byteLength": len(packed)}
        self._append(packed)
        view: dict[str, Any] = {
            "buffer": 1,
            "byteOffset": self._unpacked_length,
            "byteLength": rows.nbytes,
            "extensions": {
                _MESHOPT: where | {"byteStride": size, "count": len(rows), "mode": mode}
            },
        }
        self._unpacked_length += rows.nbytes + -rows.nbytes % 4
        if target is not None:
            view["target"] = target
        if stride is not None:
            view["byteStride"] = stride
        self._views.append(view)
        return len(self._views) - 1

    def accessor(
        self,
        values: Numbers,
        *,
        target: int | None = None,
        normalized: bool = False,
        bounds: bool = False,
    ) -> int:
        """Index of a new accessor.

        Args:
            values: (N,), (N, 2), (N, 3), (N, 4), or (N, 4, 4) with columns first.
            target: `ARRAY_BUFFER` for vertex attributes, `ELEMENT_ARRAY_BUFFER` for indices.
            normalized: Whether integers stand for -1 … 1 or 0 … 1.
            bounds: Whether smallest and largest are stated, as positions and times must.
        """
        rows, stride = np.ascontiguousarray(values), None
        size = rows[0].nbytes
        if target == ARRAY_BUFFER and size % 4:  # attributes start at multiples of four bytes
            stride = size + -size % 4
            rows = np.zeros((len(values), stride // rows.itemsize), rows.dtype)
            rows[:, : values.shape[1]] = values
        accessor = self._shape(values)
        if self._packed and target is not None:
            accessor["bufferView"] = self._packed_view(rows, target, stride)
        else:
            accessor["bufferView"] = self.view(rows.tobytes(), target, stride)
        if normalized:
            accessor["normalized"] = True
        if bounds:
            accessor |= _bounds(values)
        return self._add(accessor)

    def series(self, values: Numbers) -> range:
        """Indices of new accessors of one length that share a buffer view.

        Args:
            values: (S, N, 4), integers that stand for -1 … 1.
        """
        first, size = len(self._accessors), values[0].nbytes
        view = self.view(np.ascontiguousarray(values).tobytes())
        shape = self._shape(values[0]) | {"bufferView": view, "normalized": True}
        self._accessors.extend(shape | {"byteOffset": row * size} for row in range(len(values)))
        return range(first, len(self._accessors))

    def sparse(
        self, count: int, rows: NDArray[np.uint32], values: Numbers, *, normalized: bool = False
    ) -> int:
        """Index of a new accessor of vectors that are zero but for some rows.

        Args:
            count: Rows in all.
            rows: (K,) sorted; which are not zero.
            values: (K, 3).
            normalized: Whether integers stand for -1 … 1.
        """
        indices = rows.astype(np.uint16 if count <= 0xFFFF else np.uint32)
        accessor = self._shape(values) | {"count": count}
        zeros = np.zeros((1 if len(rows) < count else 0, 3), values.dtype)
        accessor |= _bounds(np.vstack([values, zeros]))
        if normalized:
            accessor["normalized"] = True
        view = self._packed_view(indices, None, None) if self._packed else None
        accessor["sparse"] = {
            "count": len(rows),
            "indices": {
                "bufferView": self.view(indices.tobytes()) if view is None else view,
                "componentType": _COMPONENTS[indices.dtype],
            },
            "values": {"bufferView": self.view(np.ascontiguousarray(values).tobytes())},
        }
        return self._add(accessor)

    def zero(self, count: int = 1) -> int:
        """Index of a new accessor of zero vectors; it takes no bytes in the buffer."""
        zero = [0.0, 0.0, 0.0]
        return self._add(
            {"componentType": 5126, "count": count, "type": "VEC3", "min": zero, "max": zero}
        )

    def bytes(self, document: dict[str, Any]) -> bytes:
        """The file.

        Args:
            document: Everything but accessors, buffer views and the buffer.
        """
        buffer = b"".join(self._chunks)
        buffers: list[dict[str, Any]] = [{"byteLength": len(buffer)}]
        if self._packed:
            fallback = {"byteLength": self._unpacked_length}
            buffers.append(fallback | {"extensions": {_MESHOPT: {"fallback": True}}})
            document = document | {name: [*document.get(name, []), _MESHOPT] for name in EXTENSIONS}
        text = json.dumps(
            document
            | {"accessors": self._accessors, "bufferViews": self._views, "buffers": buffers},
            ensure_ascii=False,
            separators=(",", ":"),
        ).encode()
        text += b" " * (-len(text) % 4)
        return b"".join(
            (
                struct.pack("<4sII", b"glTF", 2, 12 + 8 + len(text) + 8 + len(buffer)),
                struct.pack("<II", len(text), _JSON),
                text,
                struct.pack("<II", len(buffer), _BIN),
                buffer,
            )
        )

    def _shape(self, values: Numbers) -> dict[str, Any]:
        return {
            "componentType": _COMPONENTS[values.dtype],
            "count": len(values),
            "type": _TYPES[values.shape[1:]],
        }

    def _add(self, accessor: dict[str, Any]) -> int:
        self._accessors.append(accessor)
        return len(self._accessors) - 1


def _bounds(values: Numbers) -> dict[str, Any]:
    smallest, largest = values.min(axis=0), values.max(axis=0)
    return {"min": np.atleast_1d(smallest).tolist(), "max": np.atleast_1d(largest).tolist()}


def read_glb(data: bytes) -> tuple[dict[str, Any], bytes]:
    """The JSON document and the buffer of a file.

    Raises:
        ValueError: If it is not a binary glTF 2.0 file.
    """
    if len(data) < 28 or data[:4] != b"glTF" or struct.unpack_from("<I", data, 4) != (2,):
        raise ValueError("not a binary glTF 2.0 file: it must start with 'glTF' and version 2")
    (length,) = struct.unpack_from("<I", data, 12)
    document: dict[str, Any] = json.loads(data[20 : 20 + length])
    return document, data[28 + length :]


_DTYPES: Final = {component: dtype for dtype, component in _COMPONENTS.items()}
_SHAPES: Final = {name: shape for shape, name in _TYPES.items()}


def read_accessor(document: dict[str, Any], buffer: bytes, index: int) -> Numbers:
    """Values of an accessor written here, normalised integers as floats.

    Args:
        document: As from `read_glb`.
        buffer: As from `read_glb`.
        index: Which.
    """
    accessor = document["accessors"][index]
    dtype, shape = _DTYPES[accessor["componentType"]], _SHAPES[accessor["type"]]
    values: Numbers = np.zeros((accessor["count"], *shape), dtype)
    if "bufferView" in accessor:
        view = document["bufferViews"][accessor["bufferView"]]
        size = dtype.itemsize * int(np.prod(shape, dtype=int))
        stride = view.get("byteStride", size)
        start = view["byteOffset"] + accessor.get("byteOffset", 0)
        raw = np.frombuffer(buffer, np.uint8, stride * accessor["count"], start)
        rows = np.ascontiguousarray(raw.reshape(accessor["count"], stride)[:, :size])
        values = rows.view(dtype).reshape(values.shape)
    if accessor.get("normalized"):
        values = np.maximum(values / np.iinfo(dtype.name).max, -1.0)
    return values
