"""Parameters as Syne Tune's domains, alike in its versions 0.13 and 0.16."""

from syne_tune.config_space import choice, loguniform, lograndint, randint, uniform


def domain(p):
    if p.kind == "choice":
        return choice([str(v) for v in p.values])
    if p.kind == "int":
        return (lograndint if p.log else randint)(p.low, p.high)
    return (loguniform if p.log else uniform)(p.low, p.high)
