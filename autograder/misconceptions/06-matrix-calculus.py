"""Misconceptions of 06-matrix-calculus: wrong code, and what to tell who wrote it.

M-numbers are those of the course's catalogue; 06-a … are found here.
"""

import numpy as np
from autograder.bank import misconception
from nnbasics.activations import relu, sigmoid, softmax

# Exercise 1: to_kit


@misconception(
    "M74",
    cell="to_kit",
    hint="dW still has a row per neuron, as in deck 003. Ours has a row per input, like W; in a square layer both fit.",
)
def to_kit(w001, dw003, j004):
    return {"W": w001[1:], "b": w001[0], "dW": dw003, "J": j004.T}


@misconception(
    "06-a",
    cell="to_kit",
    hint="J still has a row per input, as in deck 004. Ours has a row per output.",
)
def to_kit(w001, dw003, j004):
    return {"W": w001[1:], "b": w001[0], "dW": dw003.T, "J": j004}


@misconception(
    "06-b",
    cell="to_kit",
    hint="dW and J are still laid out as in the decks: each of them has to be transposed.",
)
def to_kit(w001, dw003, j004):
    return {"W": w001[1:], "b": w001[0], "dW": dw003, "J": j004}


@misconception(
    "06-c",
    cell="to_kit",
    hint="`reshape` gives the wanted shape, but it refills the table row by row and mixes up who belongs to whom. Use "
    "the transpose.",
)
def to_kit(w001, dw003, j004):
    return {
        "W": w001[1:],
        "b": w001[0],
        "dW": dw003.ravel().reshape(dw003.shape[1], -1),
        "J": j004.ravel().reshape(j004.shape[1], -1),
    }


@misconception(
    "06-d",
    cell="to_kit",
    hint="You took the bias from the last row. Deck 001 calls it w with the index 0, so it comes first.",
)
def to_kit(w001, dw003, j004):
    return {"W": w001[:-1], "b": w001[-1], "dW": dw003.T, "J": j004.T}


@misconception(
    "06-e",
    cell="to_kit",
    hint="W still contains the row of the biases. In the kit the bias is an array of its own.",
)
def to_kit(w001, dw003, j004):
    return {"W": w001, "b": w001[0], "dW": dw003.T, "J": j004.T}


@misconception(
    "06-f",
    cell="to_kit",
    hint="Deck 001's weights already lead from a row to a column, like ours. Only take the bias out; do not transpose W.",
)
def to_kit(w001, dw003, j004):
    return {"W": w001[1:].T, "b": w001[0], "dW": dw003.T, "J": j004.T}


@misconception(
    "06-g",
    cell="to_kit",
    hint="The numbers are right, but your b still has two axes. A bias is flat, shape (k,): index with 0, not with a slice.",
)
def to_kit(w001, dw003, j004):
    return {"W": w001[1:], "b": w001[:1], "dW": dw003.T, "J": j004.T}


@misconception(
    "06-h",
    cell="to_kit",
    hint="You took the first column for the bias. The constant input is a row of deck 001's table, with one bias per neuron.",
)
def to_kit(w001, dw003, j004):
    return {"W": w001[:, 1:], "b": w001[:, 0], "dW": dw003.T, "J": j004.T}


# Exercise 2: numerical_jacobian


@misconception(
    "06-i",
    cell="numerical_jacobian",
    hint="Your Jacobian is transposed: a row per output, a column per input. What one nudge changes is a column.",
)
def numerical_jacobian(f, x, h=1e-5):
    return np.array([(f(x + e) - f(x - e)) / (2 * h) for e in h * np.eye(len(x))])


@misconception(
    "M05",
    cell="numerical_jacobian",
    hint="The two points lie 2h apart, and you divide by h: everything is twice as large as it should be.",
)
def numerical_jacobian(f, x, h=1e-5):
    return np.array([(f(x + e) - f(x - e)) / h for e in h * np.eye(len(x))]).T


@misconception(
    "06-j",
    cell="numerical_jacobian",
    hint="These are differences, not slopes: the division by the distance of the two points is missing.",
)
def numerical_jacobian(f, x, h=1e-5):
    return np.array([f(x + e) - f(x - e) for e in h * np.eye(len(x))]).T


@misconception(
    "M06",
    cell="numerical_jacobian",
    hint="You look to one side only, a forward difference. The formula nudges up and down, which is far more precise.",
)
def numerical_jacobian(f, x, h=1e-5):
    return np.array([(f(x + e) - f(x)) / h for e in h * np.eye(len(x))]).T


@misconception(
    "06-k",
    cell="numerical_jacobian",
    hint="You look to one side only, a backward difference. The formula nudges up and down, which is far more precise.",
)
def numerical_jacobian(f, x, h=1e-5):
    return np.array([(f(x) - f(x - e)) / h for e in h * np.eye(len(x))]).T


@misconception(
    "M07",
    cell="numerical_jacobian",
    hint="You use a step of your own. Take the h that is given: some checks give a large one on purpose.",
)
def numerical_jacobian(f, x, h=1e-5):
    h = 1e-6
    return np.array([(f(x + e) - f(x - e)) / (2 * h) for e in h * np.eye(len(x))]).T


@misconception(
    "M08",
    cell="numerical_jacobian",
    hint="An array of whole numbers cannot hold x + h: the nudge is cut off. Turn x into floats first.",
)
def numerical_jacobian(f, x, h=1e-5):
    columns = []
    for j in range(len(x)):
        up, down = x.copy(), x.copy()
        up[j] += h
        down[j] -= h
        columns.append((np.array(f(up)) - f(down)) / (2 * h))
    return np.array(columns).T


@misconception(
    "M09",
    cell="numerical_jacobian",
    hint="Your nudges pile up: each entry must be back at its old value before the next one is nudged.",
)
def numerical_jacobian(f, x, h=1e-5):
    moved, columns = np.array(x, dtype=float), []
    for j in range(len(x)):
        moved[j] += h
        up = np.array(f(moved))
        moved[j] -= 2 * h
        columns.append((up - f(moved)) / (2 * h))
    return np.array(columns).T


