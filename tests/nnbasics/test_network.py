"""The multilayer perceptron. Oracles: deck 001's printed digits, fixture B, autograd, finite differences."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from nnbasics.network import MLP
from nnbasics.optimizers import gradient_descent_step

DECK_001 = [
    np.array([[0.1, 0.1]]),
    np.array([0.1, 0.2]),
    np.array([[0.2, 0.3, 0.1], [0.1, 0.2, 0.3]]),
    np.array([0.3, 0.1, 0.2]),
    np.array([[0.4], [0.2], [0.6]]),
    np.array([0.5]),
]
DECK_001_GRADIENTS = [
    [[-0.00526819, -0.00673591]],
    [-0.00263409, -0.00336795],
    [[-0.01228265, -0.00625063, -0.01858031], [-0.01280106, -0.00651444, -0.01936452]],
    [-0.02138187, -0.01088121, -0.03234494],
    [[-0.13938967], [-0.13492924], [-0.13736542]],
    [-0.22609507],
]
DECK_001_UPDATED = [
    [[0.10052682, 0.10067359]],
    [0.10026341, 0.20033680],
    [[0.20122827, 0.30062506, 0.10185803], [0.10128011, 0.20065144, 0.30193645]],
    [0.30213819, 0.10108812, 0.20323449],
    [[0.41393897], [0.21349292], [0.61373654]],
    [0.52260951],
]
FIXTURE_B = [[[0.3, -0.2], [0.4, 0.1]], [0.1, -0.1], [[0.5], [-0.6]], [0.2]]
FIXTURE_B_X, FIXTURE_B_Y = [[1, 2], [-1, 0.5], [0.5, -1.5]], [[1], [0], [1]]
HALF_A_DIGIT = 6e-9  # printed to 8 decimals
SIZES = {"one layer": (3, 2), "square": (3, 3, 3), "deep": (2, 4, 3, 2)}
HEADS = {
    "bce": {"loss": "bce"},
    "softmax_ce": {"loss": "softmax_ce"},
    "mse": {"loss": "mse"},
    "mse of sigmoids": {"loss": "mse", "output": "sigmoid"},
}
ANP_ACTIVATIONS = {
    "identity": lambda z: z,
    "sigmoid": lambda z: 1 / (1 + anp.exp(-z)),
    "tanh": anp.tanh,
    "relu": lambda z: anp.where(z > 0, z, 0.0),
    "leaky_relu": lambda z: anp.where(z > 0, z, 0.01 * z),
}


def example(sizes, head, hidden, m=5, seed=6):
    """Random network with biases that are not 0, an input, and targets that suit the loss."""
    rng = np.random.default_rng(seed)
    net = MLP.create(sizes, rng, hidden=hidden, **HEADS[head])
    net = net.with_parameters([np.asarray(p) + 0.3 * rng.normal(size=np.shape(p)) for p in net.parameters])
    k = sizes[-1]
    y = {"bce": rng.integers(0, 2, (m, k)), "softmax_ce": rng.integers(0, k, m)}.get(head, rng.normal(size=(m, k)))
    return net, rng.normal(size=(m, sizes[0])), y


def oracle_loss(parameters, X, y, head, hidden):
    """The same network and loss written from the definitions, for autograd."""
    a, pairs = X, list(zip(parameters[::2], parameters[1::2], strict=True))
    for l, (W, b) in enumerate(pairs, start=1):
        z = anp.dot(a, W) + b
        a = ANP_ACTIVATIONS[hidden](z) if l < len(pairs) else z
    if head == "bce":
        p = 1 / (1 + anp.exp(-a))
        return -anp.sum(y * anp.log(p) + (1 - y) * anp.log(1 - p)) / len(X)
    if head == "softmax_ce":
        p = anp.exp(a) / anp.sum(anp.exp(a), axis=1, keepdims=True)
        return -anp.sum(anp.log(p[np.arange(len(X)), y])) / len(X)
    y_hat = a if head == "mse" else 1 / (1 + anp.exp(-a))
    return anp.sum((y_hat - y) ** 2) / len(X)


def assert_parameters(got, expected, **tolerance):
    """Compare two lists of arrays, shapes included."""
    assert [g.shape for g in got] == [np.shape(e) for e in expected]
    for g, e in zip(got, expected, strict=True):
        np.testing.assert_allclose(g, e, **tolerance)


def test_deck_001_forward():
    """Every z and a of deck 001's network, with the layer's number as index."""
    trace = MLP(DECK_001).forward([[2.0]])
    z = [[2.0], [0.3, 0.4], [0.47475727, 0.39207029, 0.43705055], [1.23049345]]
    a = [[2.0], [0.57444252, 0.59868766], [0.61650912, 0.59678098, 0.60755601], [0.77390493]]
    for got, expected in zip([*trace.z, *trace.a], [*z, *a], strict=True):
        np.testing.assert_allclose(got, [expected], rtol=0, atol=HALF_A_DIGIT)


def test_deck_001_gradients():
    """Loss and all 17 gradients of deck 001, exact to the 8 decimals of CONTENT.md."""
    loss, gradients = MLP(DECK_001).loss_and_gradients([[2.0]], [[1]])
    assert loss == pytest.approx(0.25630625, abs=HALF_A_DIGIT)
    assert sum(g.size for g in gradients) == 17
    assert_parameters(gradients, DECK_001_GRADIENTS, rtol=0, atol=HALF_A_DIGIT)


def test_deck_001_update_and_verification():
    """One step with learning rate 0.1 gives the deck's new weights, prediction 0.78234470 and loss 0.24545984."""
    net = MLP(DECK_001)
    _, gradients = net.loss_and_gradients([[2.0]], [[1]])
    new = net.with_parameters(gradient_descent_step(net.parameters, gradients, 0.1))
    assert_parameters(new.parameters, DECK_001_UPDATED, rtol=0, atol=HALF_A_DIGIT)
    assert new.forward([[2.0]]).a[-1][0, 0] == pytest.approx(0.78234470, abs=HALF_A_DIGIT)
    assert new.loss_and_gradients([[2.0]], [[1]])[0] == pytest.approx(0.24545984, abs=HALF_A_DIGIT)


