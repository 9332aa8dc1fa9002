"""Misconceptions of 00-warm-up: wrong code, and what to tell who wrote it.

M-numbers are those of the course's catalogue; 00-a … are found here. M53 in its many forms is what this topic is about.
"""

import numpy as np
from autograder.bank import misconception, wrong_value

# Exercise 1: rescale


@misconception(
    "00-a",
    cell="rescale",
    hint="Division comes before subtraction, so only a part of your formula is divided. Put parentheses around "
    "the numerator and around the denominator.",
)
def rescale(x, low, high):
    return x - low / high - low


@misconception(
    "00-b",
    cell="rescale",
    hint="You divide by the upper end. The scale is as long as the distance between its two ends.",
)
def rescale(x, low, high):
    return (x - low) / high


@misconception(
    "00-c",
    cell="rescale",
    hint="You take the two ends from the data. Use `low` and `high` as they are given: readings may lie inside or beyond them.",
)
def rescale(x, low, high):
    return (x - x.min()) / (x.max() - x.min())


@misconception(
    "00-d",
    cell="rescale",
    hint="You cut off what lies beyond the scale. Nothing should be cut: readings beyond it go below 0 or above 1.",
)
def rescale(x, low, high):
    return np.clip((x - low) / (high - low), 0, 1)


@misconception(
    "00-e",
    cell="rescale",
    hint="Your scale runs backward: you measure the distance to `high`, and it should be the distance from `low`.",
)
def rescale(x, low, high):
    return (high - x) / (high - low)


@misconception(
    "00-f",
    cell="rescale",
    hint="Your function prints its result and returns nothing. Others can only use what comes after `return`.",
)
def rescale(x, low, high):
    print((x - low) / (high - low))


@misconception(
    "00-g",
    cell="rescale",
    hint="Two slashes divide and throw the decimals away. Use a single one.",
)
def rescale(x, low, high):
    return (x - low) // (high - low)


@misconception(
    "00-h",
    cell="rescale",
    hint="You divide, but the scale does not begin at 0 yet: the lower end has to be subtracted first.",
)
def rescale(x, low, high):
    return x / (high - low)


@misconception(
    "00-i",
    cell="rescale",
    hint="You subtract the lower end, but do not divide: the upper end has to land at 1.",
)
def rescale(x, low, high):
    return x - low


@misconception(
    "00-j",
    cell="rescale",
    hint="The sign in your denominator is turned around: take the upper end minus the lower one.",
)
def rescale(x, low, high):
    return (x - low) / (low - high)


@misconception(
    "M34",
    cell="rescale",
    hint="Your function rounds its result. Return all digits and round only what you print.",
)
def rescale(x, low, high):
    return np.round((x - low) / (high - low), 2)


@misconception(
    "M08",
    cell="rescale",
    hint="Your result array takes over the whole-number type of the input, so every decimal is cut off. Create it as float, "
    "or compute with whole arrays.",
)
def rescale(x, low, high):
    result = np.zeros_like(x)
    result[...] = (x - low) / (high - low)
    return result


@misconception(
    "M87",
    cell="rescale",
    hint="Your function changes the array that it was given, so a second call starts from other numbers. Make a new array: "
    "x = x - low instead of x -= low.",
)
def rescale(x, low, high):
    x -= low
    x /= high - low
    return x


@misconception(
    "00-be",
    cell="rescale",
    hint="You subtract `low` in place, so the caller's array is changed and a second call starts from other numbers. Make a new "
    "array: x = x - low instead of x -= low.",
)
def rescale(x, low, high):
    x -= low
    return x / (high - low)


# Exercise 2, part one: shapes

