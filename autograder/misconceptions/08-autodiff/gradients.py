"""Mistakes in 08-autodiff, gradients: wrong code, and what to tell who wrote it.

`run` is defined in the notebook.
"""

from autograder.bank import misconception


@misconception("M108", hint="One bug is left: a number that is used again loses the share that it had. Gradients add.")
def gradients(program, inputs):
    values = run(program, inputs)
    grads = [0.0] * (len(values) - 1) + [1.0]
    lines = list(enumerate(program, start=len(inputs)))
    for place, (name, *at) in reversed(lines):
        for n, i in enumerate(at):
            slope = {"add": 1.0, "multiply": values[at[n - 1]], "exp": values[place]}[name]
            grads[i] = grads[place] * slope
    return grads[: len(inputs)]


@misconception(
    "M109",
    hint="The walk still goes from the front, where nothing has arrived yet. As long as it does, you see nothing of the other bugs.",
)
def gradients(program, inputs):
    values = run(program, inputs)
    grads = [0.0] * (len(values) - 1) + [1.0]
    lines = list(enumerate(program, start=len(inputs)))
    for place, (name, *at) in lines:
        for n, i in enumerate(at):
            slope = {"add": 1.0, "multiply": values[at[n - 1]], "exp": values[place]}[name]
            grads[i] += grads[place] * slope
    return grads[: len(inputs)]


@misconception("M112", hint="One bug is left, in the slope of exp: it is taken from what goes in, and it is what comes out.")
def gradients(program, inputs):
    values = run(program, inputs)
    grads = [0.0] * (len(values) - 1) + [1.0]
    lines = list(enumerate(program, start=len(inputs)))
    for place, (name, *at) in reversed(lines):
        for n, i in enumerate(at):
            slope = {"add": 1.0, "multiply": values[at[n - 1]], "exp": values[i]}[name]
            grads[i] += grads[place] * slope
    return grads[: len(inputs)]


@misconception("08-bb", hint="Two bugs are left: the slope of exp, and what becomes of a share that is there already.")
def gradients(program, inputs):
    values = run(program, inputs)
    grads = [0.0] * (len(values) - 1) + [1.0]
    lines = list(enumerate(program, start=len(inputs)))
    for place, (name, *at) in reversed(lines):
        for n, i in enumerate(at):
            slope = {"add": 1.0, "multiply": values[at[n - 1]], "exp": values[i]}[name]
            grads[i] = grads[place] * slope
    return grads[: len(inputs)]


@misconception("08-be", hint="Asked are the slopes along the inputs. You return those of all numbers.")
def gradients(program, inputs):
    values = run(program, inputs)
    grads = [0.0] * (len(values) - 1) + [1.0]
    lines = list(enumerate(program, start=len(inputs)))
    for place, (name, *at) in reversed(lines):
        for n, i in enumerate(at):
            slope = {"add": 1.0, "multiply": values[at[n - 1]], "exp": values[place]}[name]
            grads[i] += grads[place] * slope
    return grads[:]


@misconception("M113", hint="A product of a number with itself gets one share only: count it once for each factor.")
def gradients(program, inputs):
    values = run(program, inputs)
    grads = [0.0] * (len(values) - 1) + [1.0]
    lines = list(enumerate(program, start=len(inputs)))
    for place, (name, *at) in reversed(lines):
        for n, i in enumerate(at if len(set(at)) == len(at) else at[:1]):
            slope = {"add": 1.0, "multiply": values[at[n - 1]], "exp": values[place]}[name]
            grads[i] += grads[place] * slope
    return grads[: len(inputs)]


@misconception("M12", hint="In a product, each factor gets its own value as slope. It has to be the other one.")
def gradients(program, inputs):
    values = run(program, inputs)
    grads = [0.0] * (len(values) - 1) + [1.0]
    lines = list(enumerate(program, start=len(inputs)))
    for place, (name, *at) in reversed(lines):
        for n, i in enumerate(at):
            slope = {"add": 1.0, "multiply": values[i], "exp": values[place]}[name]
            grads[i] += grads[place] * slope
    return grads[: len(inputs)]


@misconception(
    "08-bl",
    hint="The lines come from the end, and their places still count from the front. Number the lines first, then turn them around.",
)
def gradients(program, inputs):
    values = run(program, inputs)
    grads = [0.0] * (len(values) - 1) + [1.0]
    for place, (name, *at) in enumerate(reversed(program), start=len(inputs)):
        for n, i in enumerate(at):
            slope = {"add": 1.0, "multiply": values[at[n - 1]], "exp": values[place]}[name]
            grads[i] += grads[place] * slope
    return grads[: len(inputs)]


@misconception(
    "08-bm",
    hint="You take the number of a line for its place. The inputs stand before it, so its place is as many farther on as there are inputs.",
)
def gradients(program, inputs):
    values = run(program, inputs)
    grads = [0.0] * (len(values) - 1) + [1.0]
    for place, (name, *at) in reversed(list(enumerate(program))):
        for n, i in enumerate(at):
            slope = {"add": 1.0, "multiply": values[at[n - 1]], "exp": values[place]}[name]
            grads[i] += grads[place] * slope
    return grads[: len(inputs)]
