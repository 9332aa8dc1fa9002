"""Mistakes in 07-gradient-descent, ravine: wrong code, and what to tell who wrote it."""

import numpy as np

from autograder.bank import misconception


@misconception("07-bj", hint="Your matrix is transposed: its first row makes the new weight, its second row the new velocity.")
def ravine(curvatures, w, learning_rate, beta, steps):
    matrices, after, rho = [], [], []
    for curvature, start in zip(curvatures, w):
        M = np.array([[1 - learning_rate * curvature, curvature], [-learning_rate * beta, beta]])
        matrices.append(M)
        after.append(np.linalg.matrix_power(M, steps)[0, 0] * start)
        rho.append(np.max(np.abs(np.linalg.eigvals(M))))
    return {"M": np.array(matrices), "w": np.array(after), "rho": np.array(rho)}


@misconception(
    "07-bk",
    hint="The new weight uses the old velocity in your matrix. Put the new velocity into the step before you read "
    "off the entries.",
)
def ravine(curvatures, w, learning_rate, beta, steps):
    matrices, after, rho = [], [], []
    for curvature, start in zip(curvatures, w):
        M = np.array([[1, -learning_rate], [curvature, beta]])
        matrices.append(M)
        after.append(np.linalg.matrix_power(M, steps)[0, 0] * start)
        rho.append(np.max(np.abs(np.linalg.eigvals(M))))
    return {"M": np.array(matrices), "w": np.array(after), "rho": np.array(rho)}


@misconception(
    "07-bl",
    hint="The old velocity reaches the new weight only after it has faded: a factor is missing in the upper right corner.",
)
def ravine(curvatures, w, learning_rate, beta, steps):
    matrices, after, rho = [], [], []
    for curvature, start in zip(curvatures, w):
        M = np.array([[1 - learning_rate * curvature, -learning_rate], [curvature, beta]])
        matrices.append(M)
        after.append(np.linalg.matrix_power(M, steps)[0, 0] * start)
        rho.append(np.max(np.abs(np.linalg.eigvals(M))))
    return {"M": np.array(matrices), "w": np.array(after), "rho": np.array(rho)}


@misconception("07-bm", hint="The old weight itself is missing in the upper left corner.")
def ravine(curvatures, w, learning_rate, beta, steps):
    matrices, after, rho = [], [], []
    for curvature, start in zip(curvatures, w):
        M = np.array([[-learning_rate * curvature, -learning_rate * beta], [curvature, beta]])
        matrices.append(M)
        after.append(np.linalg.matrix_power(M, steps)[0, 0] * start)
        rho.append(np.max(np.abs(np.linalg.eigvals(M))))
    return {"M": np.array(matrices), "w": np.array(after), "rho": np.array(rho)}


@misconception("M103", hint="You scale the gradient by 1 minus beta. In this course it goes into the velocity as it is.")
def ravine(curvatures, w, learning_rate, beta, steps):
    matrices, after, rho = [], [], []
    for curvature, start in zip(curvatures, w):
        M = np.array([[1 - learning_rate * (1 - beta) * curvature, -learning_rate * beta], [(1 - beta) * curvature, beta]])
        matrices.append(M)
        after.append(np.linalg.matrix_power(M, steps)[0, 0] * start)
        rho.append(np.max(np.abs(np.linalg.eigvals(M))))
    return {"M": np.array(matrices), "w": np.array(after), "rho": np.array(rho)}


@misconception("07-bn", hint="The learning rate sits in your velocity. In this course it stands in the step only.")
def ravine(curvatures, w, learning_rate, beta, steps):
    matrices, after, rho = [], [], []
    for curvature, start in zip(curvatures, w):
        M = np.array([[1 - learning_rate * curvature, -beta], [learning_rate * curvature, beta]])
        matrices.append(M)
        after.append(np.linalg.matrix_power(M, steps)[0, 0] * start)
        rho.append(np.max(np.abs(np.linalg.eigvals(M))))
    return {"M": np.array(matrices), "w": np.array(after), "rho": np.array(rho)}