@misconception(
    "M13",
    cell="numerical_jacobian",
    hint="You nudge all inputs at once, so the columns are added up. A partial derivative holds the other inputs still.",
)
def numerical_jacobian(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / (2 * h)


@misconception(
    "06-l",
    cell="numerical_jacobian",
    hint="Every sign is turned around: the slope is up minus down.",
)
def numerical_jacobian(f, x, h=1e-5):
    return np.array([(f(x - e) - f(x + e)) / (2 * h) for e in h * np.eye(len(x))]).T


@misconception(
    "06-m",
    cell="numerical_jacobian",
    hint="You add up the outputs before you compare, so only one row is left. Each output has a row of its own.",
)
def numerical_jacobian(f, x, h=1e-5):
    return np.array([np.sum(f(x + e) - f(x - e)) / (2 * h) for e in h * np.eye(len(x))])


@misconception(
    "06-n",
    cell="numerical_jacobian",
    hint="You return only the diagonal. Every output may depend on every input: keep all outputs of each nudge.",
)
def numerical_jacobian(f, x, h=1e-5):
    pairs = list(enumerate(h * np.eye(len(x))))[: len(f(x))]
    return np.diag([(f(x + e)[j] - f(x - e)[j]) / (2 * h) for j, e in pairs])


@misconception(
    "M87",
    cell="numerical_jacobian",
    hint="You nudge the caller's own x and leave it changed, so nudges pile up. Make a new array of floats for each nudge.",
)
def numerical_jacobian(f, x, h=1e-5):
    columns = []
    for j in range(len(x)):
        x[j] += h
        up = np.array(f(x))
        x[j] -= 2 * h
        columns.append((up - f(x)) / (2 * h))
    return np.array(columns).T


@misconception(
    "06-o",
    cell="numerical_jacobian",
    hint="Your step grows with the entry: h times x. The formula adds the same h to every entry.",
)
def numerical_jacobian(f, x, h=1e-5):
    return np.array([(f(x * (1 + e)) - f(x * (1 - e))) / (2 * x @ e) for e in h * np.eye(len(x))]).T


@misconception(
    "06-br",
    cell="numerical_jacobian",
    hint="Parentheses are missing around 2h: / 2 * h divides by 2 and multiplies by h.",
)
def numerical_jacobian(f, x, h=1e-5):
    columns = [((f(x + e) - f(x - e)) / 2 * h) / 1 for e in h * np.eye(len(x))]
    return np.array(columns).T


@misconception(
    "06-bs",
    cell="numerical_jacobian",
    hint="You nudge all inputs at once, so every column holds the same sums. Nudge one entry, and let the others keep still.",
)
def numerical_jacobian(f, x, h=1e-5):
    columns = [(f(x + h) - f(x - h)) / (2 * h) for e in h * np.eye(len(x))]
    return np.array(columns).T


@misconception(
    "06-bt",
    cell="numerical_jacobian",
    hint="Your nudge is a whole unit, and you divide by 2h. The nudge is h at one place, and 0 elsewhere.",
)
def numerical_jacobian(f, x, h=1e-5):
    columns = [(f(x + e) - f(x - e)) / (2 * h) for e in np.eye(len(x))]
    return np.array(columns).T


@misconception(
    "06-bu",
    cell="numerical_jacobian",
    hint="`reshape` gives the wanted shape, but it refills the table row by row. Each nudge is a column: use the transpose.",
)
def numerical_jacobian(f, x, h=1e-5):
    columns = [(f(x + e) - f(x - e)) / (2 * h) for e in h * np.eye(len(x))]
    return np.array(columns).reshape(-1, len(x))


# Exercise 3: jacobians


@misconception(
    "06-p",
    cell="jacobians",
    hint="A Jacobian is a matrix, and your element-wise ones are flat. Their entries belong on the diagonal of a table"
    " of zeros.",
)
def jacobians(w, x, W):
    return {
        "identity": np.ones(len(x)),
        "product_w": x,
        "product_x": w,
        "quotient_x": -w / x**2,
        "linear": W.T,
    }


@misconception(
    "06-q",
    cell="jacobians",
    hint="The two products are exchanged: what multiplies the variable is its slope, so the one for w contains x.",
)
def jacobians(w, x, W):
    return {
        "identity": np.eye(len(x)),
        "product_w": np.diag(w),
        "product_x": np.diag(x),
        "quotient_x": np.diag(-w / x**2),
        "linear": W.T,
    }


@misconception(
    "06-r",
    cell="jacobians",
    hint="Output i of the identity depends on input i alone. Your matrix of ones says that it depends on all of them.",
)
def jacobians(w, x, W):
    return {
        "identity": np.ones((len(x), len(x))),
        "product_w": np.diag(x),
        "product_x": np.diag(w),
        "quotient_x": np.diag(-w / x**2),
        "linear": W.T,
    }


@misconception(
    "06-s",
    cell="jacobians",
    hint="The identity's slope does not depend on where you are: you put the values of x where its slope should stand.",
)
def jacobians(w, x, W):
    return {
        "identity": np.diag(x),
        "product_w": np.diag(x),
        "product_x": np.diag(w),
        "quotient_x": np.diag(-w / x**2),
        "linear": W.T,
    }


@misconception(
    "M24",
    cell="jacobians",
    hint="For a row x the linear map's Jacobian has a row per output, and W has a row per input: one transpose is missing.",
)
def jacobians(w, x, W):
    return {
        "identity": np.eye(len(x)),
        "product_w": np.diag(x),
        "product_x": np.diag(w),
        "quotient_x": np.diag(-w / x**2),
        "linear": W,
    }


@misconception(
    "M10",
    cell="jacobians",
    hint="The quotient falls when x grows: the minus sign of its derivative is missing.",
)
def jacobians(w, x, W):
    return {
        "identity": np.eye(len(x)),
        "product_w": np.diag(x),
        "product_x": np.diag(w),
        "quotient_x": np.diag(w / x**2),
        "linear": W.T,
    }


@misconception(
    "06-t",
    cell="jacobians",
    hint="You took the quotient's slope for w. For x the denominator moves: the derivative of 1/x stands in it.",
)
def jacobians(w, x, W):
    return {
        "identity": np.eye(len(x)),
        "product_w": np.diag(x),
        "product_x": np.diag(w),
        "quotient_x": np.diag(1 / x),
        "linear": W.T,
    }


@misconception(
    "06-u",
    cell="jacobians",
    hint="The quotient's denominator is not squared: look the derivative of 1/x up.",
)
def jacobians(w, x, W):
    return {
        "identity": np.eye(len(x)),
        "product_w": np.diag(x),
        "product_x": np.diag(w),
        "quotient_x": np.diag(-w / x),
        "linear": W.T,
    }


@misconception(
    "06-v",
    cell="jacobians",
    hint="The numerator of the quotient got lost: w stays in front of the derivative of 1/x.",
)
def jacobians(w, x, W):
    return {
        "identity": np.eye(len(x)),
        "product_w": np.diag(x),
        "product_x": np.diag(w),
        "quotient_x": np.diag(-1 / x**2),
        "linear": W.T,
    }


@misconception(
    "06-w",
    cell="jacobians",
    hint="You repeated the vector in every row. Output i knows only entry i: everything off the diagonal is 0.",
)
def jacobians(w, x, W):
    return {
        "identity": np.eye(len(x)),
        "product_w": np.tile(x, (len(x), 1)),
        "product_x": np.tile(w, (len(x), 1)),
        "quotient_x": np.tile(-w / x**2, (len(x), 1)),
        "linear": W.T,
    }


@misconception(
    "06-x",
    cell="jacobians",
    hint="A Jacobian is not multiplied with x again: it holds the slopes alone. Yours for the linear map is the output.",
)
def jacobians(w, x, W):
    return {
        "identity": np.eye(len(x)),
        "product_w": np.diag(x),
        "product_x": np.diag(w),
        "quotient_x": np.diag(-w / x**2),
        "linear": x @ W,
    }


@misconception(
    "06-y",
    cell="jacobians",
    hint="You combine all pairs of w and x. In an element-wise product entry meets entry, and its slope is a single factor.",
)
def jacobians(w, x, W):
    return {
        "identity": np.eye(len(x)),
        "product_w": np.outer(w, x),
        "product_x": np.outer(x, w),
        "quotient_x": np.diag(-w / x**2),
        "linear": W.T,
    }


@misconception(
    "M08",
    cell="jacobians",
    hint="Your table takes over the whole-number type of its input, so the quotient's decimals are cut off. Make it of floats.",
)
def jacobians(w, x, W):
    return {
        "identity": np.eye(len(x)),
        "product_w": np.diag(x),
        "product_x": np.diag(w),
        "quotient_x": np.array(np.diag(-w / x**2), dtype=x.dtype),
        "linear": W.T,
    }


@misconception(
    "06-bv",
    cell="jacobians",
    hint="You put the product itself on the diagonal. Its slope is the other factor alone.",
)
def jacobians(w, x, W):
    return {
        "identity": np.eye(len(x)),
        "product_w": np.diag(w * x),
        "product_x": np.diag(w * x),
        "quotient_x": np.diag(-w / x**2),
        "linear": W.T,
    }


@misconception(
    "06-bw",
    cell="jacobians",
    hint="In the quotient, w and x have changed places: x is below, and below it is squared.",
)
def jacobians(w, x, W):
    return {
        "identity": np.eye(len(x)),
        "product_w": np.diag(x),
        "product_x": np.diag(w),
        "quotient_x": np.diag(-x / w**2),
        "linear": W.T,
    }


@misconception(
    "06-bx",
    cell="jacobians",
    hint="Your quotient combines all pairs of w and x. Output i knows only entry i: everything off the diagonal is 0.",
)
def jacobians(w, x, W):
    return {
        "identity": np.eye(len(x)),
        "product_w": np.diag(x),
        "product_x": np.diag(w),
        "quotient_x": np.outer(-w, 1 / x**2),
        "linear": W.T,
    }


# Exercise 4: softmax_jacobian


@misconception(
    "M35",
    cell="softmax_jacobian",
    hint="You treat softmax as element-wise. Every logit stands in every denominator, so off the diagonal there are "
    "entries too.",
)
def softmax_jacobian(z):
    p = softmax(z)
    return np.diag(p * (1 - p))


@misconception(
    "06-z",
    cell="softmax_jacobian",
    hint="These are the diagonal's entries only, and flat. The Jacobian is a square table with entries off the diagonal too.",
)
def softmax_jacobian(z):
    p = softmax(z)
    return p * (1 - p)


@misconception(
    "06-aa",
    cell="softmax_jacobian",
    hint="The part that softmax's numerator brings is missing: look at the two cases, and at what the diagonal has in "
    "addition.",
)
def softmax_jacobian(z):
    p = softmax(z)
    return -np.outer(p, p)


@misconception(
    "06-ab",
    cell="softmax_jacobian",
    hint="The sign of the products is wrong: if one logit rises, the other probabilities fall. Your rows do not add up to 0.",
)
def softmax_jacobian(z):
    p = softmax(z)
    return np.diag(p) + np.outer(p, p)


@misconception(
    "M75",
    cell="softmax_jacobian",
    hint="You square p entry by entry, and NumPy lays the result along the rows. The table of all products is an outer"
    " product.",
)
def softmax_jacobian(z):
    p = softmax(z)
    return np.diag(p) - p * p


@misconception(
    "06-ac",
    cell="softmax_jacobian",
    hint="You subtract a single number, the sum of the squares. The table of all products is an outer product, not an "
    "inner one.",
)
def softmax_jacobian(z):
    p = softmax(z)
    return np.diag(p) - p @ p


@misconception(
    "06-ad",
    cell="softmax_jacobian",
    hint="Your formula is applied to the logits. In it stand the probabilities: take the softmax first.",
)
def softmax_jacobian(z):
    p = z
    return np.diag(p) - np.outer(p, p)


@misconception(
    "M37",
    cell="softmax_jacobian",
    hint="You take the softmax twice: the function gets logits, and one softmax makes them probabilities.",
)
def softmax_jacobian(z):
    p = softmax(softmax(z))
    return np.diag(p) - np.outer(p, p)


@misconception(
    "06-ae",
    cell="softmax_jacobian",
    hint="On the diagonal stands p itself, not 1, before the products are subtracted.",
)
def softmax_jacobian(z):
    p = softmax(z)
    return np.eye(len(p)) - np.outer(p, p)


@misconception(
    "06-af",
    cell="softmax_jacobian",
    hint="Off the diagonal stands minus the product of two probabilities. You have 1 minus p as a factor everywhere.",
)
def softmax_jacobian(z):
    p = softmax(z)
    return np.outer(p, 1 - p)


@misconception(
    "06-ag",
    cell="softmax_jacobian",
    hint="The whole table has the opposite sign: a probability rises with its own logit.",
)
def softmax_jacobian(z):
    p = softmax(z)
    return np.outer(p, p) - np.diag(p)


@misconception(
    "06-ah",
    cell="softmax_jacobian",
    hint="You put the exponentials in, not the probabilities: the division by their sum is missing.",
)
def softmax_jacobian(z):
    p = np.exp(z)
    return np.diag(p) - np.outer(p, p)


@misconception(
    "06-by",
    cell="softmax_jacobian",
    hint="On the diagonal you subtract the square of p twice: p(1 - p) has it already.",
)
def softmax_jacobian(z):
    p = softmax(z)
    return np.diag(p * (1 - p)) - np.outer(p, p)


@misconception(
    "06-bz",
    cell="softmax_jacobian",
    hint="NumPy adds a flat p to every row. It belongs on the diagonal only.",
)
def softmax_jacobian(z):
    p = softmax(z)
    return p - np.outer(p, p)


@misconception(
    "06-ca",
    cell="softmax_jacobian",
    hint="The diagonal is right. Off it the minus is missing: if one logit rises, the other probabilities fall.",
)
def softmax_jacobian(z):
    p = softmax(z)
    J = np.outer(p, p)
    np.fill_diagonal(J, p * (1 - p))
    return J


# Exercise 5: softmax_vjp


@misconception(
    "M35",
    cell="softmax_vjp",
    hint="You treat softmax as element-wise. Every logit moves all probabilities of its sample: a sum over the classes"
    " is missing.",
)
def softmax_vjp(G, Z):
    P = softmax(Z)
    return G * P * (1 - P)


@misconception(
    "06-ai",
    cell="softmax_vjp",
    hint="You multiply by P only. The share that every probability loses when another logit rises is missing: a sum "
    "over the classes.",
)
def softmax_vjp(G, Z):
    P = softmax(Z)
    return P * G


@misconception(
    "M29",
    cell="softmax_vjp",
    hint="Your sum runs down the samples. Each sample has a sum of its own, over its classes.",
)
def softmax_vjp(G, Z):
    P = softmax(Z)
    return P * (G - (G * P).sum(axis=0))


@misconception(
    "M30",
    cell="softmax_vjp",
    hint="Your sums are flat, so they lie along the columns; in a square batch no error says so. Keep the axis: keepdims=True.",
)
def softmax_vjp(G, Z):
    P = softmax(Z)
    return P * (G - (G * P).sum(axis=1))


@misconception(
    "06-aj",
    cell="softmax_vjp",
    hint="You take a mean over the classes. The formula adds up; the probabilities are the weights already.",
)
def softmax_vjp(G, Z):
    P = softmax(Z)
    return P * (G - (G * P).mean(axis=1, keepdims=True))


@misconception(
    "06-ak",
    cell="softmax_vjp",
    hint="You sum over the whole batch. Samples do not know each other: sum within each row.",
)
def softmax_vjp(G, Z):
    P = softmax(Z)
    return P * (G - (G * P).sum())


@misconception(
    "06-al",
    cell="softmax_vjp",
    hint="The sum has to weigh each slope with its probability. You add up the bare slopes.",
)
def softmax_vjp(G, Z):
    P = softmax(Z)
    return P * (G - G.sum(axis=1, keepdims=True))


@misconception(
    "06-am",
    cell="softmax_vjp",
    hint="You add the sum. In the formula it is subtracted.",
)
def softmax_vjp(G, Z):
    P = softmax(Z)
    return P * (G + (G * P).sum(axis=1, keepdims=True))


@misconception(
    "M36",
    cell="softmax_vjp",
    hint="P minus the label is the shortcut for softmax with cross-entropy. Here G may be any slopes: use the product "
    "with the Jacobian.",
)
def softmax_vjp(G, Z):
    P = softmax(Z)
    return P - G


@misconception(
    "06-an",
    cell="softmax_vjp",
    hint="The factor P in front of the bracket is missing.",
)
def softmax_vjp(G, Z):
    P = softmax(Z)
    return G - (G * P).sum(axis=1, keepdims=True)


@misconception(
    "06-ao",
    cell="softmax_vjp",
    hint="In your formula stand the logits. The probabilities belong there: take the softmax first.",
)
def softmax_vjp(G, Z):
    P = Z
    return P * (G - (G * P).sum(axis=1, keepdims=True))


@misconception(
    "M77",
    cell="softmax_vjp",
    hint="You divide by the number of samples. If the loss is a mean, that factor sits in G already.",
)
def softmax_vjp(G, Z):
    P = softmax(Z)
    return P * (G - (G * P).sum(axis=1, keepdims=True)) / len(G)


@misconception(
    "M87",
    cell="softmax_vjp",
    hint="You write into G, so the caller's slopes are changed and a second call differs. Make a new array.",
)
def softmax_vjp(G, Z):
    P = softmax(Z)
    G -= (G * P).sum(axis=1, keepdims=True).astype(G.dtype)
    return P * G


@misconception(
    "06-ap",
    cell="softmax_vjp",
    hint="Every sign is turned around: the slope that arrives comes first, the sum is subtracted from it.",
)
def softmax_vjp(G, Z):
    P = softmax(Z)
    return P * ((G * P).sum(axis=1, keepdims=True) - G)


@misconception(
    "06-cb",
    cell="softmax_vjp",
    hint="P multiplies the first term only. It stands in front of the whole bracket.",
)
def softmax_vjp(G, Z):
    P = softmax(Z)
    return P * G - (G * P).sum(axis=1, keepdims=True)


@misconception(
    "06-cc",
    cell="softmax_vjp",
    hint="P and G have changed places around the bracket: P stands in front, and the slope that arrives inside.",
)
def softmax_vjp(G, Z):
    P = softmax(Z)
    return G * (P - (G * P).sum(axis=1, keepdims=True))


@misconception(
    "06-cd",
    cell="softmax_vjp",
    hint="G and Z have changed places: the probabilities come from the logits, and the logits are the second argument.",
)
def softmax_vjp(G, Z):
    P = softmax(G)
    return P * (Z - (Z * P).sum(axis=1, keepdims=True))


@misconception(
    "06-ce",
    cell="softmax_vjp",
    hint="A matrix product pairs every sample with every other one. Each sample needs the sum of its own row only.",
)
def softmax_vjp(G, Z):
    P = softmax(Z)
    return P * (G - G @ P.T)


# Exercise 6: layer_forward


@misconception(
    "M14",
    cell="layer_forward",
    hint="The bias is missing in Z.",
)
def layer_forward(X, W, b, activation):
    Z = X @ W
    A = np.tanh(Z) if activation == "tanh" else relu(Z)
    return A, {"X": X, "W": W, "Z": Z, "activation": activation}


@misconception(
    "M15",
    cell="layer_forward",
    hint="The bias is added after the activation. It belongs to Z, before the activation bends it.",
)
def layer_forward(X, W, b, activation):
    Z = X @ W
    A = (np.tanh(Z) if activation == "tanh" else relu(Z)) + b
    return A, {"X": X, "W": W, "Z": Z, "activation": activation}


@misconception(
    "M16",
    cell="layer_forward",
    hint="A is the same as Z: the activation is missing.",
)
def layer_forward(X, W, b, activation):
    Z = X @ W + b
    A = Z
    return A, {"X": X, "W": W, "Z": Z, "activation": activation}


@misconception(
    "M24",
    cell="layer_forward",
    hint="You transposed W. Rows of X meet columns of W: X @ W, and in a square layer the other one fits without an error.",
)
def layer_forward(X, W, b, activation):
    Z = (W @ X.T).T + b
    A = np.tanh(Z) if activation == "tanh" else relu(Z)
    return A, {"X": X, "W": W, "Z": Z, "activation": activation}


@misconception(
    "M25",
    cell="layer_forward",
    hint="`*` multiplies entry by entry. A layer needs the matrix product, `@`.",
)
def layer_forward(X, W, b, activation):
    Z = X * W + b
    A = np.tanh(Z) if activation == "tanh" else relu(Z)
    return A, {"X": X, "W": W, "Z": Z, "activation": activation}


@misconception(
    "M22",
    cell="layer_forward",
    hint="You take tanh where `activation` asks for ReLU.",
)
def layer_forward(X, W, b, activation):
    Z = X @ W + b
    A = np.tanh(Z)
    return A, {"X": X, "W": W, "Z": Z, "activation": activation}


@misconception(
    "06-aq",
    cell="layer_forward",
    hint="You take ReLU where `activation` asks for tanh.",
)
def layer_forward(X, W, b, activation):
    Z = X @ W + b
    A = relu(Z)
    return A, {"X": X, "W": W, "Z": Z, "activation": activation}


@misconception(
    "M87",
    cell="layer_forward",
    hint="Cutting off in place changes Z too, for A and Z are the same array. The cache must keep the Z from before.",
)
def layer_forward(X, W, b, activation):
    Z = X @ W + b
    A = np.tanh(Z)
    if activation == "relu":
        A = Z
        A[A < 0] = 0
    return A, {"X": X, "W": W, "Z": Z, "activation": activation}


@misconception(
    "06-ar",
    cell="layer_forward",
    hint="The cache keeps A under the name Z. The backward pass needs Z, from before the activation.",
)
def layer_forward(X, W, b, activation):
    Z = X @ W + b
    A = np.tanh(Z) if activation == "tanh" else relu(Z)
    return A, {"X": X, "W": W, "Z": A, "activation": activation}


@misconception(
    "06-as",
    cell="layer_forward",
    hint="The bias is subtracted. A layer adds it.",
)
def layer_forward(X, W, b, activation):
    Z = X @ W - b
    A = np.tanh(Z) if activation == "tanh" else relu(Z)
    return A, {"X": X, "W": W, "Z": Z, "activation": activation}


@misconception(
    "M20",
    cell="layer_forward",
    hint="Your ReLU keeps the absolute value. It lets positive numbers pass and makes negative ones 0.",
)
def layer_forward(X, W, b, activation):
    Z = X @ W + b
    A = np.tanh(Z) if activation == "tanh" else np.abs(Z)
    return A, {"X": X, "W": W, "Z": Z, "activation": activation}


@misconception(
    "06-cf",
    cell="layer_forward",
    hint="The factors have changed places. Samples are rows, so X stands on the left, and in a square layer the "
    "other order fits without an error.",
)
def layer_forward(X, W, b, activation):
    Z = W @ X + b
    A = np.tanh(Z) if activation == "tanh" else relu(Z)
    return A, {"X": X, "W": W, "Z": Z, "activation": activation}


@misconception(
    "06-cg",
    cell="layer_forward",
    hint="Your bias goes down the samples. It has one number for each neuron, a column of Z: flat, NumPy adds it to each row.",
)
def layer_forward(X, W, b, activation):
    Z = X @ W + b.reshape(-1, 1)
    A = np.tanh(Z) if activation == "tanh" else relu(Z)
    return A, {"X": X, "W": W, "Z": Z, "activation": activation}


@misconception(
    "06-ch",
    cell="layer_forward",
    hint="That is the sigmoid, and not tanh.",
)
def layer_forward(X, W, b, activation):
    Z = X @ W + b
    A = sigmoid(Z) if activation == "tanh" else relu(Z)
    return A, {"X": X, "W": W, "Z": Z, "activation": activation}


# Exercise 6: layer_backward


@misconception(
    "M61",
    cell="layer_backward",
    hint="The slope of the activation is missing: between dA and dZ stands its derivative.",
)
def layer_backward(dA, cache):
    X, W, Z, tanh = cache["X"], cache["W"], cache["Z"], cache["activation"] == "tanh"
    slope = 1 - np.tanh(Z) ** 2 if tanh else (Z > 0) * 1.0
    dZ = dA * 1.0
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)


