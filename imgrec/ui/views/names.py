"""The convolution of the network chosen -> what a view says of it, or why it shows nothing."""

from __future__ import annotations

from imgrec.arguments import Pair
from imgrec.errors import UnknownError
from imgrec.layers import Conv2D, Dense
from imgrec.network import Network
from imgrec.trace import Trace
from imgrec.ui.texts import t


def activation(layer: Conv2D | Dense) -> str:
    """Its activation function: "ReLU", or the name that Keras has for it."""
    return "ReLU" if layer.activation == "relu" else (layer.activation or "linear")


def trace_with_relu(network: Network, trace: Trace) -> Trace:
    """Give the trace of a network whose convolution has ReLU.

    Raises:
        UnknownError: it has another activation function, or none.
    """
    layer = network.architecture.six().conv2d
    if layer.activation != "relu":
        raise UnknownError(t("own_networks.no_relu", function=activation(layer)))
    return trace


def window_with_ring(network: Network) -> Pair:
    """Give the rows and columns of a window that hangs over the edge into a ring of zeros.

    Raises:
        UnknownError: the network lays no zeros around the picture.
    """
    layer = network.architecture.six().conv2d
    if layer.padding != "same" or layer.kernel_size == (1, 1):
        raise UnknownError(t("own_networks.no_ring"))
    return layer.kernel_size
