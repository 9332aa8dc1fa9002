"""Mistakes in 08-autodiff, network_gradients: wrong code, and what to tell who wrote it."""

from autograder.bank import wrong_line

wrong_line(
    "08-av",
    {"loss.backward()": ""},
    hint="All gradients are 0: nothing came back from the loss. Call backward on it, and keep Scalars from the layers up to "
    "it.",
)

wrong_line(
    "08-aw",
    {"for W, b in layers:": "for W, b in layers:\n    a = [v.value if isinstance(v, Scalar) else v for v in a]"},
    hint="The tape is cut between the layers: plain numbers go on, so nothing comes back to the earlier layers. Keep "
    "Scalars all the way; see section 6 of the lecture.",
)

wrong_line(
    "M14",
    {
        "z = [b[j] + sum(W[i][j] * a[i] for i in range(len(a))) for j in range(len(b))]": (
            "z = [sum(W[i][j] * a[i] for i in range(len(a))) + 0 * b[j] for j in range(len(b))]"
        )
    },
    hint="The bias is missing: each neuron adds its own b before the sigmoid.",
)

wrong_line(
    "M15",
    {
        "z = [b[j] + sum(W[i][j] * a[i] for i in range(len(a))) for j in range(len(b))]": (
            "z = [sum(W[i][j] * a[i] for i in range(len(a))) for j in range(len(b))]"
        ),
        "a = [1 / (1 + (-v).exp()) for v in z]": (
            "a = [(1 / (1 + (-v).exp()) + c) if W is not layers[-1][0] else 1 / (1 + (-v - c).exp()) for v, c in zip(z, b)]"
        ),
    },
    hint="The bias is added after the sigmoid. It belongs inside.",
)

wrong_line(
    "M16",
    {"a = [1 / (1 + (-v).exp()) for v in z]": "a = z if W is not layers[-1][0] else [1 / (1 + (-v).exp()) for v in z]"},
    hint="The hidden layers have no activation: only the last one is squashed.",
)

wrong_line(
    "M18",
    {
        "loss = -sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a))": (
            "loss = -sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, [1 / (1 + (-v).exp()) for v in a]))"
        )
    },
    hint="The output is squashed twice.",
)

wrong_line(
    "M20",
    {"a = [1 / (1 + (-v).exp()) for v in z]": "a = [1 / (1 + v.exp()) for v in z]"},
    hint="The minus in the exponent of the sigmoid is missing.",
)

wrong_line(
    "M22",
    {
        "a = [1 / (1 + (-v).exp()) for v in z]": (
            "a = [v.tanh() for v in z] if W is not layers[-1][0] else [1 / (1 + (-v).exp()) for v in z]"
        )
    },
    hint="You used tanh in the hidden layers. All layers of this network use the sigmoid.",
)

wrong_line(
    "M40",
    {
        "loss = -sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a))": (
            "loss = sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a))"
        )
    },
    hint="The minus in front of the loss is lost.",
)

wrong_line(
    "M41",
    {
        "loss = -sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a))": (
            "loss = -sum((1 - t) * p.log() + t * (1 - p).log() for t, p in zip(y, a))"
        )
    },
    hint="The labels have changed places: y belongs to log of y_hat, and 1 - y to the other logarithm.",
)

wrong_line(
    "M42",
    {
        "loss = -sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a))": (
            "loss = sum(-t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a))"
        )
    },
    hint="The minus holds for the first term only: put the whole sum of both terms in parentheses.",
)

wrong_line(
    "M43",
    {
        "loss = -sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a))": (
            "loss = -sum(t * p.log() for t, p in zip(y, a))"
        )
    },
    hint="Only the half of the loss with y log y_hat is there. A label of 0 needs the other half.",
)

wrong_line(
    "M44",
    {
        "loss = -sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a))": (
            "loss = -sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a)) / len(a)"
        )
    },
    hint="You average over the outputs. The loss of a sample is the sum over them.",
)

wrong_line(
    "M59",
    {
        "loss = -sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a))": (
            "loss = sum((p - t) ** 2 for t, p in zip(y, a)) / 2"
        )
    },
    hint="You used the squared error. The task asks for the cross-entropy.",
)

wrong_line(
    "08-ax",
    {
        "loss = -sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a))": (
            "loss = sum((p - t) ** 2 for t, p in zip(y, a))"
        )
    },
    hint="You used the squared error, and that without the half of the decks. The task asks for the cross-entropy.",
)

wrong_line(
    "M24",
    {
        "z = [b[j] + sum(W[i][j] * a[i] for i in range(len(a))) for j in range(len(b))]": (
            "z = [b[j] + sum(W[j % len(W)][i % len(b)] * a[i] for i in range(len(a))) for j in range(len(b))]"
        )
    },
    hint="W is read the other way around: W[i][j] leads from input i to neuron j.",
)

wrong_line(
    "08-ay",
    {"loss.backward()": "loss.backward()\nloss.backward()"},
    hint="Two ways back: backward adds, so that every gradient of a parameter is there twice.",
)

wrong_line("08-az", {"loss.backward()": "a[0].backward()"}, hint="The way back starts at the first output, not at the loss.")

wrong_line(
    "M38",
    {
        "loss = -sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a))": (
            "loss = -sum(t * p.log() + (1 - t) * (1 - p).log() for t, p in zip(y, a)) / math.log(10)"
        )
    },
    hint="You used the logarithm to base 10. The loss has the natural one.",
)

wrong_line(
    "08-bk",
    {
        "z = [b[j] + sum(W[i][j] * a[i] for i in range(len(a))) for j in range(len(b))]": (
            "z = [sum(W[i][j] * a[i] + b[j] for i in range(len(a))) for j in range(len(b))]"
        )
    },
    hint="The bias is added once for every input. It belongs to the neuron: once, outside the sum.",
)