@misconception(
    "M62",
    cell="layer_backward",
    hint="The derivative is taken at A, which is bent already. Take it at Z: tanh once, then one minus its square.",
)
def layer_backward(dA, cache):
    X, W, Z, tanh = cache["X"], cache["W"], cache["Z"], cache["activation"] == "tanh"
    slope = 1 - np.tanh(np.tanh(Z)) ** 2 if tanh else (relu(Z) > 0) * 1.0
    dZ = dA * slope
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)


@misconception(
    "M63",
    cell="layer_backward",
    hint="One minus the square of Z is not tanh's derivative: inside the square belongs tanh of Z.",
)
def layer_backward(dA, cache):
    X, W, Z, tanh = cache["X"], cache["W"], cache["Z"], cache["activation"] == "tanh"
    slope = 1 - Z**2 if tanh else (Z > 0) * 1.0
    dZ = dA * slope
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)


@misconception(
    "M65",
    cell="layer_backward",
    hint="That is the sigmoid's derivative. tanh has another one: one minus its square.",
)
def layer_backward(dA, cache):
    X, W, Z, tanh = cache["X"], cache["W"], cache["Z"], cache["activation"] == "tanh"
    slope = np.tanh(Z) * (1 - np.tanh(Z)) if tanh else (Z > 0) * 1.0
    dZ = dA * slope
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)


