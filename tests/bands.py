"""Bands of a scale as tests write them: `S from=120` in, the grade out."""

from decimal import Decimal

from generator.plan.model.scale import Grade


def grades(*bands: str) -> list[Grade]:
    """Return bands such as `S from=120 ours=from`."""
    return [make(band) for band in bands]


def make(band: str) -> Grade:
    code, *bounds = band.split()
    data: dict[str, object] = {"code": code}
    for bound in bounds:
        key, value = bound.split("=")
        data[key] = value if key == "of" else Decimal(value)
    return Grade.model_validate(data)
