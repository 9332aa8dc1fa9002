"""Mistakes in 01-derivatives, partials: wrong code, and what to tell who wrote it."""

from autograder.bank import misconception, wrong_line


@misconception(
    "M13",
    hint="You move all three numbers at once. A partial derivative moves one and holds the others where they are.",
)
def partials(f, x, y, z, h):
    slope = (f(x + h, y + h, z + h) - f(x - h, y - h, z - h)) / (2 * h)
    return slope, slope, slope


@misconception(
    "01-ad",
    hint="You set the other numbers to zero. They are held where they are, at the values that you were given.",
)
def partials(f, x, y, z, h):
    return (
        (f(x + h, 0, 0) - f(x - h, 0, 0)) / (2 * h),
        (f(0, y + h, 0) - f(0, y - h, 0)) / (2 * h),
        (f(0, 0, z + h) - f(0, 0, z - h)) / (2 * h),
    )


@misconception("M05", hint="From one side of the place to the other it is two steps. You divide by one.")
def partials(f, x, y, z, h):
    return (
        (f(x + h, y, z) - f(x - h, y, z)) / h,
        (f(x, y + h, z) - f(x, y - h, z)) / h,
        (f(x, y, z + h) - f(x, y, z - h)) / h,
    )


@misconception(
    "M06",
    hint="You look forward only. Central differences are asked for: the value at the other side is needed as well.",
)
def partials(f, x, y, z, h):
    return (
        (f(x + h, y, z) - f(x, y, z)) / h,
        (f(x, y + h, z) - f(x, y, z)) / h,
        (f(x, y, z + h) - f(x, y, z)) / h,
    )


@misconception("01-ae", hint="Division and multiplication are worked out from left to right. Put 2 * h into parentheses.")
def partials(f, x, y, z, h):
    return (
        (f(x + h, y, z) - f(x - h, y, z)) / 2 * h,
        (f(x, y + h, z) - f(x, y - h, z)) / 2 * h,
        (f(x, y, z + h) - f(x, y, z - h)) / 2 * h,
    )


wrong_line(
    "01-af",
    {"return df_dx, df_dy, df_dz": "return df_dx + df_dy + df_dz"},
    hint="You add up the three slopes. Return all three, in the order x, y, z.",
)

wrong_line(
    "M09",
    {
        "df_dy = (f(x, y + h, z) - f(x, y - h, z)) / (2 * h)": (
            "x = x + h\ndf_dy = (f(x, y + h, z) - f(x, y - h, z)) / (2 * h)\ny = y + h"
        )
    },
    hint="A number that moved does not come back: x is still shifted when you move y, and both when you move z.",
)

wrong_line(
    "M34",
    {"return df_dx, df_dy, df_dz": "return round(df_dx, 1), round(df_dy, 1), round(df_dz, 1)"},
    hint="Your function rounds its results. Return all digits and round only what you print.",
)

wrong_line(
    "01-ag",
    {"return df_dx, df_dy, df_dz": "return df_dz, df_dy, df_dx"},
    hint="Your three slopes come in the wrong order: x, y, z.",
)