@misconception(
    "06-at",
    cell="layer_backward",
    hint="The square in tanh's derivative is missing.",
)
def layer_backward(dA, cache):
    X, W, Z, tanh = cache["X"], cache["W"], cache["Z"], cache["activation"] == "tanh"
    slope = 1 - np.tanh(Z) if tanh else (Z > 0) * 1.0
    dZ = dA * slope
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)


@misconception(
    "M64",
    cell="layer_backward",
    hint="You multiply by the activation itself. Its slope belongs there.",
)
def layer_backward(dA, cache):
    X, W, Z, tanh = cache["X"], cache["W"], cache["Z"], cache["activation"] == "tanh"
    slope = np.tanh(Z) if tanh else relu(Z)
    dZ = dA * slope
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)


@misconception(
    "M84",
    cell="layer_backward",
    hint="ReLU's mask looks at dA. Whether a neuron was awake, its Z says, not the slope that arrives.",
)
def layer_backward(dA, cache):
    X, W, Z, tanh = cache["X"], cache["W"], cache["Z"], cache["activation"] == "tanh"
    slope = 1 - np.tanh(Z) ** 2 if tanh else (dA > 0) * 1.0
    dZ = dA * slope
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)


@misconception(
    "M66",
    cell="layer_backward",
    hint="dX skips the weights: what arrives at an input has passed through the edges of W.",
)
def layer_backward(dA, cache):
    X, W, Z, tanh = cache["X"], cache["W"], cache["Z"], cache["activation"] == "tanh"
    slope = 1 - np.tanh(Z) ** 2 if tanh else (Z > 0) * 1.0
    dZ = dA * slope
    return dZ, X.T @ dZ, dZ.sum(axis=0)