@misconception("07-bo", hint="The gradient counts twice: the loss here has a factor of one half in front of its squares.")
def ravine(curvatures, w, learning_rate, beta, steps):
    matrices, after, rho = [], [], []
    for curvature, start in zip(curvatures, w):
        M = np.array([[1 - 2 * learning_rate * curvature, -learning_rate * beta], [2 * curvature, beta]])
        matrices.append(M)
        after.append(np.linalg.matrix_power(M, steps)[0, 0] * start)
        rho.append(np.max(np.abs(np.linalg.eigvals(M))))
    return {"M": np.array(matrices), "w": np.array(after), "rho": np.array(rho)}


@misconception("M88", hint="A sign is turned: you walk along the gradient, and the weight runs uphill.")
def ravine(curvatures, w, learning_rate, beta, steps):
    matrices, after, rho = [], [], []
    for curvature, start in zip(curvatures, w):
        M = np.array([[1 + learning_rate * curvature, learning_rate * beta], [curvature, beta]])
        matrices.append(M)
        after.append(np.linalg.matrix_power(M, steps)[0, 0] * start)
        rho.append(np.max(np.abs(np.linalg.eigvals(M))))
    return {"M": np.array(matrices), "w": np.array(after), "rho": np.array(rho)}


@misconception("07-bp", hint="You took powers of the entries. Steps in a row are a product of matrices.")
def ravine(curvatures, w, learning_rate, beta, steps):
    matrices, after, rho = [], [], []
    for curvature, start in zip(curvatures, w):
        M = np.array([[1 - learning_rate * curvature, -learning_rate * beta], [curvature, beta]])
        matrices.append(M)
        after.append((M**steps)[0, 0] * start)
        rho.append(np.max(np.abs(np.linalg.eigvals(M))))
    return {"M": np.array(matrices), "w": np.array(after), "rho": np.array(rho)}


@misconception("07-bq", hint="The weight is one step early: the power is the number of steps.")
def ravine(curvatures, w, learning_rate, beta, steps):
    matrices, after, rho = [], [], []
    for curvature, start in zip(curvatures, w):
        M = np.array([[1 - learning_rate * curvature, -learning_rate * beta], [curvature, beta]])
        matrices.append(M)
        after.append(np.linalg.matrix_power(M, steps - 1)[0, 0] * start)
        rho.append(np.max(np.abs(np.linalg.eigvals(M))))
    return {"M": np.array(matrices), "w": np.array(after), "rho": np.array(rho)}


@misconception("07-br", hint="Your velocity starts at the weight's own value. It starts at 0.")
def ravine(curvatures, w, learning_rate, beta, steps):
    matrices, after, rho = [], [], []
    for curvature, start in zip(curvatures, w):
        M = np.array([[1 - learning_rate * curvature, -learning_rate * beta], [curvature, beta]])
        matrices.append(M)
        after.append((np.linalg.matrix_power(M, steps) @ [start, start])[0])
        rho.append(np.max(np.abs(np.linalg.eigvals(M))))
    return {"M": np.array(matrices), "w": np.array(after), "rho": np.array(rho)}


@misconception("07-bs", hint="You return the velocity in the place of the weight.")
def ravine(curvatures, w, learning_rate, beta, steps):
    matrices, after, rho = [], [], []
    for curvature, start in zip(curvatures, w):
        M = np.array([[1 - learning_rate * curvature, -learning_rate * beta], [curvature, beta]])
        matrices.append(M)
        after.append(np.linalg.matrix_power(M, steps)[1, 0] * start)
        rho.append(np.max(np.abs(np.linalg.eigvals(M))))
    return {"M": np.array(matrices), "w": np.array(after), "rho": np.array(rho)}


@misconception(
    "07-cp",
    hint="The sign of the upper right entry is turned: the velocity is subtracted, the old part of it, too.",
)
def ravine(curvatures, w, learning_rate, beta, steps):
    matrices, after, rho = [], [], []
    for curvature, start in zip(curvatures, w):
        M = np.array([[1 - learning_rate * curvature, learning_rate * beta], [curvature, beta]])
        matrices.append(M)
        after.append(np.linalg.matrix_power(M, steps)[0, 0] * start)
        rho.append(np.max(np.abs(np.linalg.eigvals(M))))
    return {"M": np.array(matrices), "w": np.array(after), "rho": np.array(rho)}


