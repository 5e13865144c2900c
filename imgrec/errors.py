"""The errors that imgrec raises for reasons a caller or a person can act on.

    ImgrecError
    ├── ArchitectureError   a combination of arguments that no layer can have
    ├── DatasetError        pictures to train on are missing, damaged, or not what their name says
    ├── PictureError        a file that cannot be read as a picture
    ├── WeightsError        a file that does not hold the weights of the network
    ├── TrainingError       a training that cannot start, go on, or be resumed
    ├── ExportError         a network that cannot be written in the format asked for
    ├── CourseError         a lesson folder that is not of the one shape
    ├── ProgressError       a learner's code that is none, or progress that cannot be kept
    └── UnknownError        something that nobody has measured of a network

Every message says what was expected, what came, and what to do. It is shown to people as it is.
"""


class ImgrecError(Exception):
    """The root of the tree: catch it to show its sentence to a person."""


class ArchitectureError(ImgrecError, ValueError):
    """A combination of arguments that no layer can have."""


class DatasetError(ImgrecError):
    """CIFAR-10, or a set of one's own, is missing, damaged, or not what its name says."""


class PictureError(ImgrecError):
    """A file that cannot be read as a picture."""


class WeightsError(ImgrecError):
    """A file that does not hold the weights of the network."""


class TrainingError(ImgrecError):
    """A training that cannot start, go on, or be resumed."""


class ExportError(ImgrecError):
    """A network that cannot be written in the format asked for."""


class CourseError(ImgrecError):
    """A lesson folder that is not of the one shape."""


class ProgressError(ImgrecError):
    """A learner's code that is none, or a database in which progress cannot be kept."""


class UnknownError(ImgrecError):
    """Something that nobody has measured of a network: it is told as a note, not as a fault."""
