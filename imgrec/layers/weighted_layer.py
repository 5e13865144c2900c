"""What the two layers with weights have in common: a kernel, a bias, and the rules for both."""

from __future__ import annotations

from typing import Any

from imgrec import arguments
from imgrec.by_hand.activations import ACTIVATIONS
from imgrec.by_hand.constraints import CONSTRAINTS
from imgrec.by_hand.initializers import INITIALIZERS
from imgrec.by_hand.regularizers import REGULARIZERS
from imgrec.layers.base_layer import BaseLayer, Shape


class WeightedLayer(BaseLayer):
    """A layer that multiplies its input by a kernel, adds a bias, and applies an activation."""

    activation: str | None
    use_bias: bool
    name: str

    def _check_weights(self, *, kernel_axes: int) -> None:
        """Bring the arguments that follow `activation` into their checked form."""
        if self.activation is not None:
            arguments.choice("activation", self.activation, ACTIVATIONS)
        arguments.flag("use_bias", self.use_bias)
        arguments.layer_name(self.name)
        for regularizer in ("kernel_regularizer", "bias_regularizer", "activity_regularizer"):
            self._put(**{regularizer: self._setting(regularizer, REGULARIZERS)})
        for weights, axes in (("kernel", kernel_axes), ("bias", 1)):
            initializer, constraint = f"{weights}_initializer", f"{weights}_constraint"
            arguments.choice(initializer, getattr(self, initializer), INITIALIZERS)
            self._put(**{constraint: self._setting(constraint, CONSTRAINTS, rank=axes)})

    def _setting(self, name: str, kinds: Any, *, rank: int = 0) -> Any:
        return arguments.setting(name, getattr(self, name), kinds, rank=rank)

    def with_bias(self, kernel: Shape) -> dict[str, Shape]:
        """Give the shape of the bias, if there is one, beside that of the kernel."""
        return {"kernel": kernel, "bias": kernel[-1:]} if self.use_bias else {"kernel": kernel}
