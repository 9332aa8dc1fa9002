"""Mistakes in 07-gradient-descent, sweep: wrong code, and what to tell who wrote it."""

from autograder.bank import wrong_line

wrong_line(
    "07-ac",
    {"ends = []": "ends = []\nplace = np.array(w, dtype=float)", "place = np.array(w, dtype=float)": ""},
    hint="The second rate goes on where the first one ended. Every rate starts at the given place.",
)

wrong_line(
    "M88",
    {"place = place - learning_rate * gradient(place)": "place = place + learning_rate * gradient(place)"},
    hint="You walk uphill: descent subtracts the gradient.",
)

wrong_line(
    "M90",
    {"place = place - learning_rate * gradient(place)": "place = place - gradient(place)"},
    hint="The learning rate is not used: all rows are the same.",
)

wrong_line(
    "M89",
    {"place = place - learning_rate * gradient(place)": "place = place - learning_rate**2 * gradient(place)"},
    hint="The learning rate is in your step twice.",
)

wrong_line(
    "07-ad",
    {"place = place - learning_rate * gradient(place)": "place = place - learning_rate * gradient(np.array(w, dtype=float))"},
    hint="The gradient is taken at the start in every step. Take it where you stand.",
)

wrong_line("07-ae", {"for _ in range(steps):": "for _ in range(steps + 1):"}, hint="You take one step too many.")

wrong_line(
    "07-af",
    {"for _ in range(steps):": "for _ in range(1):"},
    hint="You make a single step with each rate, however many are asked for.",
)

wrong_line(
    "07-ag",
    {
        "place = place - learning_rate * gradient(place)": (
            "place = place - learning_rate * gradient(place) / np.linalg.norm(gradient(place))"
        )
    },
    hint="You divide the gradient by its length, so that only its direction counts. A gentle slope means a small step.",
)

wrong_line(
    "M69",
    {
        "place = place - learning_rate * gradient(place)": (
            "for j in range(len(place)):\n    place[j] -= learning_rate * gradient(place)[j]"
        )
    },
    hint="You move one weight after the other, and the later ones see a gradient at the half-moved place. Take the"
    " gradient first.",
)

wrong_line(
    "M08",
    {
        "place = place - learning_rate * gradient(place)": (
            "place = np.array(place - learning_rate * gradient(place)).astype(int)"
        )
    },
    hint="Your weights are cut to whole numbers, because the start holds whole numbers or because you round. Make them floats.",
)

wrong_line(
    "M91",
    {"place = place - learning_rate * gradient(place)": "place = -learning_rate * gradient(place)"},
    hint="The old place is missing from your step.",
)

wrong_line(
    "07-ah",
    {"ends.append(place)": "ends.append(gradient(place))"},
    hint="You return the gradients at the end. The places are wanted.",
)

wrong_line(
    "07-ai", {"return np.array(ends)": "return place"}, hint="Only the last rate's place comes back: collect a row for each."
)

wrong_line(
    "07-aj", {"return np.array(ends)": "return np.array(ends).T"}, hint="Rows and columns are exchanged: a row for each rate."
)

wrong_line(
    "M87",
    {
        "place = np.array(w, dtype=float)": "",
        "place = place - learning_rate * gradient(place)": "w[:] = w - learning_rate * gradient(w)",
        "ends.append(place)": "ends.append(w.copy())",
    },
    hint="You walk in the caller's own array, so that the next rate starts where this one ended, and the caller's "
    "start is gone.",
)

wrong_line(
    "07-cl",
    {"ends = []": "", "ends.append(place)": "", "return np.array(ends)": "    return np.array([place])"},
    hint="Only the first rate's place comes back: the return stands inside the loop over the rates.",
)

wrong_line(
    "07-cm",
    {"ends.append(place)": "    ends.append(place)"},
    hint="You collect every place on the way. Return the last place of each rate, one row per rate.",
)