def test_fixture_b():
    """Three samples, mixed labels, a square W1 of mixed signs: what deck 001 cannot see."""
    net = MLP(FIXTURE_B, hidden="tanh")
    loss, gradients = net.loss_and_gradients(FIXTURE_B_X, FIXTURE_B_Y)
    assert loss == pytest.approx(0.58138331, abs=HALF_A_DIGIT)
    expected = [
        [[-0.13772749, 0.20910786], [0.10766947, -0.0356856]],
        [0.00549722, 0.04191663],
        [[-0.04410811], [0.08692542]],
        [-0.08374337],
    ]
    assert_parameters(gradients, expected, rtol=0, atol=HALF_A_DIGIT)


@pytest.mark.parametrize("hidden", sorted(ANP_ACTIVATIONS))
@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("sizes", SIZES.values(), ids=SIZES)
def test_backward_agrees_with_autograd(sizes, head, hidden):
    """Loss and every gradient equal those of an independent reverse-mode tool, up to rounding (1e-12)."""
    net, X, y = example(sizes, head, hidden)
    loss, gradients = net.loss_and_gradients(X, y)
    expected, dexpected = autograd.value_and_grad(oracle_loss)(list(net.parameters), X, y, head, hidden)
    assert loss == pytest.approx(float(expected), rel=1e-12, abs=0)
    assert_parameters(gradients, dexpected, rtol=1e-11, atol=1e-13)


@pytest.mark.parametrize("head", HEADS)
def test_backward_agrees_with_differences(head):
    """Every entry of every gradient is the slope of the network's own loss (h = 1e-6: 1e-8)."""
    net, X, y = example((2, 3, 2), head, "tanh")
    _, gradients = net.loss_and_gradients(X, y)
    for n, p in enumerate(net.parameters):
        for i in np.ndindex(p.shape):
            values = []
            for h in (1e-6, -1e-6):
                moved = [q.copy() for q in net.parameters]
                moved[n][i] += h
                values.append(net.with_parameters(moved).loss_and_gradients(X, y)[0])
            assert gradients[n][i] == pytest.approx((values[0] - values[1]) / 2e-6, abs=1e-8)


@pytest.mark.parametrize("head", HEADS)
def test_order_and_repetition_of_samples_do_not_matter(head):
    """A permuted batch and a batch given twice have the same loss and gradients: the loss is a mean."""
    net, X, y = example((2, 3, 2), head, "tanh")
    loss, gradients = net.loss_and_gradients(X, y)
    order = np.array([4, 2, 0, 1, 3])
    for rows in (order, np.concatenate([order, order])):
        other, dother = net.loss_and_gradients(X[rows], y[rows])
        assert other == pytest.approx(loss, rel=1e-13, abs=0)
        assert_parameters(dother, gradients, rtol=1e-11, atol=1e-14)


