"""Mutations that keep JSON whole, so that most inputs reach the code behind the JSON parser."""

import json
import struct
from functools import partial

from tests.fuzz.seeds import MESSAGES, ODD, message
from tests.fuzz.targets import frame


def mutated(target, data, chance):
    """Return bytes with one node of one JSON object changed; None if there is no object in them."""
    if target == "observation":
        value = _loads(data)
        return None if value is None else _dumps(_changed(value, chance))
    bodies = list(_bodies(data))
    values = [_loads(body) for body in bodies]
    if not values or None in values:
        return None
    kind = chance.randrange(8)
    place = chance.randrange(len(values))
    if kind == 0:
        values.insert(place, message(*chance.choice(MESSAGES)))
    elif kind == 1:
        values.insert(place, values[chance.randrange(len(values))])
    elif kind == 2 and len(values) > 1:
        del values[place]
    else:
        values[place] = _changed(values[place], chance)
    return b"".join(map(frame, map(_dumps, values)))


def _bodies(data):
    while len(data) >= 4:
        size = struct.unpack_from("<I", data)[0]
        yield data[4 : 4 + size]
        data = data[4 + size :]


def _loads(body):
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _dumps(value):
    return json.dumps(value).encode()


def _changed(value, chance):
    """Change one node, found by walking down at random."""
    steps = list(_nodes(value))
    change = chance.choice((_replace, _replace, _remove, _wrap, _swap))
    return change(value, steps[chance.randrange(len(steps))], chance)


def _nodes(value, path=()):
    yield path
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield from _nodes(inner, (*path, key))


def _at(value, path, act):
    """A copy in which `act` was done to the container of the last step."""
    if not path:
        return act({"": value}, "")
    copy = json.loads(json.dumps(value))
    home = copy
    for step in path[:-1]:
        home = home[step]
    act(home, path[-1])
    return copy


def _set(new, home, key):
    home[key] = new(home[key])
    return home[key]


def _replace(value, path, chance):
    return _at(value, path, partial(_set, lambda _: chance.choice(ODD)))


def _wrap(value, path, chance):
    deep = chance.choice((1, 2, 50))

    def wrapped(inner):
        for _ in range(deep):
            inner = [inner] if deep != 2 else {"kind": "list", "items": [inner]}
        return inner

    return _at(value, path, partial(_set, wrapped))


def _remove(value, path, _chance):
    if not path:
        return value

    def drop(home, key):
        del home[key]

    return _at(value, path, drop)


def _swap(value, path, chance):
    """Another key for the same thing, or a key more."""

    def put(home, key):
        name = str(chance.choice(ODD))[:40]
        if isinstance(home, dict):
            home[name] = home[key]
        else:
            home.append(home[key])
        return home[key] if key == "" else None

    return _at(value, path, put)
