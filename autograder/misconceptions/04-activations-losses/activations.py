"""Mistakes in 04-activations-losses, activations: wrong code, and what to tell who wrote it."""

from autograder.bank import wrong_line

wrong_line(
    "04-l",
    {"tanh_slope = 1 - tanh**2": "tanh_slope = 1 - tanh"},
    hint="The slope of tanh has a square: you subtract tanh itself from 1.",
)

wrong_line(
    "M62",
    {"tanh_slope = 1 - tanh**2": "tanh_slope = 1 - np.tanh(tanh) ** 2"},
    hint="You apply tanh once more before you square. The slope of tanh is 1 minus the square of its value "
    "(lecture, section 3).",
)

wrong_line(
    "M65",
    {"tanh_slope = 1 - tanh**2": "tanh_slope = tanh * (1 - tanh)"},
    hint="This slope is made for the sigmoid, value times 1 minus value. Tanh has its own (lecture, section 3).",
)

wrong_line(
    "04-m",
    {"tanh_slope = 1 - tanh**2": "tanh_slope = 1 - z**2"},
    hint="You square z itself. The slope of tanh is 1 minus the square of its value.",
)

wrong_line("M22", {"tanh = np.tanh(z)": "tanh = 1 / (1 + np.exp(-z))"}, hint="That is the sigmoid, and not tanh.")

wrong_line(
    "M85",
    {"relu_slope = np.where(z > 0, 1, 0)": "relu_slope = np.where(z >= 0, 1, 0)"},
    hint="At the corner the slope of ReLU is 0 in this course. Yours is 1 there.",
)

wrong_line(
    "04-n",
    {"leaky_slope = np.where(z > 0, 1, alpha)": "leaky_slope = np.where(z >= 0, 1, alpha)"},
    hint="At the corner the slope of leaky ReLU is alpha in this course. Yours is 1 there.",
)

wrong_line(
    "04-o",
    {
        "relu_slope = np.where(z > 0, 1, 0)": "relu_slope = np.where(z >= 0, 1, 0)",
        "leaky_slope = np.where(z > 0, 1, alpha)": "leaky_slope = np.where(z >= 0, 1, alpha)",
    },
    hint="At the corner both slopes are the ones from the left in this course: compare z with 0 strictly.",
)

wrong_line(
    "M86",
    {"leaky = np.where(z > 0, z, alpha * z)": "leaky = np.maximum(alpha * z, z)"},
    hint="max(alpha z, z) takes the wrong branch if alpha is above 1. Let the sign of z decide (lecture, section 4).",
)

wrong_line(
    "04-p",
    {"leaky_slope = np.where(z > 0, 1, alpha)": "leaky_slope = np.where(z > 0, 1, 0)"},
    hint="Left of the corner the slope of leaky ReLU is alpha, and not 0. If you did write alpha, the array that holds it "
    "is one of whole numbers.",
)

wrong_line(
    "04-q",
    {"leaky = np.where(z > 0, z, alpha * z)": "leaky = np.where(z > 0, z, alpha)"},
    hint="Left of the corner you return alpha alone. The line there has slope alpha, so z belongs to it.",
)

wrong_line(
    "04-r",
    {
        "leaky = np.where(z > 0, z, alpha * z)": "leaky = np.where(z > 0, z, 0.01 * z)",
        "leaky_slope = np.where(z > 0, 1, alpha)": "leaky_slope = np.where(z > 0, 1, 0.01)",
    },
    hint="Your alpha is fixed. Take the one that is given.",
)

wrong_line(
    "04-s",
    {"leaky_slope = np.where(z > 0, 1, alpha)": "leaky_slope = np.where(z > 0, 1, alpha * z)"},
    hint="Left of the corner your slope of leaky ReLU still holds z. The slope of a line does not depend on the place.",
)

wrong_line(
    "04-t",
    {"relu = np.maximum(z, 0)": "relu = np.abs(z)"},
    hint="This is the absolute value. ReLU gives 0 for negative z, and does not turn the sign around.",
)

wrong_line(
    "04-u",
    {"relu_slope = np.where(z > 0, 1, 0)": "relu_slope = np.maximum(z, 0)"},
    hint="Your slope of ReLU is its value. Where z is positive, the slope is 1.",
)

wrong_line(
    "04-v",
    {"relu = np.maximum(z, 0)": "relu = np.minimum(z, 0)"},
    hint="ReLU keeps the positive numbers. Yours keeps the negative ones.",
)

wrong_line(
    "M87",
    {"tanh = np.tanh(z)": "z[z < 0] = 0\ntanh = np.tanh(z)", "relu = np.maximum(z, 0)": "relu = z"},
    hint="You set entries of z to 0 in place, so whoever calls the function loses their numbers. Work on a copy, "
    "or use np.where.",
)