@misconception("07-cq", hint="You return weight and velocity of each direction. Asked is the weight: the first of the two.")
def ravine(curvatures, w, learning_rate, beta, steps):
    matrices, after, rho = [], [], []
    for curvature, start in zip(curvatures, w):
        M = np.array([[1 - learning_rate * curvature, -learning_rate * beta], [curvature, beta]])
        matrices.append(M)
        after.append(np.linalg.matrix_power(M, steps) @ [start, 0])
        rho.append(np.max(np.abs(np.linalg.eigvals(M))))
    return {"M": np.array(matrices), "w": np.array(after), "rho": np.array(rho)}


@misconception("07-cr", hint="Your velocity starts at the first slope. It starts at 0; the matrix adds the slope.")
def ravine(curvatures, w, learning_rate, beta, steps):
    matrices, after, rho = [], [], []
    for curvature, start in zip(curvatures, w):
        M = np.array([[1 - learning_rate * curvature, -learning_rate * beta], [curvature, beta]])
        matrices.append(M)
        after.append((np.linalg.matrix_power(M, steps) @ [start, curvature * start])[0])
        rho.append(np.max(np.abs(np.linalg.eigvals(M))))
    return {"M": np.array(matrices), "w": np.array(after), "rho": np.array(rho)}


@misconception("07-cs", hint="You went a single step, however many are asked for.")
def ravine(curvatures, w, learning_rate, beta, steps):
    matrices, after, rho = [], [], []
    for curvature, start in zip(curvatures, w):
        M = np.array([[1 - learning_rate * curvature, -learning_rate * beta], [curvature, beta]])
        matrices.append(M)
        after.append((M @ [start, 0])[0])
        rho.append(np.max(np.abs(np.linalg.eigvals(M))))
    return {"M": np.array(matrices), "w": np.array(after), "rho": np.array(rho)}


@misconception("07-ct", hint="You return both eigenvalues of each direction. Asked is the larger of their absolute values.")
def ravine(curvatures, w, learning_rate, beta, steps):
    matrices, after, rho = [], [], []
    for curvature, start in zip(curvatures, w):
        M = np.array([[1 - learning_rate * curvature, -learning_rate * beta], [curvature, beta]])
        matrices.append(M)
        after.append(np.linalg.matrix_power(M, steps)[0, 0] * start)
        rho.append(np.abs(np.linalg.eigvals(M)))
    return {"M": np.array(matrices), "w": np.array(after), "rho": np.array(rho)}


@misconception("07-cu", hint="You took the real part of the eigenvalues. They may be complex; their absolute value counts.")
def ravine(curvatures, w, learning_rate, beta, steps):
    matrices, after, rho = [], [], []
    for curvature, start in zip(curvatures, w):
        M = np.array([[1 - learning_rate * curvature, -learning_rate * beta], [curvature, beta]])
        matrices.append(M)
        after.append(np.linalg.matrix_power(M, steps)[0, 0] * start)
        rho.append(np.max(np.abs(np.linalg.eigvals(M).real)))
    return {"M": np.array(matrices), "w": np.array(after), "rho": np.array(rho)}


@misconception(
    "07-cv",
    hint="This is a norm of the matrix, which says how far one step can lead. What many steps do, its eigenvalues say.",
)
def ravine(curvatures, w, learning_rate, beta, steps):
    matrices, after, rho = [], [], []
    for curvature, start in zip(curvatures, w):
        M = np.array([[1 - learning_rate * curvature, -learning_rate * beta], [curvature, beta]])
        matrices.append(M)
        after.append(np.linalg.matrix_power(M, steps)[0, 0] * start)
        rho.append(np.linalg.norm(M, 2))
    return {"M": np.array(matrices), "w": np.array(after), "rho": np.array(rho)}
