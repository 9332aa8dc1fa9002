"""Which messages a notebook may send, and what their fields must be: what nbformat and nbclient rely on."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from .outcome import ProtocolError

Message = dict[str, Any]
_JSON_MIME = re.compile(r"^application/(.*\+)?json$")  # as in nbformat's schema


def _need(condition: bool, rule: str) -> None:
    """Raise ProtocolError with `rule` unless it holds."""
    if not condition:
        raise ProtocolError(rule)


def _is_text(value: object) -> bool:
    """Text as notebooks store it: one piece or a list of lines."""
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(line, str) for line in value))


def _is_count(value: object) -> bool:
    """A counter as notebooks store it: absent or a natural number."""
    return value is None or (isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1 << 53)


def _stream(content: Message) -> None:
    _need(content.get("name") in ("stdout", "stderr"), "a stream is neither stdout nor stderr")
    _need(isinstance(content.get("text"), str), "a stream's text is not text")


def _display(content: Message) -> None:
    data, transient = content.get("data"), content.get("transient")
    if not isinstance(data, dict):
        raise ProtocolError("a display has no data")
    _need(isinstance(content.get("metadata"), dict), "a display has no metadata")
    _need(all(_JSON_MIME.match(mime) or _is_text(value) for mime, value in data.items()), "display data is not text")
    _need(transient is None or isinstance(transient, dict), "a display's transient part is not an object")
    display_id = (transient or {}).get("display_id")
    _need(display_id is None or isinstance(display_id, str), "a display id is not text")


def _result(content: Message) -> None:
    _display(content)
    _need("execution_count" in content and _is_count(content["execution_count"]), "a result's count is not a number")


def _error(content: Message) -> None:
    _need(all(isinstance(content.get(name), str) for name in ("ename", "evalue")), "an error's name is not text")
    lines = content.get("traceback")
    _need(isinstance(lines, list) and _is_text(lines), "an error's traceback is not lines of text")


def _status(content: Message) -> None:
    _need(content.get("execution_state") in ("busy", "idle", "starting"), "an unknown execution state")


def _input(content: Message) -> None:
    _need(_is_count(content.get("execution_count")), "an input's count is not a number")


def _reply(content: Message) -> None:
    _need(content.get("status") in ("ok", "error", "aborted"), "a reply has an unknown status")
    _need(_is_count(content.get("execution_count")), "a reply's count is not a number")
    if content["status"] == "error":
        _error(content)


def _comm(content: Message) -> None:
    name, data = content.get("comm_id"), content.get("data")
    _need(isinstance(name, str) and name.isascii() and len(name) <= 256, "a comm id is not short ASCII text")
    if not isinstance(data, dict):
        raise ProtocolError("a comm's data is not an object")
    _need(isinstance(content.get("target_name", ""), str), "a comm's target is not text")
    state, paths = data.get("state", {}), data.get("buffer_paths") or []
    _need(isinstance(state, dict) and isinstance(paths, list), "a widget's state is not an object")
    sound = all(isinstance(path, list) and all(isinstance(step, (str, int)) for step in path) for path in paths)
    _need(sound, "a widget's buffer path is not a list of keys")


def _comm_open(content: Message) -> None:
    _comm(content)
    if content.get("target_name") == "jupyter.widget":
        state = content["data"].get("state")
        named = isinstance(state, dict) and all(isinstance(state.get(k), str) for k in ("_model_module", "_model_name"))
        _need(named, "a widget has no model")


CHECKS: dict[str, Callable[[Message], None]] = {
    "stream": _stream,
    "display_data": _display,
    "update_display_data": _display,
    "execute_result": _result,
    "error": _error,
    "status": _status,
    "execute_input": _input,
    "execute_reply": _reply,
    "clear_output": lambda content: None,
    "comm_open": _comm_open,
    "comm_msg": _comm,
    "comm_close": _comm,
}
