"""Honest inputs to begin with, and the words that mutations put in."""

import json

import numpy as np

from nnbasics import wire
from nnbasics._publish import MIME
from tests.fuzz.targets import VALUES, frame

ERROR = {"ename": "E", "evalue": "e", "traceback": ["l"]}
STATE = {"_model_module": "@jupyter-widgets/output", "_model_name": "OutputModel", "outputs": [], "msg_id": ""}
WIDGET = {"comm_id": "c", "target_name": "jupyter.widget", "data": {"state": STATE, "buffer_paths": [["x"]]}}
PICTURE = {"image/png": "AAAA", "text/plain": "p", "text/html": ["<b>"], "application/x+json": {"a": [1]}}
MESSAGES = (
    ("stream", {"name": "stdout", "text": "a\n"}),
    ("display_data", {"data": PICTURE, "metadata": {"image/png": {"width": 3}}, "transient": {"display_id": "d"}}),
    ("display_data", {"data": {MIME: '{"check": "c", "value": {"kind": "none"}}', "text/plain": ""}, "metadata": {}}),
    ("update_display_data", {"data": {"text/plain": "q"}, "metadata": {}, "transient": {"display_id": "d"}}),
    ("execute_result", {"data": {"text/plain": "1"}, "metadata": {}, "execution_count": 1}),
    ("error", ERROR),
    ("status", {"execution_state": "idle"}),
    ("execute_input", {"code": "x", "execution_count": 1}),
    ("execute_reply", {"status": "error", "execution_count": 1, **ERROR}),
    ("clear_output", {"wait": True}),
    ("comm_open", WIDGET),
    ("comm_msg", {"comm_id": "c", "data": {"method": "update", "state": {"msg_id": "request-0"}}}),
    ("comm_close", {"comm_id": "c", "data": {}}),
    ("observation", {"a": 1}),
)
PARENT = "request-0"
ODD = (
    None, True, False, 0, 1, -1, 1.5, 1e308, 10**30, "", "x", "\ud800", "\0", [], {}, [[]], ["x"], {"a": {}}, PARENT, "idle",
    MIME, "kind", "array", "text", "list", "dict", "none", "unsupported", *wire.DTYPES, [2, 2], [0], [-1], [4_000_000, 0],
    wire.encode(np.float64("nan")), wire.encode(1.0), "NotImplementedError", "NameError: f", "stdout", "jupyter.widget",
    "application/json", "image/png", "text/html",
)  # fmt: skip


def message(kind, content):
    """A frame's object."""
    return {"msg_type": kind, "parent": PARENT, "content": content, "metadata": {}, "buffers": ["AAAA"]}


def seeds(target):
    """Honest inputs of a target."""
    if target == "wire":
        frames = [frame(json.dumps(message(*pair)).encode()) for pair in MESSAGES]
        return [*frames, b"".join(frames), frames[10] + frames[11] + frames[0], frames[0] * 3]
    forms = [json.dumps({"check": "c", "value": wire.encode(value)}).encode() for value in VALUES]
    # found by fuzzing: an empty array of millions of rows took seconds to compare with a list
    forms.append(b'{"check": "c", "value": {"kind": "array", "dtype": "<f8", "shape": [4000000, 0], "data": ""}}')
    return [*forms, *(json.dumps({"check": "c", "error": e, "options": {}}).encode() for e in ("NameError: f", "E"))]
