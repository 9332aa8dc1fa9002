"""A figure to play with, moved by its controls."""

import base64
import io

from matplotlib import pyplot as plt


def follows(make, moves):
    """Fail unless after every move the picture is another one, and its words are those that `draw` gives for the values."""
    explorable = make()
    for move in moves:
        before = explorable.picture.png
        for control, value in move.items():
            explorable.controls[control].value = value
        assert {**explorable.values, **move} == explorable.values
        axes = plt.figure(figsize=explorable.figsize).add_axes(explorable.box or (0.1, 0.1, 0.8, 0.8))
        words = explorable.draw(axes, **explorable.values).description
        assert explorable.picture.words == words
        assert f'alt="{words}"' in explorable.output.value
        assert explorable.picture.png in explorable.output.value
        assert explorable.picture.png != before
        assert plt.imread(io.BytesIO(base64.b64decode(explorable.picture.png))).std() > 0.01
    assert all(control.description for control in explorable.controls.values())
