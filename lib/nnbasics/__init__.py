"""Teaching library of the neural-network course kit.

Rows are samples: X (m, n_in), W (n_in, n_out), b (n_out,), Z = X @ W + b, and a loss is the mean over the m samples.
Import the module you need (`from nnbasics.activations import sigmoid`): importing the package costs next to nothing.
"""

__version__ = "0.1.0"
