"""Mistakes in 09-digits, gradient_norms: wrong code, and what to tell who wrote it."""

from autograder.bank import wrong_line

wrong_line(
    "M61",
    {"delta = (delta @ W.T) * A * (1 - A)": "delta = delta @ W.T"},
    hint="The slope of the sigmoid is missing on the way back: the factor A(1 - A) of each layer.",
)

wrong_line(
    "M62",
    {"delta = (delta @ W.T) * A * (1 - A)": "delta = (delta @ W.T) * sigmoid(A) * (1 - sigmoid(A))"},
    hint="You put the activation into the sigmoid again to get its slope. From the activation it is A(1 - A).",
)

wrong_line(
    "M64",
    {"delta = (delta @ W.T) * A * (1 - A)": "delta = (delta @ W.T) * A"},
    hint="You multiplied by the activation. The slope of the sigmoid is A(1 - A).",
)

wrong_line(
    "M65",
    {"delta = (delta @ W.T) * A * (1 - A)": "delta = (delta @ W.T) * (1 - A**2)"},
    hint="1 - A² is the slope of tanh. These layers have sigmoids.",
)

wrong_line(
    "M76",
    {"delta, norms = (P - np.eye(P.shape[1])[y]) / len(y), []": "delta, norms = P - np.eye(P.shape[1])[y], []"},
    hint="1/m is missing: every norm is m times too large.",
)

wrong_line(
    "M78",
    {"delta = (delta @ W.T) * A * (1 - A)": "delta = (delta @ W.T) * A * (1 - A) / len(y)"},
    hint="You divided by m in every layer. It belongs in the first delta only.",
)

wrong_line(
    "09-ae",
    {"norms.append(np.sqrt(np.sum((A.T @ delta) ** 2)))": "norms.append(np.sum((A.T @ delta) ** 2))"},
    hint="The root is missing: these are the sums of the squares.",
)

wrong_line(
    "09-af",
    {"norms.append(np.sqrt(np.sum((A.T @ delta) ** 2)))": "norms.append(np.sum(np.abs(A.T @ delta)))"},
    hint="You added up absolute values. The norm is the root of the sum of the squares.",
)

wrong_line(
    "09-ag",
    {"return norms[::-1]": "return norms"},
    hint="Your list starts with the last layer. Return the norms in the order of `weights`.",
)

wrong_line(
    "09-ah",
    {"P = softmax(inputs[-1] @ weights[-1] + biases[-1])": "P = sigmoid(inputs[-1] @ weights[-1] + biases[-1])"},
    hint="The last layer has a softmax, not a sigmoid.",
)

wrong_line(
    "09-ai",
    {"norms.append(np.sqrt(np.sum((A.T @ delta) ** 2)))": "norms.append(np.linalg.norm(delta))"},
    hint="You measured the deltas. What a layer learns from is dW, its input times the delta.",
)

wrong_line(
    "09-aj",
    {"norms.append(np.sqrt(np.sum((A.T @ delta) ** 2)))": "norms.append(np.linalg.norm(delta.sum(axis=0)))"},
    hint="You measured the gradient of the biases. dW is the input of the layer times its delta.",
)

wrong_line(
    "09-ak",
    {"norms.append(np.sqrt(np.sum((A.T @ delta) ** 2)))": "norms.append(np.sqrt(np.mean((A.T @ delta) ** 2)))"},
    hint="You took a mean of the squares. The norm adds them up, however many there are.",
)

wrong_line(
    "09-al",
    {"norms.append(np.sqrt(np.sum((A.T @ delta) ** 2)))": "norms.append(np.linalg.norm(A.T @ delta, ord=2))"},
    hint="With `ord=2` NumPy gives the largest singular value. Without it, the root of all squared entries.",
)

wrong_line(
    "M14",
    {
        "inputs.append(sigmoid(inputs[-1] @ W + b))": "inputs.append(sigmoid(inputs[-1] @ W))",
        "P = softmax(inputs[-1] @ weights[-1] + biases[-1])": "P = softmax(inputs[-1] @ weights[-1])",
    },
    hint="The biases are missing in the forward pass.",
)

wrong_line(
    "09-am",
    {"norms.append(np.sqrt(np.sum((A.T @ delta) ** 2)))": "norms.append(np.max(np.abs(A.T @ delta)))"},
    hint="You took the largest entry of each gradient. The norm adds all of them up.",
)

wrong_line(
    "09-bp",
    {
        "inputs.append(sigmoid(inputs[-1] @ W + b))": "inputs.append(relu(inputs[-1] @ W + b))",
        "delta = (delta @ W.T) * A * (1 - A)": "delta = (delta @ W.T) * (A > 0)",
    },
    hint="Your inner layers have ReLU, as in Exercise 3. Here they have sigmoids.",
)