@misconception(
    "M24",
    cell="layer_backward",
    hint="dX uses W where its transpose belongs; in a square layer both fit, and only one is right.",
)
def layer_backward(dA, cache):
    X, W, Z, tanh = cache["X"], cache["W"], cache["Z"], cache["activation"] == "tanh"
    slope = 1 - np.tanh(Z) ** 2 if tanh else (Z > 0) * 1.0
    dZ = dA * slope
    return dZ @ W, X.T @ dZ, dZ.sum(axis=0)


@misconception(
    "M74",
    cell="layer_backward",
    hint="dW is transposed: it must have the shape of W, a row per input.",
)
def layer_backward(dA, cache):
    X, W, Z, tanh = cache["X"], cache["W"], cache["Z"], cache["activation"] == "tanh"
    slope = 1 - np.tanh(Z) ** 2 if tanh else (Z > 0) * 1.0
    dZ = dA * slope
    return dZ @ W.T, dZ.T @ X, dZ.sum(axis=0)


@misconception(
    "M76",
    cell="layer_backward",
    hint="You divide by the number of samples. If the loss is a mean, that factor sits in dA already.",
)
def layer_backward(dA, cache):
    X, W, Z, tanh = cache["X"], cache["W"], cache["Z"], cache["activation"] == "tanh"
    slope = 1 - np.tanh(Z) ** 2 if tanh else (Z > 0) * 1.0
    dZ = dA * slope
    return dZ @ W.T, X.T @ dZ / len(X), dZ.sum(axis=0) / len(X)


@misconception(
    "M79",
    cell="layer_backward",
    hint="db is a mean over the samples. It is their sum, for every sample uses the same bias.",
)
def layer_backward(dA, cache):
    X, W, Z, tanh = cache["X"], cache["W"], cache["Z"], cache["activation"] == "tanh"
    slope = 1 - np.tanh(Z) ** 2 if tanh else (Z > 0) * 1.0
    dZ = dA * slope
    return dZ @ W.T, X.T @ dZ, dZ.mean(axis=0)


@misconception(
    "M80",
    cell="layer_backward",
    hint="db adds up over the neurons. Each neuron has a bias of its own: add up over the samples.",
)
def layer_backward(dA, cache):
    X, W, Z, tanh = cache["X"], cache["W"], cache["Z"], cache["activation"] == "tanh"
    slope = 1 - np.tanh(Z) ** 2 if tanh else (Z > 0) * 1.0
    dZ = dA * slope
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=1)


@misconception(
    "M81",
    cell="layer_backward",
    hint="db is a single number. Each neuron has a bias of its own: add up over the samples only.",
)
def layer_backward(dA, cache):
    X, W, Z, tanh = cache["X"], cache["W"], cache["Z"], cache["activation"] == "tanh"
    slope = 1 - np.tanh(Z) ** 2 if tanh else (Z > 0) * 1.0
    dZ = dA * slope
    return dZ @ W.T, X.T @ dZ, dZ.sum()


@misconception(
    "06-au",
    cell="layer_backward",
    hint="The numbers of db are right, but it should be flat like b: shape (k,), not a row.",
)
def layer_backward(dA, cache):
    X, W, Z, tanh = cache["X"], cache["W"], cache["Z"], cache["activation"] == "tanh"
    slope = 1 - np.tanh(Z) ** 2 if tanh else (Z > 0) * 1.0
    dZ = dA * slope
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0, keepdims=True)


@misconception(
    "M83",
    cell="layer_backward",
    hint="Only the last sample is left in dW and db: add the samples up.",
)
def layer_backward(dA, cache):
    X, W, Z, tanh = cache["X"], cache["W"], cache["Z"], cache["activation"] == "tanh"
    slope = 1 - np.tanh(Z) ** 2 if tanh else (Z > 0) * 1.0
    dZ = dA * slope
    return dZ @ W.T, np.outer(X[-1], dZ[-1]), dZ[-1]


@misconception(
    "M87",
    cell="layer_backward",
    hint="You write into dA, so the caller's slopes are changed and a second call differs. Make a new array.",
)
def layer_backward(dA, cache):
    X, W, Z, tanh = cache["X"], cache["W"], cache["Z"], cache["activation"] == "tanh"
    slope = (1 - np.tanh(Z) ** 2).astype(dA.dtype) if tanh else (Z > 0).astype(dA.dtype)
    dZ = np.multiply(dA, slope, out=dA)
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)


@misconception(
    "M60",
    cell="layer_backward",
    hint="dW and db start from dA. They need dZ: the slope from before the activation.",
)
def layer_backward(dA, cache):
    X, W, Z, tanh = cache["X"], cache["W"], cache["Z"], cache["activation"] == "tanh"
    slope = 1 - np.tanh(Z) ** 2 if tanh else (Z > 0) * 1.0
    dZ = dA * slope
    return dZ @ W.T, X.T @ dA, dA.sum(axis=0)


