"""The description of the data for other catalogues: DCAT in JSON-LD, one dataset per plan.

Source: DCAT 3 (W3C), schema.org. The period is an ISO 8601 interval, the place the municipality's code.
"""

import json
from collections.abc import Sequence

from generator.evaluation.evaluate import Evaluation
from generator.plan.model.plan import Plan
from generator.publish.portal import Portal

_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_FORMS = (
    ("observations.csv", "text/csv"),
    ("{id}.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
)


def catalog(evaluations: Sequence[Evaluation], portal: Portal, *, few: bool) -> bytes:
    """Return the catalogue: one dataset per plan, with its files (the workbook only if there are few plans)."""
    found = {
        "@context": _CONTEXT,
        "@id": f"{portal.address}data/catalog.jsonld",
        "@type": "dcat:Catalog",
        "dct:title": {"@value": f"{portal.name}のデータ", "@language": "ja"},
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": portal.operator},
        "dct:language": "ja",
        "foaf:homepage": {"@id": f"{portal.address}data/"},
        "dcat:dataset": [
            _dataset(evaluation.plan, portal, _FORMS if few else _FORMS[:1]) for evaluation in evaluations
        ],
    }
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


def _dataset(plan: Plan, portal: Portal, forms: Sequence[tuple[str, str]]) -> dict[str, object]:
    first, last = plan.period.days
    licences = [source.licence for source in plan.sources.values() if source.licence]
    return {
        "@id": f"{portal.address}{plan.id}/",
        "@type": "dcat:Dataset",
        "dct:identifier": plan.id,
        "dct:title": {"@value": plan.title, "@language": "ja"},
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": portal.operator},
        "dct:creator": {"@type": "foaf:Agent", "foaf:name": plan.municipality.name},
        "dct:license": "、".join(licences) or "出典の利用条件は未確認（sources.csv）",
        "dct:modified": {"@value": plan.updated.isoformat(), "@type": "xsd:date"},
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": {"@value": first, "@type": "xsd:date"},
            "dcat:endDate": {"@value": last, "@type": "xsd:date"},
        },
        "dct:spatial": {
            "@type": "dct:Location",
            "dct:identifier": plan.municipality.code,
            "dct:title": f"{plan.municipality.prefecture}{plan.municipality.name}",
        },
        "dct:source": [source.title for source in plan.sources.values()],
        "dcat:landingPage": {"@id": f"{portal.address}{plan.id}/"},
        "dcat:distribution": [
            {
                "@type": "dcat:Distribution",
                "dcat:downloadURL": {"@id": f"{portal.address}data/{plan.id}/{form.format(id=plan.id)}"},
                "dcat:mediaType": kind,
            }
            for form, kind in forms
        ]
        + [
            {
                "@type": "dcat:Distribution",
                "dcat:downloadURL": {"@id": f"{portal.address}data/plans/{plan.id}.json"},
                "dcat:mediaType": "application/json",
                "dct:conformsTo": {"@id": f"{portal.address}data/plan.schema.json"},
            }
        ],
    }