wrong_value(
    "00-k",
    cell="shapes",
    values={"sum_1": None, "sum_2": (5, 2), "sum_3": None, "sum_4": (6, 1), "sum_5": None, "sum_6": (7, 1)},
    hint="NumPy aligns shapes at the right and fills the shorter one up with ones on the left. So a flat array counts as a row, "
    "never as a column.",
)
wrong_value(
    "00-l",
    cell="shapes",
    values={"sum_1": None, "sum_2": None, "sum_3": None, "sum_4": None, "sum_5": None, "sum_6": None},
    hint="These two shapes do fit: an axis of size 1, or one that is missing on the left, is copied until it fits the other array.",
)
wrong_value(
    "00-m",
    cell="shapes",
    values={"sum_1": (5, 2), "sum_2": None, "sum_3": None, "sum_4": None, "sum_5": None, "sum_6": (7, 1)},
    hint="These two shapes do fit: an axis of size 1, or one that is missing on the left, is copied until it fits the other array.",
)
wrong_value(
    "00-n",
    cell="shapes",
    values={"sum_1": (5, 2), "sum_2": (5, 2), "sum_3": None, "sum_4": (6, 1), "sum_5": (4, 5, 3), "sum_6": (7, 1)},
    hint="NumPy aligns shapes at the right and fills the shorter one up with ones on the left. So a flat array counts as a row, "
    "never as a column.",
)
wrong_value(
    "00-o",
    cell="shapes",
    values={"sum_1": (5,), "sum_2": None, "sum_3": None, "sum_4": (1,), "sum_5": None, "sum_6": None},
    hint="These are the shapes of a matrix product. A sum pairs entry with entry; no inner axis is summed away.",
)

# Exercise 2, part two: shift


@misconception(
    "M53",
    cell="shift",
    hint="Both flat arrays lie along the columns. The one that belongs to the rows has to become a column first.",
)
def shift(X, rows, columns):
    return X + rows + columns


@misconception(
    "00-p",
    cell="shift",
    hint="You turned the wrong one into a column: `rows` has one entry per row and must run downward, `columns` lies flat.",
)
def shift(X, rows, columns):
    return X + rows + columns[:, np.newaxis]


@misconception(
    "00-q",
    cell="shift",
    hint="The entries of `columns` are missing in your result.",
)
def shift(X, rows, columns):
    return X + rows[:, np.newaxis]


@misconception(
    "00-r",
    cell="shift",
    hint="The entries of `rows` are missing in your result.",
)
def shift(X, rows, columns):
    return X + columns


@misconception(
    "00-s",
    cell="shift",
    hint="You multiply the two flat arrays with each other. Both are added: to each entry one number for its row, one for its column.",
)
def shift(X, rows, columns):
    return X + np.outer(rows, columns)


@misconception(
    "00-t",
    cell="shift",
    hint="You turned the table to make the rows fit, and never turned it back: your result is transposed.",
)
def shift(X, rows, columns):
    return X.T + rows + columns[:, np.newaxis]


@misconception(
    "00-u",
    cell="shift",
    hint="Your result holds only what is to be added: the table itself is missing.",
)
def shift(X, rows, columns):
    return rows[:, np.newaxis] + columns


@misconception(
    "00-v",
    cell="shift",
    hint="You add the total of the flat arrays to every entry. Each row and each column gets a number of its own.",
)
def shift(X, rows, columns):
    return X + rows.sum() + columns.sum()


@misconception(
    "M08",
    cell="shift",
    hint="Your result array takes over the whole-number type of X, so the decimals of what you add are cut off. Create it as float.",
)
def shift(X, rows, columns):
    result = np.zeros_like(X)
    for i in range(X.shape[0]):
        for j in range(X.shape[1]):
            result[i, j] = X[i, j] + rows[i] + columns[j]
    return result


@misconception(
    "M87",
    cell="shift",
    hint="Your function changes the table that it was given, so a second call adds everything once more. "
    "Write X = X + …, which makes a new array, instead of X += ….",
)
def shift(X, rows, columns):
    X += rows[:, np.newaxis]
    X += columns
    return X


# Exercise 3: squared error


@misconception(
    "M53",
    cell="squared_error",
    hint="A flat array met a column, so every prediction was paired with every target. Flatten both arrays, and do it "
    "before you subtract.",
)
def squared_error(y_hat, y):
    differences = y_hat - y
    return differences, (differences**2).mean()


