"""Mistakes in 07-gradient-descent, momentum: wrong code, and what to tell who wrote it."""

from autograder.bank import wrong_line

wrong_line(
    "M103",
    {"speed = beta * speed + gradient(place)": "speed = beta * speed + (1 - beta) * gradient(place)"},
    hint="You scale the gradient by 1 minus beta, as some books do. Here it goes into the velocity as it is.",
)

wrong_line(
    "07-ak",
    {
        "speed = beta * speed + gradient(place)": "speed = beta * speed - learning_rate * gradient(place)",
        "place = place - learning_rate * speed": "place = place + speed",
    },
    hint="The learning rate sits inside your velocity, as in some books. The weights come out alike, but the "
    "velocity here holds no rate.",
)

wrong_line(
    "07-al",
    {"speed = beta * speed + gradient(place)": "speed = beta * speed + learning_rate * gradient(place)"},
    hint="The learning rate is used twice: in the velocity and in the step.",
)

wrong_line(
    "07-am",
    {"speed = beta * speed + gradient(place)": "speed = gradient(place)"},
    hint="Your velocity forgets: it holds the newest gradient only. This is descent without momentum.",
)

wrong_line(
    "07-an",
    {"speed = beta * speed + gradient(place)": "speed = speed + gradient(place)"},
    hint="Beta is missing: nothing of the velocity ever fades.",
)

wrong_line(
    "07-ao",
    {
        "speed = beta * speed + gradient(place)": "",
        "return place, speed": "    speed = beta * speed + gradient(place)\nreturn place, speed",
    },
    hint="The weights move before the velocity is renewed, so every step is one gradient late.",
)

wrong_line(
    "M88",
    {"place = place - learning_rate * speed": "place = place + learning_rate * speed"},
    hint="You walk uphill: the velocity is a sum of gradients, so it is subtracted.",
)

wrong_line(
    "07-ap",
    {"speed = beta * speed + gradient(place)": "speed = beta * speed + gradient(place - learning_rate * beta * speed)"},
    hint="You look ahead: your gradient is taken at the place where the velocity will lead. That is Nesterov's "
    "method; here it is taken at w.",
)

wrong_line(
    "07-aq",
    {"speed = beta * speed + gradient(place)": "speed = (1 - beta) * speed + gradient(place)"},
    hint="You weigh the old velocity with 1 minus beta. It is beta that says how much is kept.",
)

wrong_line(
    "07-ar",
    {"speed = beta * speed + gradient(place)": "speed = beta * (speed + gradient(place))"},
    hint="Beta weighs the new gradient, too. Only the old velocity fades.",
)

wrong_line(
    "M90",
    {"place = place - learning_rate * speed": "place = place - speed"},
    hint="The learning rate is missing from the step.",
)

wrong_line(
    "07-as",
    {"speed = beta * speed + gradient(place)": "speed = beta * speed + gradient(np.array(w, dtype=float))"},
    hint="The gradient is taken at the start in every step. Take it where you stand.",
)

wrong_line(
    "07-at",
    {
        "place, speed = np.array(w, dtype=float), np.zeros(len(w))": (
            "place = np.array(w, dtype=float)\nspeed = np.array(gradient(place), dtype=float)"
        )
    },
    hint="Your velocity starts with the first gradient, which is then added once more. It starts at 0.",
)

wrong_line(
    "07-au",
    {"place = place - learning_rate * speed": "place = place - learning_rate * beta * speed"},
    hint="The step takes beta once more: only the velocity's own line needs it.",
)

wrong_line(
    "07-cn",
    {"return place, speed": "return place"},
    hint="Only the weights come back. Return the velocity as well: first w, then v.",
)
