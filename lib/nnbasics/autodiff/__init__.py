"""Automatic differentiation in reverse mode: write the formula in NumPy's functions, get its exact gradient.

A `GradientTape` writes down which functions were called on the numbers it watches, and runs the list backward: one pass
gives the gradient with respect to any number of parameters. The code is that of deck 000, without TensorFlow:

>>> from nnbasics.autodiff import GradientTape, constant
>>> x = constant(3.0)
>>> with GradientTape() as g:
...     g.watch(x)
...     y = x * x
>>> dy_dx = g.gradient(y, x)
>>> float(dy_dx)
6.0

Arrays of any shape work, with broadcasting, indexing and `@`. What each function's derivative is stands in one table,
`nnbasics.autodiff.derivatives.DERIVATIVES`, a line a function. At the corners: ReLU'(0) = 0, d|e|/de at 0 = 0.

Source: deck 000, "tf.GradientTape()"; the table is the idea of HIPS autograd (Maclaurin, Duvenaud & Adams, 2015);
Griewank & Walther (2008), "Evaluating Derivatives", ch. 3.
"""

from nnbasics.autodiff.functions import relu, sigmoid
from nnbasics.autodiff.tape import GradientTape
from nnbasics.autodiff.tensor import Tensor, constant

__all__ = ["GradientTape", "Tensor", "constant", "relu", "sigmoid"]
