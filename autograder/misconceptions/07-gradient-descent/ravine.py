"""Mistakes in 07-gradient-descent, ravine: wrong code, and what to tell who wrote it."""

from autograder.bank import wrong_line

wrong_line(
    "07-bj",
    {
        "M = np.array([[1 - learning_rate * curvature, -learning_rate * beta], [curvature, beta]])": (
            "M = np.array([[1 - learning_rate * curvature, curvature], [-learning_rate * beta, beta]])"
        )
    },
    hint="Your matrix is transposed: its first row makes the new weight, its second row the new velocity.",
)

wrong_line(
    "07-bk",
    {
        "M = np.array([[1 - learning_rate * curvature, -learning_rate * beta], [curvature, beta]])": (
            "M = np.array([[1, -learning_rate], [curvature, beta]])"
        )
    },
    hint="The new weight uses the old velocity in your matrix. Put the new velocity into the step before you read "
    "off the entries.",
)

wrong_line(
    "07-bl",
    {
        "M = np.array([[1 - learning_rate * curvature, -learning_rate * beta], [curvature, beta]])": (
            "M = np.array([[1 - learning_rate * curvature, -learning_rate], [curvature, beta]])"
        )
    },
    hint="The old velocity reaches the new weight only after it has faded: a factor is missing in the upper right corner.",
)

wrong_line(
    "07-bm",
    {
        "M = np.array([[1 - learning_rate * curvature, -learning_rate * beta], [curvature, beta]])": (
            "M = np.array([[-learning_rate * curvature, -learning_rate * beta], [curvature, beta]])"
        )
    },
    hint="The old weight itself is missing in the upper left corner.",
)

wrong_line(
    "M103",
    {
        "M = np.array([[1 - learning_rate * curvature, -learning_rate * beta], [curvature, beta]])": (
            "M = np.array([[1 - learning_rate * (1 - beta) * curvature, -learning_rate * beta], [(1 - beta) * "
            "curvature, beta]])"
        )
    },
    hint="You scale the gradient by 1 minus beta. In this course it goes into the velocity as it is.",
)

wrong_line(
    "07-bn",
    {
        "M = np.array([[1 - learning_rate * curvature, -learning_rate * beta], [curvature, beta]])": (
            "M = np.array([[1 - learning_rate * curvature, -beta], [learning_rate * curvature, beta]])"
        )
    },
    hint="The learning rate sits in your velocity. In this course it stands in the step only.",
)

wrong_line(
    "07-bo",
    {
        "M = np.array([[1 - learning_rate * curvature, -learning_rate * beta], [curvature, beta]])": (
            "M = np.array([[1 - 2 * learning_rate * curvature, -learning_rate * beta], [2 * curvature, beta]])"
        )
    },
    hint="The gradient counts twice: the loss here has a factor of one half in front of its squares.",
)

wrong_line(
    "M88",
    {
        "M = np.array([[1 - learning_rate * curvature, -learning_rate * beta], [curvature, beta]])": (
            "M = np.array([[1 + learning_rate * curvature, learning_rate * beta], [curvature, beta]])"
        )
    },
    hint="A sign is wrong: you walk along the gradient, and the weight runs uphill.",
)

wrong_line(
    "07-bp",
    {"after.append(np.linalg.matrix_power(M, steps)[0, 0] * start)": "after.append((M**steps)[0, 0] * start)"},
    hint="You took powers of the entries. Steps in a row are a product of matrices.",
)

wrong_line(
    "07-bq",
    {
        "after.append(np.linalg.matrix_power(M, steps)[0, 0] * start)": (
            "after.append(np.linalg.matrix_power(M, steps - 1)[0, 0] * start)"
        )
    },
    hint="The weight is one step early: the power is the number of steps.",
)

wrong_line(
    "07-br",
    {
        "after.append(np.linalg.matrix_power(M, steps)[0, 0] * start)": (
            "after.append((np.linalg.matrix_power(M, steps) @ [start, start])[0])"
        )
    },
    hint="Your velocity starts at the weight's own value. It starts at 0.",
)

wrong_line(
    "07-bs",
    {
        "after.append(np.linalg.matrix_power(M, steps)[0, 0] * start)": (
            "after.append(np.linalg.matrix_power(M, steps)[1, 0] * start)"
        )
    },
    hint="You return the velocity in the place of the weight.",
)

wrong_line(
    "07-cp",
    {
        "M = np.array([[1 - learning_rate * curvature, -learning_rate * beta], [curvature, beta]])": (
            "M = np.array([[1 - learning_rate * curvature, learning_rate * beta], [curvature, beta]])"
        )
    },
    hint="The sign of the upper right entry is wrong: the velocity is subtracted, the old part of it, too.",
)

wrong_line(
    "07-cq",
    {
        "after.append(np.linalg.matrix_power(M, steps)[0, 0] * start)": (
            "after.append(np.linalg.matrix_power(M, steps) @ [start, 0])"
        )
    },
    hint="You return weight and velocity of each direction. Return the weight: the first of the two.",
)

wrong_line(
    "07-cr",
    {
        "after.append(np.linalg.matrix_power(M, steps)[0, 0] * start)": (
            "after.append((np.linalg.matrix_power(M, steps) @ [start, curvature * start])[0])"
        )
    },
    hint="Your velocity starts at the first slope. It starts at 0; the matrix adds the slope.",
)

wrong_line(
    "07-cs",
    {"after.append(np.linalg.matrix_power(M, steps)[0, 0] * start)": "after.append((M @ [start, 0])[0])"},
    hint="You went a single step, however many are asked for.",
)

wrong_line(
    "07-ct",
    {"rho.append(np.max(np.abs(np.linalg.eigvals(M))))": "rho.append(np.abs(np.linalg.eigvals(M)))"},
    hint="You return both eigenvalues of each direction. Return the larger of their absolute values.",
)

wrong_line(
    "07-cu",
    {"rho.append(np.max(np.abs(np.linalg.eigvals(M))))": "rho.append(np.max(np.abs(np.linalg.eigvals(M).real)))"},
    hint="You took the real part of the eigenvalues. They may be complex; their absolute value counts.",
)

wrong_line(
    "07-cv",
    {"rho.append(np.max(np.abs(np.linalg.eigvals(M))))": "rho.append(np.linalg.norm(M, 2))"},
    hint="This is a norm of the matrix, which says how far one step can lead. What many steps do, its eigenvalues say.",
)