@misconception(
    "06-av",
    cell="layer_backward",
    hint="dX starts from dA. It needs dZ: the slope from before the activation.",
)
def layer_backward(dA, cache):
    X, W, Z, tanh = cache["X"], cache["W"], cache["Z"], cache["activation"] == "tanh"
    slope = 1 - np.tanh(Z) ** 2 if tanh else (Z > 0) * 1.0
    dZ = dA * slope
    return dA @ W.T, X.T @ dZ, dZ.sum(axis=0)


@misconception(
    "M72",
    cell="layer_backward",
    hint="dW forgets the input: a weight's slope is dZ times what the weight was multiplied with.",
)
def layer_backward(dA, cache):
    X, W, Z, tanh = cache["X"], cache["W"], cache["Z"], cache["activation"] == "tanh"
    slope = 1 - np.tanh(Z) ** 2 if tanh else (Z > 0) * 1.0
    dZ = dA * slope
    return dZ @ W.T, np.ones_like(X).T @ dZ, dZ.sum(axis=0)


@misconception(
    "M70",
    cell="layer_backward",
    hint="dW uses Z or the output of this layer. A weight was multiplied with the layer's input, X.",
)
def layer_backward(dA, cache):
    X, W, Z, tanh = cache["X"], cache["W"], cache["Z"], cache["activation"] == "tanh"
    slope = 1 - np.tanh(Z) ** 2 if tanh else (Z > 0) * 1.0
    dZ = dA * slope
    return dZ @ W.T, W * (X.T @ dZ), dZ.sum(axis=0)


@misconception(
    "06-aw",
    cell="layer_backward",
    hint="The three are returned in another order: dX, dW, db.",
)
def layer_backward(dA, cache):
    X, W, Z, tanh = cache["X"], cache["W"], cache["Z"], cache["activation"] == "tanh"
    slope = 1 - np.tanh(Z) ** 2 if tanh else (Z > 0) * 1.0
    dZ = dA * slope
    return X.T @ dZ, dZ.sum(axis=0), dZ @ W.T


@misconception(
    "06-ci",
    cell="layer_backward",
    hint="You take tanh's slope for ReLU, too. The cache says which activation the layer has.",
)
def layer_backward(dA, cache):
    X, W, Z = cache["X"], cache["W"], cache["Z"]
    slope = 1 - np.tanh(Z) ** 2
    dZ = dA * slope
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)


@misconception(
    "06-cj",
    cell="layer_backward",
    hint="You take ReLU's slope for tanh, too. The cache says which activation the layer has.",
)
def layer_backward(dA, cache):
    X, W, Z = cache["X"], cache["W"], cache["Z"]
    slope = Z > 0
    dZ = dA * slope
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)


@misconception(
    "06-ck",
    cell="layer_backward",
    hint="That is the sigmoid's derivative. tanh has another one: one minus its square.",
)
def layer_backward(dA, cache):
    X, W, Z = cache["X"], cache["W"], cache["Z"]
    slope = sigmoid(Z) * (1 - sigmoid(Z)) if cache["activation"] == "tanh" else Z > 0
    dZ = dA * slope
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)


# Exercise 7: network_gradients


@misconception(
    "06-broken",
    cell="network_gradients",
    hint="This is the program as it was: all three bugs are still in it. Find them in the two lines below `if l > 0`.",
)
def network_gradients(X, Y, weights, biases):
    acts = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        acts.append(np.tanh(acts[-1] @ W + b))
    y_hat = sigmoid(acts[-1] @ weights[-1] + biases[-1])
    delta = (y_hat - Y) / len(X)
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.insert(0, acts[l].T @ delta)
        dbs.insert(0, delta.sum(axis=0))
        if l > 0:
            delta = (delta @ weights[l]) * (1 - np.tanh(acts[l]) ** 2) / len(X)
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


@misconception(
    "M24",
    cell="network_gradients",
    hint="Only the weights' transpose leads back. Without it square layers run and are wrong, and others stop.",
)
def network_gradients(X, Y, weights, biases):
    acts = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        acts.append(np.tanh(acts[-1] @ W + b))
    y_hat = sigmoid(acts[-1] @ weights[-1] + biases[-1])
    delta = (y_hat - Y) / len(X)
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.insert(0, acts[l].T @ delta)
        dbs.insert(0, delta.sum(axis=0))
        if l > 0:
            delta = (delta @ weights[l]) * (1 - acts[l] ** 2)
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


@misconception(
    "M62",
    cell="network_gradients",
    hint="`acts` holds activations: they are bent already, and you bend them once more in the derivative.",
)
def network_gradients(X, Y, weights, biases):
    acts = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        acts.append(np.tanh(acts[-1] @ W + b))
    y_hat = sigmoid(acts[-1] @ weights[-1] + biases[-1])
    delta = (y_hat - Y) / len(X)
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.insert(0, acts[l].T @ delta)
        dbs.insert(0, delta.sum(axis=0))
        if l > 0:
            delta = (delta @ weights[l].T) * (1 - np.tanh(acts[l]) ** 2)
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


@misconception(
    "M78",
    cell="network_gradients",
    hint="You divide by m once per layer. The factor 1/m is in the first delta, and the others inherit it.",
)
def network_gradients(X, Y, weights, biases):
    acts = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        acts.append(np.tanh(acts[-1] @ W + b))
    y_hat = sigmoid(acts[-1] @ weights[-1] + biases[-1])
    delta = (y_hat - Y) / len(X)
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.insert(0, acts[l].T @ delta)
        dbs.insert(0, delta.sum(axis=0))
        if l > 0:
            delta = (delta @ weights[l].T) * (1 - acts[l] ** 2) / len(X)
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


@misconception(
    "06-ax",
    cell="network_gradients",
    hint="One of the three bugs is found. Still there: the derivative of something that is bent already, and a factor "
    "1/m too many.",
)
def network_gradients(X, Y, weights, biases):
    acts = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        acts.append(np.tanh(acts[-1] @ W + b))
    y_hat = sigmoid(acts[-1] @ weights[-1] + biases[-1])
    delta = (y_hat - Y) / len(X)
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.insert(0, acts[l].T @ delta)
        dbs.insert(0, delta.sum(axis=0))
        if l > 0:
            delta = (delta @ weights[l].T) * (1 - np.tanh(acts[l]) ** 2) / len(X)
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


@misconception(
    "06-ay",
    cell="network_gradients",
    hint="One of the three bugs is found. Still there: the way back through the weights, and a factor 1/m too many.",
)
def network_gradients(X, Y, weights, biases):
    acts = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        acts.append(np.tanh(acts[-1] @ W + b))
    y_hat = sigmoid(acts[-1] @ weights[-1] + biases[-1])
    delta = (y_hat - Y) / len(X)
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.insert(0, acts[l].T @ delta)
        dbs.insert(0, delta.sum(axis=0))
        if l > 0:
            delta = (delta @ weights[l]) * (1 - acts[l] ** 2) / len(X)
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


@misconception(
    "06-az",
    cell="network_gradients",
    hint="One of the three bugs is found. Still there: the way back through the weights, and the derivative of "
    "something that is bent already.",
)
def network_gradients(X, Y, weights, biases):
    acts = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        acts.append(np.tanh(acts[-1] @ W + b))
    y_hat = sigmoid(acts[-1] @ weights[-1] + biases[-1])
    delta = (y_hat - Y) / len(X)
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.insert(0, acts[l].T @ delta)
        dbs.insert(0, delta.sum(axis=0))
        if l > 0:
            delta = (delta @ weights[l]) * (1 - np.tanh(acts[l]) ** 2)
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