@misconception(
    "00-w",
    cell="squared_error",
    hint="A flat array met a column, so every prediction was paired with every target. Flatten both arrays, and do it "
    "before you subtract.",
)
def squared_error(y_hat, y):
    differences = (y_hat - y).ravel()
    return differences, (differences**2).mean()


@misconception(
    "00-x",
    cell="squared_error",
    hint="A flat array met a column, so every prediction was paired with every target. Flatten both arrays, and do it "
    "before you subtract.",
)
def squared_error(y_hat, y):
    differences = y_hat.ravel() - y
    return differences, (differences**2).mean()


@misconception(
    "00-y",
    cell="squared_error",
    hint="A flat array met a column, so every prediction was paired with every target. Flatten both arrays, and do it "
    "before you subtract.",
)
def squared_error(y_hat, y):
    differences = y_hat - y.ravel()
    return differences, (differences**2).mean()


@misconception(
    "00-z",
    cell="squared_error",
    hint="The numbers are right, but your differences are a column. They should be flat: one axis, not two.",
)
def squared_error(y_hat, y):
    differences = y_hat.reshape(-1, 1) - y.reshape(-1, 1)
    return differences, (differences**2).mean()


@misconception(
    "00-aa",
    cell="squared_error",
    hint="Every sign is turned around: the difference is prediction minus target.",
)
def squared_error(y_hat, y):
    differences = y.ravel() - y_hat.ravel()
    return differences, (differences**2).mean()


@misconception(
    "M44",
    cell="squared_error",
    hint="You add the squares up. The second value is their mean, so that it does not grow with the number of samples.",
)
def squared_error(y_hat, y):
    differences = y_hat.ravel() - y.ravel()
    return differences, (differences**2).sum()


@misconception(
    "M49",
    cell="squared_error",
    hint="You halve the mean. Some books do, to please the derivative; here there is no factor one half.",
)
def squared_error(y_hat, y):
    differences = y_hat.ravel() - y.ravel()
    return differences, (differences**2).mean() / 2


@misconception(
    "M50",
    cell="squared_error",
    hint="You take the square root of the mean. The second value is the mean of the squares itself.",
)
def squared_error(y_hat, y):
    differences = y_hat.ravel() - y.ravel()
    return differences, np.sqrt((differences**2).mean())


@misconception(
    "M51",
    cell="squared_error",
    hint="You square the mean difference, in which errors up and down cancel. Square first, then take the mean.",
)
def squared_error(y_hat, y):
    differences = y_hat.ravel() - y.ravel()
    return differences, differences.mean() ** 2


@misconception(
    "M52",
    cell="squared_error",
    hint="You return the mean of the differences, in which errors up and down cancel: the squares are missing.",
)
def squared_error(y_hat, y):
    differences = y_hat.ravel() - y.ravel()
    return differences, differences.mean()


@misconception(
    "00-ab",
    cell="squared_error",
    hint="You take absolute values. The second value is the mean of the squares.",
)
def squared_error(y_hat, y):
    differences = y_hat.ravel() - y.ravel()
    return differences, np.abs(differences).mean()


@misconception(
    "00-ac",
    cell="squared_error",
    hint="The first value should be the differences themselves, with their signs; you return their squares.",
)
def squared_error(y_hat, y):
    squares = (y_hat.ravel() - y.ravel()) ** 2
    return squares, squares.mean()


@misconception(
    "00-ad",
    cell="squared_error",
    hint="You return the two values in the other order: the differences come first.",
)
def squared_error(y_hat, y):
    differences = y_hat.ravel() - y.ravel()
    return (differences**2).mean(), differences


@misconception(
    "M87",
    cell="squared_error",
    hint="`ravel` gives a window onto the same memory, and -= writes through it: the caller's predictions are changed. "
    "Subtract into a new array.",
)
def squared_error(y_hat, y):
    differences = y_hat.ravel()
    differences -= y.ravel()
    return differences, (differences**2).mean()


# Exercise 4: totals, center_rows


