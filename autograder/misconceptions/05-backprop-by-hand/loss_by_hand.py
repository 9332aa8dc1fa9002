"""Mistakes in 05-backprop-by-hand, loss_by_hand: wrong code, and what to tell who wrote it."""

from autograder.bank import wrong_value

wrong_value(
    "M38",
    values={"loss_if_1": 0.1113, "loss_if_0": 0.6457},
    hint="You took the logarithm to base 10. The loss uses the natural logarithm, the key ln on most calculators.",
)


wrong_value(
    "M39",
    values={"loss_if_1": 0.3698, "loss_if_0": 2.145},
    hint="You took the logarithm to base 2. The loss uses the natural logarithm.",
)


wrong_value(
    "M40",
    values={"loss_if_1": -0.2563, "loss_if_0": -1.4868},
    hint="The minus sign in front of the logarithm got lost. The logarithm of a probability is negative, a loss never is.",
)


wrong_value(
    "M41",
    values={"loss_if_1": 1.4868, "loss_if_0": 0.2563},
    hint="You took the logarithm of the probability that belongs to the other label. "
    "The label says which of the two terms stays.",
)


wrong_value(
    "M34",
    values={"loss_if_1": 0.2614, "loss_if_0": 1.4697},
    hint="You rounded the prediction to two decimals before taking the logarithm. Round only the result.",
)


wrong_value("05-e", values={"loss_if_1": 0.26, "loss_if_0": 1.49}, hint="Two decimals are too coarse here: please give four.")


wrong_value(
    "05-f",
    values={"loss_if_1": 0.256, "loss_if_0": 1.487},
    hint="Three decimals are too coarse here: please give four.",
)


wrong_value(
    "05-g",
    values={"loss_if_1": 0.2261, "loss_if_0": 0.7739},
    hint="This is how far the prediction is from the label. Cross-entropy takes the logarithm of a probability instead.",
)


wrong_value(
    "05-h",
    values={"loss_if_1": 0.0511, "loss_if_0": 0.5989},
    hint="This is the squared error. Cross-entropy takes the logarithm of a probability instead.",
)


wrong_value(
    "05-i",
    values={"loss_if_1": 0.7739, "loss_if_0": 0.7739},
    hint="This is the prediction itself. The loss is what its logarithm makes of it.",
)