@misconception(
    "M58",
    cell="network_gradients",
    hint="Every gradient has the opposite sign: the first delta is prediction minus label.",
)
def network_gradients(X, Y, weights, biases):
    acts = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        acts.append(np.tanh(acts[-1] @ W + b))
    y_hat = sigmoid(acts[-1] @ weights[-1] + biases[-1])
    delta = (Y - y_hat) / len(X)
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.insert(0, acts[l].T @ delta)
        dbs.insert(0, delta.sum(axis=0))
        if l > 0:
            delta = (delta @ weights[l].T) * (1 - acts[l] ** 2)
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


@misconception(
    "M59",
    cell="network_gradients",
    hint="A sigmoid's slope is left over in the first delta. With cross-entropy it cancels, and only the error remains.",
)
def network_gradients(X, Y, weights, biases):
    acts = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        acts.append(np.tanh(acts[-1] @ W + b))
    y_hat = sigmoid(acts[-1] @ weights[-1] + biases[-1])
    delta = (y_hat - Y) * y_hat * (1 - y_hat) / len(X)
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.insert(0, acts[l].T @ delta)
        dbs.insert(0, delta.sum(axis=0))
        if l > 0:
            delta = (delta @ weights[l].T) * (1 - acts[l] ** 2)
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


@misconception(
    "M76",
    cell="network_gradients",
    hint="The factor 1/m is gone everywhere. Dividing once is right; only the further times were wrong.",
)
def network_gradients(X, Y, weights, biases):
    acts = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        acts.append(np.tanh(acts[-1] @ W + b))
    y_hat = sigmoid(acts[-1] @ weights[-1] + biases[-1])
    delta = y_hat - Y
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.insert(0, acts[l].T @ delta)
        dbs.insert(0, delta.sum(axis=0))
        if l > 0:
            delta = (delta @ weights[l].T) * (1 - acts[l] ** 2)
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


@misconception(
    "M61",
    cell="network_gradients",
    hint="The slope of tanh is missing on the way back.",
)
def network_gradients(X, Y, weights, biases):
    acts = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        acts.append(np.tanh(acts[-1] @ W + b))
    y_hat = sigmoid(acts[-1] @ weights[-1] + biases[-1])
    delta = (y_hat - Y) / len(X)
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.insert(0, acts[l].T @ delta)
        dbs.insert(0, delta.sum(axis=0))
        if l > 0:
            delta = delta @ weights[l].T
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


@misconception(
    "M65",
    cell="network_gradients",
    hint="That is the sigmoid's derivative. The hidden layers use tanh: one minus its square.",
)
def network_gradients(X, Y, weights, biases):
    acts = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        acts.append(np.tanh(acts[-1] @ W + b))
    y_hat = sigmoid(acts[-1] @ weights[-1] + biases[-1])
    delta = (y_hat - Y) / len(X)
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.insert(0, acts[l].T @ delta)
        dbs.insert(0, delta.sum(axis=0))
        if l > 0:
            delta = (delta @ weights[l].T) * acts[l] * (1 - acts[l])
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


@misconception(
    "M44",
    cell="network_gradients",
    hint="You divide by all entries of Y. The loss adds up a sample's outputs, and is a mean over samples only.",
)
def network_gradients(X, Y, weights, biases):
    acts = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        acts.append(np.tanh(acts[-1] @ W + b))
    y_hat = sigmoid(acts[-1] @ weights[-1] + biases[-1])
    delta = (y_hat - Y) / Y.size
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.insert(0, acts[l].T @ delta)
        dbs.insert(0, delta.sum(axis=0))
        if l > 0:
            delta = (delta @ weights[l].T) * (1 - acts[l] ** 2)
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


@misconception(
    "M79",
    cell="network_gradients",
    hint="db is a mean over the samples. The factor 1/m sits in delta already: add the samples up.",
)
def network_gradients(X, Y, weights, biases):
    acts = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        acts.append(np.tanh(acts[-1] @ W + b))
    y_hat = sigmoid(acts[-1] @ weights[-1] + biases[-1])
    delta = (y_hat - Y) / len(X)
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.insert(0, acts[l].T @ delta)
        dbs.insert(0, delta.mean(axis=0))
        if l > 0:
            delta = (delta @ weights[l].T) * (1 - acts[l] ** 2)
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


@misconception(
    "06-ba",
    cell="network_gradients",
    hint="The lists run backward: the gradients of the first layer come first, as in `weights`.",
)
def network_gradients(X, Y, weights, biases):
    acts = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        acts.append(np.tanh(acts[-1] @ W + b))
    y_hat = sigmoid(acts[-1] @ weights[-1] + biases[-1])
    delta = (y_hat - Y) / len(X)
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.append(acts[l].T @ delta)
        dbs.append(delta.sum(axis=0))
        if l > 0:
            delta = (delta @ weights[l].T) * (1 - acts[l] ** 2)
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


@misconception(
    "M74",
    cell="network_gradients",
    hint="The weight gradients are transposed: each must have the shape of its weights.",
)
def network_gradients(X, Y, weights, biases):
    acts = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        acts.append(np.tanh(acts[-1] @ W + b))
    y_hat = sigmoid(acts[-1] @ weights[-1] + biases[-1])
    delta = (y_hat - Y) / len(X)
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.insert(0, delta.T @ acts[l])
        dbs.insert(0, delta.sum(axis=0))
        if l > 0:
            delta = (delta @ weights[l].T) * (1 - acts[l] ** 2)
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


@misconception(
    "M69",
    cell="network_gradients",
    hint="The way back passes through the weights of another layer. delta goes through the very weights whose "
    "gradients were just taken.",
)
def network_gradients(X, Y, weights, biases):
    acts = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        acts.append(np.tanh(acts[-1] @ W + b))
    y_hat = sigmoid(acts[-1] @ weights[-1] + biases[-1])
    delta = (y_hat - Y) / len(X)
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.insert(0, acts[l].T @ delta)
        dbs.insert(0, delta.sum(axis=0))
        if l > 0:
            delta = (delta @ dWs[0].T) * (1 - acts[l] ** 2)
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


@misconception(
    "M17",
    cell="network_gradients",
    hint="The output is not squashed: its activation is the sigmoid.",
)
def network_gradients(X, Y, weights, biases):
    acts = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        acts.append(np.tanh(acts[-1] @ W + b))
    y_hat = acts[-1] @ weights[-1] + biases[-1]
    delta = (y_hat - Y) / len(X)
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.insert(0, acts[l].T @ delta)
        dbs.insert(0, delta.sum(axis=0))
        if l > 0:
            delta = (delta @ weights[l].T) * (1 - acts[l] ** 2)
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


@misconception(
    "M22",
    cell="network_gradients",
    hint="The output is bent by tanh. Inside there is tanh, at the end the sigmoid.",
)
def network_gradients(X, Y, weights, biases):
    acts = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        acts.append(np.tanh(acts[-1] @ W + b))
    y_hat = np.tanh(acts[-1] @ weights[-1] + biases[-1])
    delta = (y_hat - Y) / len(X)
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.insert(0, acts[l].T @ delta)
        dbs.insert(0, delta.sum(axis=0))
        if l > 0:
            delta = (delta @ weights[l].T) * (1 - acts[l] ** 2)
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


@misconception(
    "06-cl",
    cell="network_gradients",
    hint="tanh's slope is taken at another layer. What arrives has passed back through weights[l], whose input is acts[l].",
)
def network_gradients(X, Y, weights, biases):
    acts = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        acts.append(np.tanh(acts[-1] @ W + b))
    y_hat = sigmoid(acts[-1] @ weights[-1] + biases[-1])
    delta = (y_hat - Y) / len(X)
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.insert(0, acts[l].T @ delta)
        dbs.insert(0, delta.sum(axis=0))
        if l > 0:
            delta = (delta @ weights[l].T) * (1 - acts[l - 1] ** 2)
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


