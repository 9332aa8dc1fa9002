"""Mistakes in 07-gradient-descent, adam: wrong code, and what to tell who wrote it."""

from autograder.bank import wrong_line

wrong_line(
    "M104",
    {"m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)": "m_hat, v_hat = m, v"},
    hint="Neither mean is corrected: the first steps come out wrong, because both means start at 0.",
)

wrong_line(
    "07-av",
    {"m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)": "m_hat, v_hat = m, v / (1 - beta2**t)"},
    hint="The mean of the gradient is not corrected.",
)

wrong_line(
    "07-aw",
    {"m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)": "m_hat, v_hat = m / (1 - beta1**t), v"},
    hint="The mean of the squares is not corrected.",
)

wrong_line(
    "M105",
    {"for t in range(1, steps + 1):": "for t in range(steps):"},
    hint="You count the steps from 0, and in the first one the correction divides by 0. The first step has t = 1.",
)

wrong_line(
    "07-ax",
    {"m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)": "m_hat, v_hat = m / (1 - beta1), v / (1 - beta2)"},
    hint="Your correction uses t = 1 in every step. The power grows with each step.",
)

wrong_line(
    "07-ay",
    {"m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)": "m_hat, v_hat = m / (1 - beta1 * t), v / (1 - beta2 * t)"},
    hint="Your correction multiplies beta with t. It is a power.",
)

wrong_line(
    "M106",
    {
        "place = place - learning_rate * m_hat / (np.sqrt(v_hat) + eps)": (
            "place = place - learning_rate * m_hat / np.sqrt(v_hat + eps)"
        )
    },
    hint="Your epsilon stands inside the root. Here it is added to the root.",
)

wrong_line(
    "07-az",
    {"place = place - learning_rate * m_hat / (np.sqrt(v_hat) + eps)": "place = place - learning_rate * m_hat / (v_hat + eps)"},
    hint="The root is missing: you divide by the mean of the squares itself.",
)

wrong_line(
    "07-ba",
    {"v = beta2 * v + (1 - beta2) * g**2": "v = beta2 * v + (1 - beta2) * np.abs(g)"},
    hint="The second mean holds the gradient, not its square.",
)

wrong_line(
    "07-bb",
    {
        "v = beta2 * v + (1 - beta2) * g**2": "v = v + g**2",
        "m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)": "m_hat, v_hat = m / (1 - beta1**t), v",
    },
    hint="You add up all squares without fading, as AdaGrad does. The second mean fades with its beta.",
)

wrong_line(
    "07-bc",
    {
        "m = beta1 * m + (1 - beta1) * g": "m = beta2 * m + (1 - beta2) * g",
        "v = beta2 * v + (1 - beta2) * g**2": "v = beta1 * v + (1 - beta1) * g**2",
        "m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)": "m_hat, v_hat = m / (1 - beta2**t), v / (1 - beta1**t)",
    },
    hint="The two betas have changed places.",
)

wrong_line(
    "07-bd",
    {
        "m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)": (
            "m_hat, v_hat = (m := m / (1 - beta1**t)), (v := v / (1 - beta2**t))"
        )
    },
    hint="The corrected means take the place of the plain ones, so that the correction piles up. Use the hats for "
    "this step only.",
)

wrong_line(
    "07-be",
    {"m = beta1 * m + (1 - beta1) * g": "m = beta1 * m + g", "v = beta2 * v + (1 - beta2) * g**2": "v = beta2 * v + g**2"},
    hint="The new gradient and its square go in unweighted: they need the factors 1 minus beta.",
)

wrong_line(
    "M88",
    {
        "place = place - learning_rate * m_hat / (np.sqrt(v_hat) + eps)": (
            "place = place + learning_rate * m_hat / (np.sqrt(v_hat) + eps)"
        )
    },
    hint="You walk uphill: the step is subtracted.",
)

wrong_line(
    "07-bf",
    {"v = beta2 * v + (1 - beta2) * g**2": "v = beta2 * v + (1 - beta2) * np.sum(g**2)"},
    hint="You divide the steps of all weights by one common length. Adam works entry by entry: each weight has a mean of "
    "squares of its own.",
)

wrong_line(
    "07-bg",
    {
        "place = place - learning_rate * m_hat / (np.sqrt(v_hat) + eps)": (
            "place = place - learning_rate * g / (np.sqrt(v_hat) + eps)"
        )
    },
    hint="The step takes the newest gradient, not its running mean.",
)

wrong_line(
    "07-bh",
    {"m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)": "m_hat, v_hat = m * (1 - beta1**t), v * (1 - beta2**t)"},
    hint="You multiply with the correction. Means that are too small have to be divided by it.",
)

wrong_line(
    "07-bi",
    {"g = gradient(place)": "g = gradient(np.array(w, dtype=float))"},
    hint="The gradient is taken at the start in every step. Take it where you stand.",
)

wrong_line(
    "07-co",
    {
        "for t in range(1, steps + 1):": "for _ in range(steps):",
        "m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)": (
            "m_hat, v_hat = m / (1 - beta1**steps), v / (1 - beta2**steps)"
        ),
    },
    hint="Your correction takes the number of all steps as its power, in every step. It is the number of the present step, t.",
)
