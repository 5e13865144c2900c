"""The arguments of dropout -> its shape, when the noise shape fits."""

from __future__ import annotations

from dataclasses import dataclass

from imgrec import arguments
from imgrec.layers.base_layer import BaseLayer, Shape


@dataclass(frozen=True)
class Dropout(BaseLayer):
    """Dropout, with the arguments of `keras.layers.Dropout`.

    As there, the noise shape counts the batch axis, and a rate of 1 silences everything.
    """

    rate: float
    noise_shape: tuple[int | None, ...] | None = None
    seed: int | None = None
    name: str = "dropout"

    def __post_init__(self) -> None:
        """Check every argument by itself."""
        self._put(
            rate=arguments.rate(self.rate),
            noise_shape=arguments.noise_shape(self.noise_shape),
            seed=arguments.seed(self.seed),
            name=arguments.layer_name(self.name),
        )

    def output_shape(self, input_shape: Shape) -> Shape:
        """Give the input's shape; a noise shape has to fit it."""
        if self.noise_shape is not None and not _fits(self.noise_shape[1:], input_shape):
            raise arguments.unexpected(
                "noise_shape",
                self.noise_shape,
                expected=f"(batch, ...) with 1, None or the size for each axis of {input_shape}",
                remedy="Use None to let every number have its own throw.",
            )
        return input_shape


def _fits(noise_shape: tuple[int | None, ...], shape: Shape) -> bool:
    return len(noise_shape) == len(shape) and all(
        noise in (None, 1, size) for noise, size in zip(noise_shape, shape, strict=True)
    )
