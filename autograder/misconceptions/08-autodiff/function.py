"""Mistakes in 08-autodiff, function: wrong code, and what to tell who wrote it.

`Value` is defined in the notebook.
"""

from autograder.bank import wrong_line

wrong_line(
    "08-m",
    {"value, slope = a.value**n, n * a.value ** (n - 1)": "value, slope = a.value**n, a.value ** (n - 1)"},
    hint="The exponent is lowered, but it does not come down as a factor: the power rule does both.",
)

wrong_line(
    "08-n",
    {"value, slope = a.value**n, n * a.value ** (n - 1)": "value, slope = a.value**n, n * a.value**n"},
    hint="The exponent comes down as a factor, but it is not lowered by one.",
)

wrong_line(
    "M112",
    {"value = slope = math.exp(a.value)": "value, slope = math.exp(a.value), a.value"},
    hint="The slope of exp is not the number that goes in. Its slope there is its value, which comes out; see section 2 of "
    "the lecture.",
)

wrong_line(
    "08-o",
    {"value = slope = math.exp(a.value)": "value, slope = math.exp(a.value), a.value * math.exp(a.value - 1)"},
    hint="You used the power rule for exp. There the exponent is what varies, not the base.",
)

wrong_line(
    "08-p",
    {"slope = 1 - value**2": "slope = 1 - a.value**2"},
    hint="In the slope of tanh, the number that is squared is the value of tanh, which comes out, not the one that goes in.",
)

wrong_line(
    "08-q",
    {"slope = 1 - value**2": "slope = 1 - value"},
    hint="The slope of tanh is one minus its value squared: the square is missing.",
)

wrong_line(
    "M65",
    {"slope = 1 - value**2": "slope = value * (1 - value)"},
    hint="t (1 - t) is the slope of the sigmoid. Tanh has another one: see the table.",
)

wrong_line(
    "M85",
    {"value, slope = max(0.0, a.value), float(a.value > 0)": "value, slope = max(0.0, a.value), float(a.value >= 0)"},
    hint="At its corner, where exactly 0 goes in, ReLU has slope 0 in this course.",
)

wrong_line(
    "08-r",
    {"value, slope = max(0.0, a.value), float(a.value > 0)": "value, slope = max(0.0, a.value), 1.0"},
    hint="Your ReLU hands on a slope of 1 also where its input is negative. There it is flat.",
)

wrong_line(
    "08-s",
    {"value, slope = max(0.0, a.value), float(a.value > 0)": "value = slope = max(0.0, a.value)"},
    hint="You wrote ReLU's value where its slope belongs. On the positive side it grows as fast as its input.",
)

wrong_line(
    "08-t",
    {"return Value(value, (a,), (slope,), kind)": "return Value(value, (), (slope,), kind)"},
    hint="The new Value does not know its parent: the way back would end here.",
)

wrong_line(
    "08-u",
    {"return Value(value, (a,), (slope,), kind)": "return Value(slope, (a,), (value,), kind)"},
    hint="Value and slope have changed places.",
)

wrong_line(
    "08-v",
    {"return Value(value, (a,), (slope,), kind)": "return Value(value, (a,), (slope * a.value,), kind)"},
    hint="The slope that a Value stores is the function's own. Do not multiply the input in: that is done on the way back, "
    "by gradients.",
)

wrong_line(
    "08-bi",
    {"value, slope = a.value**n, n * a.value ** (n - 1)": "value, slope = a.value**n, n * a.value**n - 1"},
    hint="Your exponent is not lowered: `**` binds more tightly than the minus, so put n - 1 in parentheses.",
)
