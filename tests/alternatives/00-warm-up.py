"""Right answers to 00-warm-up, written in other ways: each must earn all points of its cell."""

ALTERNATIVES = {
    "rescale": [
        # two steps with names
        """
def rescale(x, low, high):
    length = high - low
    above = x - low
    return above / length
""",
        # a loop over all entries, into an array of its own
        """
def rescale(x, low, high):
    result = np.zeros(x.shape)
    for index, value in np.ndenumerate(x):
        result[index] = (value - low) / (high - low)
    return result
""",
        # a straight line: slope and intercept
        """
def rescale(x, low, high):
    slope = 1 / (high - low)
    return slope * x - slope * low
""",
        # in place, but on a copy
        """
def rescale(x, low, high):
    x = np.array(x, dtype=float)
    x -= low
    x /= high - low
    return x
""",
        # float32
        """
def rescale(x, low, high):
    return (x.astype(np.float32) - np.float32(low)) / np.float32(high - low)
""",
        # lists out
        """
def rescale(x, low, high):
    return ((x - low) / (high - low)).tolist()
""",
    ],
    "shapes": [
        # asked of NumPy
        """
def shape_of(a, b):
    try:
        return np.broadcast_shapes(a, b)
    except ValueError:
        return None


sum_1 = shape_of((5, 2), (2,))
sum_2 = shape_of((5, 2), (5,))
sum_3 = shape_of((5, 1), (4,))
sum_4 = shape_of((6,), (6, 1))
sum_5 = shape_of((4, 1, 3), (5, 1))
sum_6 = shape_of((7, 1), ())
""",
        # lists, and shapes of arrays
        """
sum_1, sum_2, sum_3 = [5, 2], None, [5, 4]
sum_4 = (np.zeros(6) + np.zeros((6, 1))).shape
sum_5 = (np.zeros((4, 1, 3)) + np.zeros((5, 1))).shape
sum_6 = list((np.zeros((7, 1)) + 1).shape)
""",
        # arrays of whole numbers
        """
sum_1, sum_3, sum_4 = np.array([5, 2]), np.array([5, 4]), np.array([6, 6])
sum_5, sum_6, sum_2 = np.array([4, 5, 3]), np.array([7, 1]), None
""",
    ],
    "shift": [
        # reshape, and the other order
        """
def shift(X, rows, columns):
    return columns + (X + rows.reshape(-1, 1))
""",
        # two loops
        """
def shift(X, rows, columns):
    m, n = X.shape
    return [[float(X[i, j] + rows[i] + columns[j]) for j in range(n)] for i in range(m)]
""",
        # turned, and turned back
        """
def shift(X, rows, columns):
    return (X.T + rows).T + columns
""",
        # row by row, into a float copy
        """
def shift(X, rows, columns):
    result = X.astype(float)
    for i, extra in enumerate(rows):
        result[i] += extra + columns
    return result
""",
        # the outer sum
        """
def shift(X, rows, columns):
    return X + np.add.outer(rows, columns)
""",
        # float32
        """
def shift(X, rows, columns):
    return X.astype(np.float32) + rows.astype(np.float32)[:, None] + columns.astype(np.float32)
""",
    ],
    "squared_error": [
        # reshape
        """
def squared_error(y_hat, y):
    d = y_hat.reshape(-1) - y.reshape(-1)
    return d, np.mean(np.square(d))
""",
        # a loop over plain numbers, lists out
        """
def squared_error(y_hat, y):
    d = [float(p) - float(t) for p, t in zip(y_hat.flatten(), y.flatten())]
    return d, sum(v * v for v in d) / len(d)
""",
        # columns first, flat at the end; the mean as a product
        """
def squared_error(y_hat, y):
    d = y_hat.reshape(-1, 1) - y.reshape(-1, 1)
    return d[:, 0], (d.T @ d) / len(d)
""",
        # only what is a column loses its axis
        """
def squared_error(y_hat, y):
    if y_hat.ndim == 2:
        y_hat = y_hat[:, 0]
    if y.ndim == 2:
        y = y[:, 0]
    d = y_hat - y
    return [d, np.dot(d, d) / d.size]
""",
        # in place, but on a copy (flatten copies)
        """
def squared_error(y_hat, y):
    d = y_hat.flatten()
    d -= y.flatten().astype(d.dtype)
    return d, (d**2).mean()
""",
        # float32
        """
def squared_error(y_hat, y):
    d = np.squeeze(y_hat).astype(np.float32) - np.squeeze(y).astype(np.float32)
    return d, np.mean(d * d)
""",
    ],
    "totals": [
        # functions in place of methods
        """
def totals(X):
    return np.sum(X, axis=0), np.sum(X, axis=1), np.sum(X)
""",
        # products with ones
        """
def totals(X):
    m, n = X.shape
    return np.ones(m) @ X, X @ np.ones(n), np.ones(m) @ X @ np.ones(n)
""",
        # plain Python
        """
def totals(X):
    rows = X.tolist()
    per_sample = [sum(row) for row in rows]
    return [sum(column) for column in zip(*rows)], per_sample, sum(per_sample)
""",
        # einsum, negative axes
        """
def totals(X):
    return np.einsum("mn->n", X), X.sum(axis=-1), X.sum(axis=(0, 1))
""",
        # running totals
        """
def totals(X):
    per_feature, per_sample = np.zeros(X.shape[1]), np.zeros(X.shape[0])
    for i, row in enumerate(X):
        per_feature += row
        per_sample[i] = row.sum()
    return per_feature, per_sample, per_feature.sum()
""",
    ],
    "center_rows": [
        # a column made by hand
        """
def center_rows(X):
    means = X.mean(axis=1)
    return X - means[:, np.newaxis]
""",
        # turned, and turned back
        """
def center_rows(X):
    return (X.T - X.mean(axis=1)).T
""",
        # row by row
        """
def center_rows(X):
    return np.array([row - row.mean() for row in X])
""",
        # sum divided by the number of features
        """
def center_rows(X):
    return X - X.sum(axis=1).reshape(-1, 1) / X.shape[1]
""",
        # a product with the centering matrix
        """
def center_rows(X):
    n = X.shape[1]
    return X @ (np.eye(n) - np.ones((n, n)) / n)
""",
        # in place, but on a copy; lists out
        """
def center_rows(X):
    Y = X.astype(float)
    Y -= np.average(Y, axis=1)[:, None]
    return Y.tolist()
""",
    ],
    "standardize": [
        # step by step
        """
def standardize(X):
    centered = X - X.mean(axis=0)
    return centered / centered.std(axis=0)
""",
        # the standard deviation from its definition
        """
def standardize(X):
    m = len(X)
    mean = X.sum(axis=0) / m
    variance = ((X - mean) ** 2).sum(axis=0) / m
    return (X - mean) / np.sqrt(variance)
""",
        # column by column, into a float array
        """
def standardize(X):
    result = np.empty(X.shape)
    for j in range(X.shape[1]):
        column = X[:, j]
        result[:, j] = (column - column.mean()) / column.std()
    return result
""",
        # the colleague's two lines, repaired, on a copy
        """
def standardize(X):
    X = X.astype(float)
    X -= X.mean(axis=0)
    X /= X.std(axis=0)
    return X
""",
        # mean of the squares minus square of the mean
        """
def standardize(X):
    mean, squares = X.mean(axis=0, keepdims=True), (X.astype(float) ** 2).mean(axis=0, keepdims=True)
    return (X - mean) / (squares - mean**2) ** 0.5
""",
        # columns as rows
        """
def standardize(X):
    return np.transpose([(c - np.mean(c)) / np.std(c) for c in X.T])
""",
    ],
}