@misconception(
    "00-ae",
    cell="totals",
    hint="Look at your axes. The number that you give to `sum` names the axis that disappears, so axis 0 leaves the features.",
)
def totals(X):
    return X.sum(axis=1), X.sum(axis=0), X.sum()


@misconception(
    "00-af",
    cell="totals",
    hint="You take means. A total adds up and does not divide.",
)
def totals(X):
    return X.mean(axis=0), X.mean(axis=1), X.mean()


@misconception(
    "00-ag",
    cell="totals",
    hint="You kept the summed axes with size 1. Here they should be gone: flat arrays and a plain number.",
)
def totals(X):
    return X.sum(axis=0, keepdims=True), X.sum(axis=1, keepdims=True), X.sum(keepdims=True)


@misconception(
    "00-ah",
    cell="totals",
    hint="Your last value adds the two totals up, so every entry counts twice. Sum the table once, over both axes.",
)
def totals(X):
    return X.sum(axis=0), X.sum(axis=1), X.sum(axis=0).sum() + X.sum(axis=1).sum()


@misconception(
    "00-ai",
    cell="totals",
    hint="Your last value is still an array. The total of everything is one number: give `sum` no axis.",
)
def totals(X):
    return X.sum(axis=0), X.sum(axis=1), sum(X)


@misconception(
    "00-aj",
    cell="totals",
    hint="Your last value counts the entries. It should add them up.",
)
def totals(X):
    return X.sum(axis=0), X.sum(axis=1), X.size


@misconception(
    "00-ak",
    cell="totals",
    hint="You add absolute values. A total keeps the signs.",
)
def totals(X):
    X = np.abs(X)
    return X.sum(axis=0), X.sum(axis=1), X.sum()


@misconception(
    "00-al",
    cell="center_rows",
    hint="You subtract each column's mean. A row's own mean is the mean along axis 1.",
)
def center_rows(X):
    return X - X.mean(axis=0)


@misconception(
    "00-am",
    cell="center_rows",
    hint="You subtract one mean from the whole table. Each row has a mean of its own: give `mean` an axis.",
)
def center_rows(X):
    return X - X.mean()


@misconception(
    "M30",
    cell="center_rows",
    hint="Your means are flat, so broadcasting lays them along the columns; in a square table no error says so. "
    "Keep the summed axis with keepdims=True.",
)
def center_rows(X):
    return X - X.mean(axis=1)


@misconception(
    "00-an",
    cell="center_rows",
    hint="You turned the table to make the means fit, and never turned it back: your result is transposed.",
)
def center_rows(X):
    return X.T - X.mean(axis=1)


@misconception(
    "00-ao",
    cell="center_rows",
    hint="You subtract each row's sum. Its mean is the sum divided by the number of entries.",
)
def center_rows(X):
    return X - X.sum(axis=1, keepdims=True)


@misconception(
    "00-ap",
    cell="center_rows",
    hint="You subtract each row's maximum, the softmax's trick. This exercise asks for the mean.",
)
def center_rows(X):
    return X - X.max(axis=1, keepdims=True)


@misconception(
    "00-aq",
    cell="center_rows",
    hint="You subtract each row's median, the number in the middle. The mean is the sum divided by the number of entries.",
)
def center_rows(X):
    return X - np.median(X, axis=1, keepdims=True)


@misconception(
    "00-ar",
    cell="center_rows",
    hint="You divide by the standard deviation as well. Here the rows only lose their mean.",
)
def center_rows(X):
    return (X - X.mean(axis=1, keepdims=True)) / X.std(axis=1, keepdims=True)


@misconception(
    "00-as",
    cell="center_rows",
    hint="You return the means themselves. They still have to be subtracted from the table.",
)
def center_rows(X):
    return X.mean(axis=1, keepdims=True)


@misconception(
    "M08",
    cell="center_rows",
    hint="Your result array takes over the whole-number type of X, so the decimals are cut off. Create it as float.",
)
def center_rows(X):
    result = np.empty_like(X)
    for i, row in enumerate(X):
        result[i] = row - row.mean()
    return result


