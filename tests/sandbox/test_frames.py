# ruff: noqa: E501 cells of notebooks stay in one piece
"""Bytes of a sealed process: whatever they are, the only error is ProtocolError, and the run's, never ours."""

from __future__ import annotations

import json
import re
import struct
import time
import tracemalloc

import nbformat
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nbclient.exceptions import DeadKernelError

from autograder import sandbox
from autograder.sandbox import Limits, Status, frames, messages
from autograder.sandbox.outcome import ProtocolError

from .conftest import Run

KINDS = [*messages.CHECKS, "observation", "unknown"]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
FIELDS = st.sampled_from(
    [
        "name",
        "text",
        "data",
        "metadata",
        "transient",
        "ename",
        "evalue",
        "traceback",
        "execution_state",
        "execution_count",
        "status",
        "wait",
        "comm_id",
        "target_name",
    ]
)


def frame(value: object) -> bytes:
    """A frame with any value in it."""
    body = json.dumps(value).encode()
    return struct.pack("<I", len(body)) + body


@given(st.binary(max_size=200))
def test_any_bytes_are_a_message_or_a_protocol_error(body: bytes) -> None:
    """No other exception, whatever the bytes."""
    try:
        frames.parse(body)
    except ProtocolError:
        pass


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    kind=st.sampled_from(KINDS),
    content=st.dictionaries(FIELDS, JSON, max_size=8),
    rest=st.dictionaries(st.sampled_from(["parent", "metadata", "buffers"]), JSON),
)
def test_a_message_let_through_can_be_made_an_output(kind: str, content: dict[str, object], rest: dict[str, object]) -> None:
    """What parse accepts nbformat accepts too: outputs validate, and the notebook can be written."""
    try:
        message = frames.parse(json.dumps({"msg_type": kind, "content": content, **rest}).encode())
    except ProtocolError:
        return
    if message and kind in ("stream", "display_data", "execute_result", "error"):
        output = nbformat.v4.output_from_msg(message)
        cell = nbformat.v4.new_code_cell("x", outputs=[output])
        nbformat.writes(nbformat.v4.new_notebook(cells=[cell])).encode()


@given(st.lists(st.binary(max_size=50), max_size=5), st.integers(1, 7))
def test_frames_are_cut_alike_however_the_bytes_arrive(bodies: list[bytes], step: int) -> None:
    """Byte by byte or all at once."""
    stream = b"".join(struct.pack("<I", len(body)) + body for body in bodies)
    reader = frames.FrameReader(1000, 1000)
    got = [body for i in range(0, len(stream), step) for body in reader.feed(stream[i : i + step])]
    assert got == bodies


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"[" * 100_000, id="brackets without end"),
        pytest.param(b'{"a":' * 100 + b"1" + b"}" * 100, id="nested 100 deep"),
        pytest.param(b"[" + b"[]," * 400_000 + b"[]]", id="a million lists"),
        pytest.param(b'{"a": ' + b"9" * 5000 + b"}", id="a number of 5000 digits"),
        pytest.param(b'{"a": 1e999}', id="infinity by exponent"),
        pytest.param(b'{"a": NaN}', id="NaN"),
        pytest.param(b'{"a": "\\ud800"}', id="half a surrogate pair"),
        pytest.param(b'{"\\udfff": 1}', id="half a pair as a key"),
        pytest.param(b"\xff\xfe{}", id="not UTF-8"),
        pytest.param(b"", id="nothing"),
        pytest.param(b"[]", id="not an object"),
    ],
)
def test_harmful_json_is_refused_quickly(body: bytes) -> None:
    """Before it costs memory or reaches code that recurses."""
    started = time.thread_time()
    with pytest.raises(ProtocolError):
        frames.load(body)
    assert time.thread_time() - started < 0.5


def test_a_length_too_large_is_refused_before_the_bytes_come() -> None:
    """Four bytes are enough to know."""
    with pytest.raises(ProtocolError, match="4294967295 bytes"):
        list(frames.FrameReader(1000, 2000).feed(b"\xff\xff\xff\xff"))


@given(st.lists(st.binary(max_size=50), max_size=6), st.integers(1, 7), st.integers(0, 50))
def test_a_frame_above_the_limit_is_passed_over(bodies: list[bytes], step: int, limit: int) -> None:
    """Only its size is told, however the bytes arrive; the frames around it are whole."""
    stream = b"".join(struct.pack("<I", len(body)) + body for body in bodies)
    reader = frames.FrameReader(limit, 1000)
    got = [body for i in range(0, len(stream), step) for body in reader.feed(stream[i : i + step])]
    assert got == [body if len(body) <= limit else len(body) for body in bodies]


GIANT = """
import json, os, struct
body = {"data": {"text/plain": "\U0001f600" + "x" * (60 << 20)}, "metadata": {}}
body = json.dumps({"msg_type": "display_data", "parent": "request-0", "content": body}, ensure_ascii=False).encode()
rest = memoryview(struct.pack("<I", len(body)) + body)
while rest: rest = rest[os.write(3, rest):]
"""


def test_one_giant_frame_costs_the_grader_no_memory(run_full: Run) -> None:
    """Within what the run may send in all: one emoji would make 4 bytes of every character, several times over."""
    tracemalloc.start()
    try:
        result = run_full(GIANT, "print('after')", limits=Limits(output_bytes=100 << 20, frame_bytes=1 << 20))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert re.fullmatch(r"\[output cut: one piece of it has 62914\d{3} bytes\]\nafter\n", result.text)
    assert result.outcome.status is Status.OK
    assert peak < 32 << 20  # half of the frame; what imports and linecache take is in it


