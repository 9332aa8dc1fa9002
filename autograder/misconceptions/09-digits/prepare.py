"""Mistakes in 09-digits, prepare: wrong code, and what to tell who wrote it."""

from autograder.bank import misconception, wrong_line

wrong_line(
    "M97",
    {"pixels, labels = X[order] / 16, y[order]": "pixels, labels = X[order] / 16, y"},
    hint="Images and labels are torn apart: the images follow `order`, the labels still stand as they were.",
)

wrong_line(
    "M102",
    {"pixels, labels = X[order] / 16, y[order]": "pixels, labels = X[order], y[order]"},
    hint="The pixels still run from 0 to 16. Divide them by 16 before you take the center (lecture, section 1).",
)

wrong_line(
    "09-a",
    {"center = pixels[:n_train].mean(axis=0)": "center = (X / 16).mean(axis=0)"},
    hint="Your center knows the test images: it is a mean over all rows. Only the training part may decide it (lecture, "
    "section 1).",
)


@misconception("09-b", hint="You gave the test images a center of their own. They must lose the one of the training images.")
def prepare(X, y, order, n_train):
    train, test = order[:n_train], order[n_train:]
    center = (X[train] / 16).mean(axis=0)
    return X[train] / 16 - center, y[train], X[test] / 16 - (X[test] / 16).mean(axis=0), y[test]


wrong_line(
    "09-c",
    {"center = pixels[:n_train].mean(axis=0)": "center = pixels[:n_train].mean()"},
    hint="You subtracted one number for the whole image. The center has an entry for every pixel: the mean runs over the "
    "rows only.",
)

wrong_line(
    "09-d",
    {"pixels, labels = X[order] / 16, y[order]": "pixels, labels = X / 16, y"},
    hint="Nothing is shuffled: you cut the arrays as they came. `order` says which rows come first.",
)

wrong_line(
    "09-e",
    {"pixels, labels = X[order] / 16, y[order]": "pixels, labels = X[order] / X.max(), y[order]"},
    hint="You divided by the largest pixel at hand. The scale must be the same for any data: a pixel can be 16.",
)

wrong_line(
    "09-f",
    {"pixels, labels = X[order] / 16, y[order]": "X /= 16\npixels, labels = X[order], y[order]"},
    hint="Your function changes the caller's array, so a second call starts from other pixels. Make a new array "
    "instead of `/=` or `-=`.",
)

wrong_line(
    "09-g",
    {"center = pixels[:n_train].mean(axis=0)": "center = X[order[:n_train]].mean(axis=0)"},
    hint="The center is not on the scale of the pixels: you averaged before dividing by 16, and subtracted after it.",
)

wrong_line(
    "09-h",
    {"pixels = pixels - center": "pixels = pixels - pixels.mean(axis=1, keepdims=True)"},
    hint="You subtracted from every image its own mean. The center is a mean over the images, for every pixel.",
)

wrong_line(
    "09-i",
    {"pixels = pixels - center": ""},
    hint="The center is still in the images: subtract the mean of the training images after scaling.",
)

wrong_line(
    "09-j",
    {"pixels = pixels - center": "pixels = (pixels - center) / pixels[:n_train].std(axis=0)"},
    hint="You divided by the standard deviation as well. Here the images are only scaled by 16 and centered.",
)