@misconception(
    "M87",
    cell="center_rows",
    hint="Your function changes the table that it was given. Make a new one: X = X - … instead of X -= ….",
)
def center_rows(X):
    X -= X.mean(axis=1, keepdims=True)
    return X


# Exercise 5: standardize


@misconception(
    "M30",
    cell="standardize",
    hint="This is the colleague's code. In a square table its flat means are laid along the wrong axis, one deviation "
    "serves all features, and the caller's table is overwritten.",
)
def standardize(X):
    X -= X.mean(axis=1)
    X /= X.std()
    return X


@misconception(
    "00-at",
    cell="standardize",
    hint="The means belong to the samples still: those of the features come from axis 0.",
)
def standardize(X):
    return (X - X.mean(axis=1)) / X.std(axis=0)


@misconception(
    "00-au",
    cell="standardize",
    hint="You standardize every row, a sample. It should be every column, a feature: the mean along axis 0.",
)
def standardize(X):
    return (X - X.mean(axis=1, keepdims=True)) / X.std(axis=1, keepdims=True)


@misconception(
    "00-av",
    cell="standardize",
    hint="One standard deviation serves the whole table. Every feature needs its own: give `std` an axis.",
)
def standardize(X):
    return (X - X.mean(axis=0)) / X.std()


@misconception(
    "00-aw",
    cell="standardize",
    hint="One standard deviation serves all centered features. Every feature needs its own: give `std` an axis.",
)
def standardize(X):
    X = X - X.mean(axis=0)
    return X / X.std()


@misconception(
    "00-ax",
    cell="standardize",
    hint="You use one mean and one standard deviation for the whole table. Every feature needs its own.",
)
def standardize(X):
    return (X - X.mean()) / X.std()


@misconception(
    "00-ay",
    cell="standardize",
    hint="You divide by the variance. The standard deviation is its square root.",
)
def standardize(X):
    return (X - X.mean(axis=0)) / X.var(axis=0)


@misconception(
    "00-az",
    cell="standardize",
    hint="Your standard deviation divides by m - 1 (ddof=1). Here it divides by m, as `std` does by itself.",
)
def standardize(X):
    return (X - X.mean(axis=0)) / X.std(axis=0, ddof=1)


@misconception(
    "00-ba",
    cell="standardize",
    hint="Division comes before subtraction, so only the means are divided. Put parentheses around the difference.",
)
def standardize(X):
    return X - X.mean(axis=0) / X.std(axis=0)


@misconception(
    "00-bb",
    cell="standardize",
    hint="You divide by the range from smallest to largest. Divide by the standard deviation.",
)
def standardize(X):
    return (X - X.mean(axis=0)) / (X.max(axis=0) - X.min(axis=0))


@misconception(
    "00-bc",
    cell="standardize",
    hint="The features have mean 0 now, but not standard deviation 1: you do not divide.",
)
def standardize(X):
    return X - X.mean(axis=0)


@misconception(
    "00-bd",
    cell="standardize",
    hint="You divide by the standard deviation, but do not subtract the mean first.",
)
def standardize(X):
    return X / X.std(axis=0)


@misconception(
    "M08",
    cell="standardize",
    hint="Your result array takes over the whole-number type of X, so the decimals are cut off. Create it as float.",
)
def standardize(X):
    result = np.empty_like(X)
    for j in range(X.shape[1]):
        result[:, j] = (X[:, j] - X[:, j].mean()) / X[:, j].std()
    return result


@misconception(
    "M87",
    cell="standardize",
    hint="You write into the table that you were given. Axes and deviations are right; now return a new table.",
)
def standardize(X):
    means, deviations = X.mean(axis=0), X.std(axis=0)
    X -= means
    X /= deviations
    return X


@misconception(
    "00-bf",
    cell="standardize",
    hint="You subtract the means in place, so the caller's table is centered too. Axes and deviations are right; now write "
    "X - means into a new table.",
)
def standardize(X):
    means, deviations = X.mean(axis=0), X.std(axis=0)
    X -= means
    return X / deviations
