"""The kinds of layers as plain data: arguments in, shapes and parameter counts out."""

from imgrec.layers.conv2d import Conv2D
from imgrec.layers.dense import Dense
from imgrec.layers.dropout import Dropout
from imgrec.layers.flatten import Flatten
from imgrec.layers.max_pooling2d import MaxPooling2D

__all__ = ["Conv2D", "Dense", "Dropout", "Flatten", "Layer", "MaxPooling2D"]

Layer = Conv2D | MaxPooling2D | Flatten | Dense | Dropout
