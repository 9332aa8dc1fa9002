"""Mistakes in 05-backprop-by-hand, verification: wrong code, and what to tell who wrote it."""

from autograder.bank import wrong_value

wrong_value(
    "M92",
    values={"z3_new": 1.2560, "loss_new": 0.2506, "drop_percent": 2.23, "misprints": [(0.6147, 0.6169), (0.7862, 0.7783)]},
    hint="In this network the biases have not moved. Update them like the weights.",
)


wrong_value(
    "M88",
    values={"z3_new": 1.1817, "loss_new": 0.2676, "drop_percent": -4.39, "misprints": [(0.6147, 0.6156), (0.7862, 0.7652)]},
    hint="Your loss has grown: the parameters moved along the gradient instead of against it.",
)


wrong_value(
    "M90",
    values={"z3_new": 1.7227, "loss_new": 0.1643, "drop_percent": 35.89, "misprints": [(0.6147, 0.6253), (0.7862, 0.8485)]},
    hint="That is a step with learning rate 1. The slides, and the cell above, step with 0.1.",
)


wrong_value(
    "M93",
    values={"z3_new": 1.2781, "loss_new": 0.2457, "drop_percent": 4.12, "misprints": [(0.6147, 0.6165), (0.7862, 0.7821)]},
    hint="Only the last layer has moved in this network. All layers take their step.",
)


wrong_value(
    "M100",
    values={"z3_new": 1.2305, "loss_new": 0.2563, "drop_percent": 0.0, "misprints": [(0.6147, 0.6165), (0.7862, 0.7739)]},
    hint="These are the old network's numbers. Run the forward pass again, with the new parameters.",
)


wrong_value(
    "M34",
    values={"z3_new": 1.28, "loss_new": 0.2485, "drop_percent": 3.04, "misprints": [(0.6147, 0.62), (0.7862, 0.78)]},
    hint="You worked with two decimals on the way. Keep all digits until the end, and round only the results.",
)


wrong_value(
    "05-aj",
    values={
        "z3_new": 1.27938283,
        "loss_new": 0.24545984,
        "drop_percent": 0.0423,
        "misprints": [(0.6147, 0.61738727), (0.7862, 0.7823447)],
    },
    hint="That is the share, not the percentage: multiply by 100.",
)


wrong_value(
    "05-ak",
    values={
        "z3_new": 1.27938283,
        "loss_new": 0.24545984,
        "drop_percent": 4.42,
        "misprints": [(0.6147, 0.61738727), (0.7862, 0.7823447)],
    },
    hint="You divided the drop by the new loss. The question is how large it is compared with the old one.",
)


wrong_value(
    "05-al",
    values={
        "z3_new": 1.27938283,
        "loss_new": 0.24545984,
        "drop_percent": 1.08,
        "misprints": [(0.6147, 0.61738727), (0.7862, 0.7823447)],
    },
    hint="That is the drop itself, times 100 at most. Compare it with the old loss to get percent.",
)


wrong_value(
    "05-am",
    values={
        "z3_new": 1.27938283,
        "loss_new": 0.24545984,
        "drop_percent": -4.23,
        "misprints": [(0.6147, 0.61738727), (0.7862, 0.7823447)],
    },
    hint="The loss went down: state by how much it has fallen, which is a positive number.",
)


wrong_value(
    "05-an",
    values={
        "z3_new": 1.27938283,
        "loss_new": 0.24545984,
        "drop_percent": 95.77,
        "misprints": [(0.6147, 0.61738727), (0.7862, 0.7823447)],
    },
    hint="That is what is left of the loss. The question is what has gone.",
)


wrong_value(
    "05-ao",
    values={
        "z3_new": 1.27938283,
        "loss_new": 0.24545984,
        "drop_percent": 4.23181461,
        "misprints": [(1.2794, 1.2782), (0.7862, 0.7823447)],
    },
    hint="In the first pair you repaired the result of that line. The result is right, so a number in the line must be wrong.",
)


wrong_value(
    "05-ap",
    values={
        "z3_new": 1.27938283,
        "loss_new": 0.24545984,
        "drop_percent": 4.23181461,
        "misprints": [(0.6147, 0.61738727), (0.7740, 0.7739)],
    },
    hint="A last digit that is off by one comes from rounding, and the slides have several. A misprint is off by far more.",
)


wrong_value(
    "05-aq",
    values={
        "z3_new": 1.27938283,
        "loss_new": 0.24545984,
        "drop_percent": 4.23181461,
        "misprints": [(0.61738727, 0.6147), (0.7823447, 0.7862)],
    },
    hint="The two numbers of each pair are swapped: the printed number comes first, then the one that belongs there.",
)


wrong_value(
    "05-ar",
    values={
        "z3_new": 1.27938283,
        "loss_new": 0.24545984,
        "drop_percent": 4.23181461,
        "misprints": [(0.7862, 0.7823447), (0.6147, 0.61738727)],
    },
    hint="The two misprints are in the other order. Give them as they stand in the list.",
)


wrong_value(
    "05-as",
    values={
        "z3_new": 1.27938283,
        "loss_new": 0.24545984,
        "drop_percent": 4.23181461,
        "misprints": [(0.6147, 0.6165), (0.7862, 0.7823447)],
    },
    hint="In place of the first misprint belongs the new activation, after the step. Yours is the old network's.",
)


wrong_value(
    "05-at",
    values={
        "z3_new": 1.27938283,
        "loss_new": 0.24545984,
        "drop_percent": 4.23181461,
        "misprints": [(0.6147, 0.61738727), (0.7862, 0.7739)],
    },
    hint="In place of the second misprint belongs the new prediction, after the step. Yours is the old network's.",
)

wrong_value(
    "05-bc",
    values={"z3_new": 0.4427, "loss_new": 0.4961, "drop_percent": -93.56, "misprints": [(0.6147, 0.6174), (0.7862, 0.6089)]},
    hint="That is the third neuron of layer 2. `z3` is the sum of the output neuron.",
)
