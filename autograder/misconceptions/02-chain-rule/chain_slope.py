"""Mistakes in 02-chain-rule, chain_slope: wrong code, and what to tell who wrote it."""

from autograder.bank import misconception


@misconception(
    "M02",
    hint="You take every slope at x. Each one belongs at the value that enters its own function: let a value travel through the chain beside the slope.",
)
def chain_slope(functions, derivatives, x):
    value, slope = x, 1.0
    for function, derivative in zip(functions, derivatives):
        slope = slope * derivative(x)
        value = function(value)
    return value, slope


@misconception(
    "02-g",
    hint="You take each slope after its function was applied. It belongs at the value that goes in: slope first, then the value.",
)
def chain_slope(functions, derivatives, x):
    value, slope = x, 1.0
    for function, derivative in zip(functions, derivatives):
        value = function(value)
        slope = slope * derivative(value)
    return value, slope


@misconception("M01", hint="The innermost slope is missing: there is one factor for each function, the first one too.")
def chain_slope(functions, derivatives, x):
    value, slope = functions[0](x), 1.0
    for function, derivative in zip(functions[1:], derivatives[1:]):
        slope = slope * derivative(value)
        value = function(value)
    return value, slope


@misconception("M04", hint="Only the innermost slope is left. All the functions behind it have a say: one factor for each.")
def chain_slope(functions, derivatives, x):
    slope = derivatives[0](x)
    value = x
    for function in functions:
        value = function(value)
    return value, slope


@misconception("02-h", hint="Only the outermost slope is left: you replace the slope in each round, and should multiply it.")
def chain_slope(functions, derivatives, x):
    value, slope = x, 1.0
    for function, derivative in zip(functions, derivatives):
        slope = derivative(value)
        value = function(value)
    return value, slope


@misconception("02-i", hint="You add the slopes. Along a chain they multiply; adding is for paths that meet.")
def chain_slope(functions, derivatives, x):
    value, slope = x, 0.0
    for function, derivative in zip(functions, derivatives):
        slope = slope + derivative(value)
        value = function(value)
    return value, slope


@misconception("02-j", hint="You apply the functions from the back. The list begins with the innermost, which gets x.")
def chain_slope(functions, derivatives, x):
    value, slope = x, 1.0
    for function, derivative in zip(functions[::-1], derivatives[::-1]):
        slope = slope * derivative(value)
        value = function(value)
    return value, slope


@misconception(
    "02-k",
    hint="The values go through the chain from the front and the slopes from the back: each function meets the wrong derivative.",
)
def chain_slope(functions, derivatives, x):
    value, slope = x, 1.0
    for function, derivative in zip(functions, derivatives[::-1]):
        slope = slope * derivative(value)
        value = function(value)
    return value, slope


@misconception("02-l", hint="Your product begins with x. Before any function has stretched it, a slope is 1.")
def chain_slope(functions, derivatives, x):
    value, slope = x, x
    for function, derivative in zip(functions, derivatives):
        slope = slope * derivative(value)
        value = function(value)
    return value, slope


@misconception("02-m", hint="You multiply by the values of the functions. The factors are their slopes.")
def chain_slope(functions, derivatives, x):
    value, slope = x, 1.0
    for function, derivative in zip(functions, derivatives):
        value = function(value)
        slope = slope * value
    return value, slope


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


@misconception("02-az", hint="The two are swapped: the value comes first, then the slope.")
def chain_slope(functions, derivatives, x):
    value, slope = x, 1.0
    for function, derivative in zip(functions, derivatives):
        slope = slope * derivative(value)
        value = function(value)
    return slope, value
