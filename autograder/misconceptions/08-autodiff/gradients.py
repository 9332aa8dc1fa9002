"""Mistakes in 08-autodiff, gradients: wrong code, and what to tell who wrote it.

`run` is defined in the notebook.
"""

from autograder.bank import wrong_line

wrong_line(
    "M108",
    {"found[i] += own * found[place]": "found[i] = own * found[place]"},
    hint="One bug is left: a number that is used again loses the share that it had. Gradients add.",
)

wrong_line(
    "M109",
    {"for place in range(len(numbers) - 1, m - 1, -1):": "for place in range(m, len(numbers)):"},
    hint="The walk still goes from the front, where nothing has arrived yet. As long as it does, you see nothing of the "
    "other bugs.",
)

wrong_line(
    "M112",
    {
        'own = {"add": 1.0, "multiply": numbers[at[side - 1]], "exp": numbers[place]}[name]': (
            'own = {"add": 1.0, "multiply": numbers[at[side - 1]], "exp": numbers[i]}[name]'
        )
    },
    hint="One bug is left, in the slope of exp: it is taken from what goes in, and it is what comes out.",
)

wrong_line(
    "08-bb",
    {
        'own = {"add": 1.0, "multiply": numbers[at[side - 1]], "exp": numbers[place]}[name]': (
            'own = {"add": 1.0, "multiply": numbers[at[side - 1]], "exp": numbers[i]}[name]'
        ),
        "found[i] += own * found[place]": "found[i] = own * found[place]",
    },
    hint="Two bugs are left: the slope of exp, and what becomes of a share that is there already.",
)

wrong_line(
    "08-be",
    {"return found[:m]": "return found"},
    hint="You return the slopes along all numbers. Return those along the inputs only.",
)

wrong_line(
    "M113",
    {"for side, i in enumerate(at):": "for side, i in enumerate(at if len(set(at)) == len(at) else at[:1]):"},
    hint="A product of a number with itself gets one share only: count it once for each factor.",
)

wrong_line(
    "M12",
    {
        'own = {"add": 1.0, "multiply": numbers[at[side - 1]], "exp": numbers[place]}[name]': (
            'own = {"add": 1.0, "multiply": numbers[i], "exp": numbers[place]}[name]'
        )
    },
    hint="In a product, each factor gets its own value as slope. It has to be the other one.",
)

wrong_line(
    "08-bl",
    {
        "for place in range(len(numbers) - 1, m - 1, -1):": "for place, (name, *at) in enumerate(reversed(program), start=m):",
        "name, *at = program[place - m]": "",
    },
    hint="The lines come from the end, and their places still count from the front. Number the lines first, then turn them "
    "around.",
)

wrong_line(
    "08-bm",
    {
        "for place in range(len(numbers) - 1, m - 1, -1):": "for place, (name, *at) in reversed(list(enumerate(program))):",
        "name, *at = program[place - m]": "",
    },
    hint="You take the number of a line for its place. The inputs stand before it, so its place is as many farther on as "
    "there are inputs.",
)
