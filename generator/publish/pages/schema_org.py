"""schema.org's description of a plan for search engines: build the record for a page's JSON-LD."""

from collections.abc import Sequence

from generator.publish.portal import Portal
from generator.publish.views.records import PlanPage


def data_entity(plans: Sequence[PlanPage], portal: Portal) -> dict[str, object]:
    """Return the description of the whole portal's data as one dataset."""
    return {
        "@type": "Dataset",
        "name": f"{portal.name}のデータ",
        "description": "市町村の計画の目標・実績・評価・予算・文章などの、すべての値を、同じ形の表にしたもの。",
        "url": f"{portal.address}data/",
        "inLanguage": "ja",
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": portal.operator or portal.name},
        "spatialCoverage": sorted({f"{plan.prefecture}{plan.municipality}" for plan in plans}),
        "dateModified": max((plan.updated_iso for plan in plans), default=None),
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": f"{portal.address}data/{name}"}
            for kind, name in (("text/csv", "observations.csv"), ("application/json", "datapackage.json"))
        ],
    }


def plan_entity(plan: PlanPage, portal: Portal) -> dict[str, object]:
    """Return the description of a plan as a creative work; `temporalCoverage` is its range of fiscal years."""
    area = {"@type": "AdministrativeArea", "name": f"{plan.prefecture}{plan.municipality}"}
    return {
        "@type": "CreativeWork",
        "name": plan.title,
        "inLanguage": "ja",
        "temporalCoverage": plan.coverage,
        "spatialCoverage": area | {"identifier": plan.municipality_code},
        "creator": {"@type": "GovernmentOrganization", "name": plan.municipality, "areaServed": area},
        "isBasedOn": [
            {"@type": "CreativeWork", "name": one.title} | ({"url": one.url} if one.url else {}) for one in plan.sources
        ],
        "dateModified": plan.updated_iso,
        "subjectOf": {
            "@type": "Dataset",
            "name": f"{plan.title}のデータ",
            "description": f"{plan.municipality}「{plan.title}」の目標・実績・評価などの、すべての値と文章。",
            "inLanguage": "ja",
            "creator": {"@type": "Organization", "name": portal.operator or portal.name},
            "temporalCoverage": plan.coverage,
            "dateModified": plan.updated_iso,
            "isAccessibleForFree": True,
            "distribution": [
                {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": f"{portal.address}data/{path}"}
                for kind, path in (
                    ("text/csv", f"{plan.id}/observations.csv"),
                    ("application/json", f"plans/{plan.id}.json"),
                )
            ],
        },
    }
