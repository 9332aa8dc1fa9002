"""Mistakes in 02-chain-rule, chain_slope: wrong code, and what to tell who wrote it."""

from autograder.bank import misconception, wrong_line

wrong_line(
    "M02",
    {"slope = slope * derivative(value)": "slope = slope * derivative(x)"},
    hint="You take every slope at x. Each one belongs at the value that enters its own function: let a value travel through "
    "the chain beside the slope.",
)

wrong_line(
    "02-g",
    {
        "slope = slope * derivative(value)": "value = function(value)\nslope = slope * derivative(value)",
        "value = function(value)": "",
    },
    hint="You take each slope after its function was applied. It belongs at the value that goes in: slope first, then the "
    "value.",
)

wrong_line(
    "M01",
    {
        "value, slope = x, 1.0": "value, slope = functions[0](x), 1.0",
        "for function, derivative in zip(functions, derivatives):": (
            "for function, derivative in zip(functions[1:], derivatives[1:]):"
        ),
    },
    hint="The innermost slope is missing: there is one factor for each function, the first one too.",
)


@misconception("M04", hint="Only the innermost slope is left. All the functions behind it have a say: one factor for each.")
def chain_slope(functions, derivatives, x):
    slope = derivatives[0](x)
    value = x
    for function in functions:
        value = function(value)
    return value, slope


wrong_line(
    "02-h",
    {"slope = slope * derivative(value)": "slope = derivative(value)"},
    hint="Only the outermost slope is left: you replace the slope in each round, and should multiply it.",
)

wrong_line(
    "02-i",
    {
        "value, slope = x, 1.0": "value, slope = x, 0.0",
        "slope = slope * derivative(value)": "slope = slope + derivative(value)",
    },
    hint="You add the slopes. Along a chain they multiply; adding is for paths that meet.",
)

wrong_line(
    "02-j",
    {
        "for function, derivative in zip(functions, derivatives):": (
            "for function, derivative in zip(functions[::-1], derivatives[::-1]):"
        )
    },
    hint="You apply the functions from the back. The list begins with the innermost, which gets x.",
)

wrong_line(
    "02-k",
    {
        "for function, derivative in zip(functions, derivatives):": (
            "for function, derivative in zip(functions, derivatives[::-1]):"
        )
    },
    hint="The values go through the chain from the front and the slopes from the back: each function meets the wrong "
    "derivative.",
)

wrong_line(
    "02-l",
    {"value, slope = x, 1.0": "value, slope = x, x"},
    hint="Your product begins with x. Before any function has stretched it, a slope is 1.",
)

wrong_line(
    "02-m",
    {"slope = slope * derivative(value)": "", "return value, slope": "    slope = slope * value\nreturn value, slope"},
    hint="You multiply by the values of the functions. The factors are their slopes.",
)


@misconception(
    "M87",
    hint="Your function empties the caller's lists, so a second call finds nothing. Read the entries, do not take them out.",
)
def chain_slope(functions, derivatives, x):
    value, slope = x, 1.0
    while functions:
        slope = slope * derivatives.pop(0)(value)
        value = functions.pop(0)(value)
    return value, slope


wrong_line(
    "02-az", {"return value, slope": "return slope, value"}, hint="The two are swapped: the value comes first, then the slope."
)
