"""How many devices -> TensorFlow's strategy for them, and each one's share of a batch.

Every device holds all the weights, takes its part of each batch, and the gradients are added up.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import tensorflow as tf

from imgrec.errors import TrainingError


@cache  # a second strategy for the same devices would mix up its sums with those of the first
def strategy_for(count: int) -> tf.distribute.Strategy:
    """The strategy for the first `count` of the GPUs or, where there are none, of the CPUs.

    Raises:
        TrainingError: If there are not so many.
    """
    devices = tf.config.list_logical_devices("GPU") or tf.config.list_logical_devices("CPU")
    if not 1 <= count <= len(devices):
        raise TrainingError(
            f"Expected from 1 to {len(devices)} devices, as TensorFlow finds them here. "
            f"Received {count}. Ask for as many, or leave --devices out to train on one."
        )
    if count == 1:
        return tf.distribute.get_strategy()
    return tf.distribute.MirroredStrategy([device.name for device in devices[:count]])


def devices_in_use() -> int:
    """How many devices what is built now will train on."""
    return int(tf.distribute.get_strategy().num_replicas_in_sync)


def share(batch: Any) -> Any:
    """The part of a batch, a tensor `(n, ...)`, that falls to the device that asks."""
    context = tf.distribute.get_replica_context()
    count, place = context.num_replicas_in_sync, context.replica_id_in_sync_group
    if count == 1:
        return batch
    size = tf.shape(batch)[0]
    return batch[size * place // count : size * (place + 1) // count]