FORGED = {
    "not a frame": b"hello, grader, this is not a frame at all",
    "length": b"\xff\xff\xff\x7f",
    "not JSON": struct.pack("<I", 3) + b"abc",
    "a list": frame([1]),
    "nested": struct.pack("<I", 4000) + b"[" * 2000 + b"]" * 2000,
    "stream without text": frame({"msg_type": "stream", "content": {"name": "stdout"}}),
    "third stream": frame({"msg_type": "stream", "content": {"name": "x", "text": ""}}),
    "display of numbers": frame({"msg_type": "display_data", "content": {"data": {"text/plain": 5}, "metadata": {}}}),
    "negative count": frame({"msg_type": "execute_result", "content": {"data": {}, "metadata": {}, "execution_count": -1}}),
    "error without traceback": frame({"msg_type": "error", "content": {"ename": "E", "evalue": "", "traceback": "x"}}),
    "comm without data": frame({"msg_type": "comm_open", "content": {"comm_id": "x", "target_name": "jupyter.widget"}}),
    "widget without model": frame(
        {"msg_type": "comm_open", "content": {"comm_id": "x", "target_name": "jupyter.widget", "data": {"state": {}}}}
    ),
    "buffers": frame({"msg_type": "comm_msg", "content": {"comm_id": "x", "data": {}}, "buffers": ["***"]}),
    "reply of a list": frame({"msg_type": "execute_reply", "content": {"status": ["ok"]}}),
}


@pytest.mark.parametrize("name", FORGED)
def test_a_forged_frame_ends_the_run_as_protocol(name: str, run_full: Run) -> None:
    """Written past the kernel to descriptor 3; the grader's loop sees a dead kernel and no exception of its own."""
    result = run_full("print('before')", f"import os, time; os.write(3, {FORGED[name]!r}); time.sleep(5)", "print('after')")
    assert result.outcome.status is Status.PROTOCOL
    assert result.outcome.detail
    assert isinstance(result.error, DeadKernelError)
    assert result.text == "before\n"


OUTPUT = "{'_model_module': '@jupyter-widgets/output', '_model_name': 'OutputModel', 'outputs': %s, 'msg_id': ''}"


@pytest.mark.parametrize(
    "messages",
    [
        pytest.param([("comm_open", OUTPUT % "5"), ("comm_msg", "{'msg_id': 'REQUEST'}")], id="outputs not a list"),
        pytest.param([("comm_open", OUTPUT % "[]"), ("comm_msg", "{'msg_id': ['x']}")], id="message id not text"),
        pytest.param([("comm_open", OUTPUT % "[]"), ("comm_msg", "{'msg_id': ''}")], id="hook removed twice"),
    ],
)
def test_widget_messages_that_nbclient_cannot_digest_end_the_run(messages: list[tuple[str, str]], run_full: Run) -> None:
    """Nbclient raises on these; the mixin blames the run."""
    sends = "\n".join(
        f"k.session.send(None, {kind!r}, {{'comm_id': 'c', 'target_name': 'jupyter.widget', 'data': {{'state': {state.replace('REQUEST', 'request-0')}}}}}, parent=k.get_parent())"
        for kind, state in messages
    )
    result = run_full(f"k = get_ipython().kernel\n{sends}\nprint('x'); import time; time.sleep(2)", "print('after')")
    assert result.outcome.status is Status.PROTOCOL


def test_forging_idle_and_reply_gives_no_more_than_an_early_next_cell(run_full: Run) -> None:
    """Messages after the forged idle belong to no request and are dropped."""
    forged = (
        "k = get_ipython().kernel; p = k.get_parent()\n"
        "k.session.send(None, 'execute_reply', {'status': 'ok', 'execution_count': 1}, parent=p)\n"
        "k.session.send(None, 'status', {'execution_state': 'idle'}, parent=p)\n"
        "import time; time.sleep(0.3); print('late')"
    )
    result = run_full(forged, "print('second')")
    assert [o.text for o in result.nb.cells[0].outputs] == []
    assert [o.text for o in result.nb.cells[1].outputs] == ["second\n"]
    assert result.manager.client().dropped > 0


def test_a_run_that_claims_another_request_is_not_heard(run_full: Run) -> None:
    """Messages for past and future requests are dropped and counted."""
    claim = "k.session.send(None, 'stream', {'name': 'stdout', 'text': 'forged'}, parent={'header': {'msg_id': %r}}); None"
    result = run_full("k = get_ipython().kernel\n" + claim % "request-1", "1\n" + claim % "request-0", "None")
    assert "forged" not in result.text
    assert result.manager.client().dropped == 2


def test_a_run_that_does_not_read_does_not_stop_the_grader(zygotes: dict[str, sandbox.Zygote]) -> None:
    """More cells than the socket holds wait in the grader, up to a bound."""
    from .conftest import execute

    big = "#" + "x" * (1 << 20)
    started = time.monotonic()
    result = execute(
        zygotes["full"],
        "import signal, time\nloop = __import__('asyncio').get_event_loop(); loop.remove_reader(3)\n",
        big,
        limits=Limits(wall_seconds=2),
    )
    assert result.outcome.status is Status.WALL
    assert time.monotonic() - started < 60