@pytest.mark.parametrize("head", HEADS)
def test_nothing_is_changed(head):
    """Read-only parameters and data work, and the second call returns what the first did."""
    net, X, y = example((2, 3, 2), head, "relu")
    for v in (X, y, *net.parameters):
        v.flags.writeable = False
    first, second = (net.loss_and_gradients(X, y) for _ in range(2))
    assert first[0] == second[0]
    assert_parameters(first[1], second[1], rtol=0, atol=0)


def test_float32_stays_float32():
    """Single-precision parameters and data give single-precision activations and gradients."""
    net, X, y = example((2, 3, 2), "bce", "tanh")
    net = net.with_parameters([p.astype(np.float32) for p in net.parameters])
    trace = net.forward(X.astype(np.float32))
    assert {v.dtype for v in [*trace.z, *trace.a, *net.backward(trace, y)[1]]} == {np.dtype(np.float32)}


def test_confidently_wrong_outputs_have_finite_gradients():
    """At logits of -1000 against label 1 the fused gradient is -1, where dL/dy_hat alone is -inf (E10)."""
    loss, gradients = MLP([[[1.0]], [0.0]]).loss_and_gradients([[-1000]], [[1]])
    assert loss == 1000
    np.testing.assert_array_equal(gradients[1], [-1.0])


def test_the_gradient_is_zero_where_the_network_is_right():
    """Targets that are the network's own output leave nothing to learn."""
    net, X, _ = example((2, 3, 2), "mse", "tanh")
    loss, gradients = net.loss_and_gradients(X, net.forward(X).a[-1])
    assert loss == 0
    assert all(not np.any(g) for g in gradients)


def test_predict_decides():
    """Sigmoids: 0.5 counts as class 1; softmax: the largest; squared error: the output itself."""
    W, b, X = np.eye(3), np.zeros(3), [[-0.1, 0, 2], [3, 1, -1]]
    bce, softmax, mse = (MLP([W, b], loss=loss).predict(X) for loss in ("bce", "softmax_ce", "mse"))
    np.testing.assert_array_equal(bce, [[0, 1, 1], [1, 1, 0]])
    np.testing.assert_array_equal(softmax, [2, 0])
    np.testing.assert_array_equal(mse, X)
    assert bce.dtype.kind == softmax.dtype.kind == "i"


def test_create_makes_the_widths_asked_for():
    """Weights from the initializer and the generator, biases 0; the same seed gives the same network."""
    nets = [MLP.create((1, 2, 3, 1), np.random.default_rng(s)) for s in (1, 1, 2)]
    assert [np.shape(p) for p in nets[0].parameters] == [np.shape(p) for p in DECK_001]
    assert_parameters(nets[0].parameters, nets[1].parameters, rtol=0, atol=0)
    assert not np.array_equal(nets[0].parameters[0], nets[2].parameters[0])
    assert all(not np.any(b) for b in nets[0].parameters[1::2])


@pytest.mark.parametrize(
    ("parameters", "settings", "message"),
    [
        ([], {}, "got 0 parameters"),
        ([np.ones((2, 1))], {}, "got 1 parameters"),
        ([np.ones((2, 3)), np.ones(2)], {}, r"layer 1: W has shape \(2, 3\), b \(2,\)"),
        ([np.ones((2, 3)), np.ones(3), np.ones((2, 1)), np.ones(1)], {}, r"layer 2: W has shape \(2, 1\)"),
        ([np.ones(3), np.ones(3)], {}, r"layer 1: W has shape \(3,\)"),
        (DECK_001, {"loss": "hinge"}, "no loss 'hinge': choose one of bce, softmax_ce, mse"),
        (DECK_001, {"hidden": "swish"}, "no elementwise activation 'swish'"),
        (DECK_001, {"loss": "mse", "output": "softmax"}, "no elementwise activation 'softmax'"),
    ],
    ids=["nothing", "no b", "b", "chain", "W vector", "loss", "hidden", "output"],
)
def test_a_network_that_cannot_work_is_refused(parameters, settings, message):
    """The error comes when the network is made, and names the layer."""
    with pytest.raises(ValueError, match=message):
        MLP(parameters, **settings)


def test_targets_of_another_shape_are_refused():
    """(m,) targets for an (m, 1) output would broadcast to (m, m) (M53)."""
    with pytest.raises(ValueError, match=r"\(3, 1\), `y` \(3,\)"):
        MLP(FIXTURE_B, hidden="tanh").loss_and_gradients(FIXTURE_B_X, [1, 0, 1])