@misconception(
    "06-cm",
    cell="network_gradients",
    hint="The square in tanh's derivative is missing.",
)
def network_gradients(X, Y, weights, biases):
    acts = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        acts.append(np.tanh(acts[-1] @ W + b))
    y_hat = sigmoid(acts[-1] @ weights[-1] + biases[-1])
    delta = (y_hat - Y) / len(X)
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.insert(0, acts[l].T @ delta)
        dbs.insert(0, delta.sum(axis=0))
        if l > 0:
            delta = (delta @ weights[l].T) * (1 - acts[l])
    return {"y_hat": y_hat, "dWs": dWs, "dbs": dbs}


# Exercise 8: gradient_check


@misconception(
    "M05",
    cell="gradient_check",
    hint="Your measured slope is twice as large as it should be: between the two nudged points lie 2h.",
)
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = right + left
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception(
    "M06",
    cell="gradient_check",
    hint="You compare with a one-sided slope. Their mean, the central difference, is far more precise.",
)
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = right
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception(
    "06-bb",
    cell="gradient_check",
    hint="You compare with a one-sided slope, the left one. The mean of both, the central difference, is far more precise.",
)
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = left
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception(
    "06-bc",
    cell="gradient_check",
    hint="You return an absolute difference. The relative error divides it by the larger of the two numbers.",
)
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope)
        worst = max(worst, error)
    return worst, kinks


@misconception(
    "06-bd",
    cell="gradient_check",
    hint="You divide by the sum of the two sizes. Some books do; here it is the larger one of the two.",
)
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]) + abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception(
    "06-be",
    cell="gradient_check",
    hint="You divide by the measured slope only. The larger of the two sizes belongs there.",
)
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception(
    "06-bf",
    cell="gradient_check",
    hint="You divide by the claimed gradient only. The larger of the two sizes belongs there.",
)
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception(
    "06-bg",
    cell="gradient_check",
    hint="The sign of an error does not matter: take the absolute value of the difference.",
)
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = (analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception(
    "06-bh",
    cell="gradient_check",
    hint="You return the error of the last entry. The largest one of all entries counts.",
)
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = error
    return worst, kinks


@misconception(
    "06-bi",
    cell="gradient_check",
    hint="You take the mean of the errors, where one bad entry hides among good ones. The largest counts.",
)
def gradient_check(f, df, x, h=1e-5):
    errors = [0.0]
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        errors.append(error)
    return sum(errors) / max(1, len(errors) - 1), kinks


@misconception(
    "06-bj",
    cell="gradient_check",
    hint="You add the errors up. The largest one counts.",
)
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = worst + error
    return worst, kinks


@misconception(
    "06-bk",
    cell="gradient_check",
    hint="You measure the whole vector with one length, where a small entry hides behind a large one. Compare entry by entry.",
)
def gradient_check(f, df, x, h=1e-5):
    a, n = [], []
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        a.append(analytic[j])
        n.append(slope)
    return np.linalg.norm(np.subtract(a, n)) / max(np.linalg.norm(a), np.linalg.norm(n), 1e-8), kinks


@misconception(
    "M85",
    cell="gradient_check",
    hint="A kink has no slope to compare with, and you compare all the same. Skip the entry after you have noted it.",
)
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception(
    "06-bl",
    cell="gradient_check",
    hint="You skip the kinks and do not report them: their indices belong into the list.",
)
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception(
    "06-bm",
    cell="gradient_check",
    hint="You stop at the first kink. Skip this entry and go on with the next one.",
)
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            break
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception(
    "06-bn",
    cell="gradient_check",
    hint="You call every entry with a wrong gradient a kink. A kink is found from f alone: its one-sided slopes differ.",
)
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(analytic[j] - (right + left) / 2) > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception(
    "06-bo",
    cell="gradient_check",
    hint="You report where the kink lies. The list holds indices, counted from 0.",
)
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(x[j])
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception(
    "06-bp",
    cell="gradient_check",
    hint="Your indices count from 1. Python, and this list, count from 0.",
)
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(j + 1)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception(
    "M08",
    cell="gradient_check",
    hint="An array of whole numbers cannot hold x + h: the nudge is cut off. Turn x into floats first.",
)
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(np.asarray(x + nudge, dtype=x.dtype)) - f(x)) / h
        left = (f(x) - f(np.asarray(x - nudge, dtype=x.dtype))) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception(
    "06-bq",
    cell="gradient_check",
    hint="You find a kink at every entry. Either the comparison with 0.1 is not the asked one, or your one-sided slopes differ "
    "everywhere: each is a whole difference, from one end to the other, divided by the h between them.",
)
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = f(x + nudge) - f(x) / h
        left = f(x) - f(x - nudge) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception(
    "M13",
    cell="gradient_check",
    hint="You nudge all entries at once. Each entry is nudged alone, while the others keep still.",
)
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + h) - f(x)) / h
        left = (f(x) - f(x - h)) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception(
    "M07",
    cell="gradient_check",
    hint="You use a step of your own. Take the h that is given: some checks give a large one on purpose.",
)
def gradient_check(f, df, x, h=1e-5):
    h = 1e-6
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception(
    "M09",
    cell="gradient_check",
    hint="Your nudges pile up: each entry must be back at its old value before the next one is nudged.",
)
def gradient_check(f, df, x, h=1e-5):
    base = np.array(x, dtype=float)
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(base + nudge) - f(base)) / h
        left = (f(base) - f(base - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
        base = base + nudge
    return worst, kinks


@misconception(
    "06-cn",
    cell="gradient_check",
    hint="You compare numbers with their signs, so that a negative slope is never the larger one. Take the size of both.",
)
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(analytic[j], slope, 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception(
    "06-co",
    cell="gradient_check",
    hint="A corner may bend down as well. It is the size of the difference that counts, whichever slope is larger.",
)
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if right - left > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception(
    "06-cp",
    cell="gradient_check",
    hint="The two have changed places: the error comes first, then the list of kinks.",
)
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
    return kinks, worst


@misconception(
    "06-cq",
    cell="gradient_check",
    hint="You look for no kinks. Compare the two one-sided slopes of each entry before you compare with the gradient.",
)
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j, nudge in enumerate(h * np.eye(len(x))):
        right = (f(x + nudge) - f(x)) / h
        left = (f(x) - f(x - nudge)) / h
        if False:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception(
    "M87",
    cell="gradient_check",
    hint="You nudge the caller's own x: an array of whole numbers cannot hold x + h, and it is not as it was. "
    "Make a new array of floats.",
)
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j in range(len(x)):
        middle = f(x)
        x[j] += h
        up = f(x)
        x[j] -= 2 * h
        down = f(x)
        x[j] += h
        right, left = (up - middle) / h, (middle - down) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks


@misconception(
    "06-cr",
    cell="gradient_check",
    hint="You nudge the caller's own x, and an array of whole numbers cannot hold x + h. Make a new array of "
    "floats for each nudge.",
)
def gradient_check(f, df, x, h=1e-5):
    analytic, worst, kinks = df(x), 0.0, []
    for j in range(len(x)):
        x[j] += h
        up = f(x)
        x[j] -= 2 * h
        down = f(x)
        x[j] += h
        right, left = (up - f(x)) / h, (f(x) - down) / h
        if abs(right - left) > 0.1:
            kinks.append(j)
            continue
        slope = (right + left) / 2
        error = abs(analytic[j] - slope) / max(abs(analytic[j]), abs(slope), 1e-8)
        worst = max(worst, error)
    return worst, kinks
