"""Mistakes in 03-perceptron-xor, xor_weights: wrong code, and what to tell who wrote it."""

from autograder.bank import wrong_value

wrong_value(
    "03-al",
    values={"W_hidden": [[1, 1], [1, 1]], "b_hidden": [-0.5, -1.5], "v_out": [1, 1], "c_out": -0.5},
    hint="Your output neuron says yes as soon as either hidden neuron fires. Beyond the second line both fire: there its "
    "vote has to count against.",
)


wrong_value(
    "03-am",
    values={"W_hidden": [[1, 1], [1, 1]], "b_hidden": [-0.5, -1.5], "v_out": [1, 1], "c_out": -1.5},
    hint="Your output neuron says yes only if both hidden neurons fire. That is the far side of the second line, not the band.",
)


wrong_value(
    "03-an",
    values={"W_hidden": [[1, 1], [1, 1]], "b_hidden": [-0.5, -1.5], "v_out": [1, -1], "c_out": 0},
    hint="The output neuron fires although nothing fires in the hidden layer: its sum is 0 there, and 0 counts as yes. "
    "Give it a negative bias.",
)


wrong_value(
    "03-ao",
    values={"W_hidden": [[1, 1], [1, 1]], "b_hidden": [0.5, 1.5], "v_out": [1, -1], "c_out": -0.5},
    hint="A bias is the negative of the threshold. With your signs both hidden neurons fire far too early (lecture, "
    "section 1).",
)


wrong_value(
    "03-ap",
    values={"W_hidden": [[1, 1], [1, 1]], "b_hidden": [-0.5, -1.5], "v_out": [-1, 1], "c_out": -0.5},
    hint="Your output weights are exchanged: the neuron of the second line speaks for, the one of the first against.",
)


wrong_value(
    "03-aq",
    values={"W_hidden": [[1, 1], [1, 1]], "b_hidden": [-0.5, -1.5], "v_out": [-1, 1], "c_out": 0.5},
    hint="Your network answers the opposite, 0 in the band and 1 outside: that is XNOR. Turn the output neuron around.",
)


wrong_value(
    "03-ar",
    values={"W_hidden": [[1, 1], [1, 1]], "b_hidden": [-0.5, -1], "v_out": [1, -1], "c_out": -0.5},
    hint="Your second line passes through two corners of XOR, and on a line the step says yes. It has to lie between the "
    "corners' sums 1 and 2.",
)


wrong_value(
    "03-as",
    values={"W_hidden": [[1, 1], [1, 1]], "b_hidden": [0, -1.5], "v_out": [1, -1], "c_out": -0.5},
    hint="Your first line passes through the origin, and on a line the step says yes. It has to lie between the sums 0 and 1.",
)


wrong_value(
    "03-at",
    values={"W_hidden": [[1, 0], [0, 1]], "b_hidden": [-0.5, -0.5], "v_out": [1, 1], "c_out": -0.5},
    hint="Each of your hidden neurons looks at one input only, so your lines are vertical and horizontal. Both have to "
    "look at the sum of the inputs.",
)


wrong_value(
    "03-au",
    values={"W_hidden": [[1, -1], [-1, 1]], "b_hidden": [-0.5, -0.5], "v_out": [1, 1], "c_out": -0.5},
    hint="Your hidden neurons fire for one input without the other. The corners come out right, but the two lines bound "
    "another region than the one asked for.",
)


wrong_value(
    "03-av",
    values={"W_hidden": [[1, 1], [1, 1]], "b_hidden": [-0.5, -0.5], "v_out": [1, 1], "c_out": -1.5},
    hint="Both hidden neurons are the same, so there is only one line.",
)
