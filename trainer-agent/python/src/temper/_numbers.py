"""Metrics as numbers that JSON can carry."""
import math
from typing import Any, Dict, Union


def number(name: str, value: Any) -> float:
    """A metric as a float: anything that float() takes, such as a NumPy scalar or a tensor of one element.

    Raises TypeError naming the metric.
    """
    if isinstance(value, (str, bytes)):
        raise TypeError(f"metric {name!r} is the text {value!r}: report a number")
    try:
        # PyTorch warns of float() on a tensor that has a gradient.
        return float(value.item() if hasattr(value, "item") else value)
    except (TypeError, ValueError, RuntimeError) as problem:
        kind = type(value).__name__
        raise TypeError(f"metric {name!r} is a {kind}, which is no number: report float(...) of it") from problem


def is_number(value: Any) -> bool:
    """Whether it can be reported."""
    try:
        number("", value)
        return True
    except TypeError:
        return False


def plain(value: float) -> Union[float, str]:
    """A number as JSON has it: NaN and infinity are texts."""
    if math.isfinite(value):
        return value
    return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"


def numbers(metrics: Dict[str, Any]) -> Dict[str, Union[float, str]]:
    """Metrics by name, ready for JSON."""
    return {name: plain(number(name, value)) for name, value in metrics.items()}
