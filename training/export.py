"""A checkpoint as ONNX with 8-bit weights, beside the tokenizer and the vocabulary it needs.

python training/export.py --data FOLDER --run FOLDER --encoder FOLDER --out FOLDER
"""

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import torch
from network import Tagger, channels
from onnxruntime.quantization import QuantType, quantize_dynamic

INPUTS = ("ids", "features", "places", "mask")
OUTPUTS = ("roles", "whose", "who")


def export(model: Tagger, columns: int, to: Path) -> None:
    """Single precision."""
    ids = torch.randint(1000, 2000, (2, 17))
    plain = torch.zeros(2, 17, dtype=torch.long)
    features = torch.zeros(2, 17, columns, dtype=torch.long)
    places = torch.zeros(2, 17, 3, dtype=torch.long)
    axes = {name: {0: "batch", 1: "pieces"} for name in (*INPUTS, "roles")}
    axes |= {name: {0: "batch", 1: "pieces", 2: "other"} for name in OUTPUTS[1:]}
    torch.onnx.export(
        model,
        (ids, features, places, torch.ones_like(plain)),
        str(to),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def main() -> None:
    """Write model.onnx, tokenizer.json and vocabulary.json."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    for name in ("data", "run", "encoder", "out"):
        options.add_argument(f"--{name}", type=Path, required=True)
    options.add_argument("--full", action="store_true", help="keep single precision as well")
    given = options.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    vocabulary = given.data / "vocabulary.json"
    sizes = channels(json.loads(vocabulary.read_text()))
    last = max(given.run.glob("epoch*.pt"), key=lambda path: int(path.stem.removeprefix("epoch")))
    model = Tagger(sizes)
    model.load_state_dict(torch.load(last))
    model.eval()
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        export(model, len(sizes), full)
        quantize_dynamic(
            str(full),
            str(given.out / "model.onnx"),
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gather"],
        )
        if given.full:
            shutil.copy(full, given.out / "full.onnx")
    shutil.copy(vocabulary, given.out / "vocabulary.json")
    shutil.copy(given.encoder / "tokenizer.json", given.out / "tokenizer.json")
    print(last, (given.out / "model.onnx").stat().st_size, "bytes")


if __name__ == "__main__":
    main()
