"""schema.org's words for a plan, for search engines: a plan's page in, the record for its JSON-LD out."""

from collections.abc import Sequence

from generator.publish.portal import Portal
from generator.publish.views.records import PlanPage


def data_entity(plans: Sequence[PlanPage], portal: Portal) -> dict[str, object]:
    """Describe the data of the whole portal as one dataset."""
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
    """Describe a plan as a creative work of its municipality; `temporalCoverage` is the span of its fiscal years."""
    area = {"@type": "AdministrativeArea", "name": f"{plan.prefecture}{plan.municipality}"}
    return {
        "@type": "CreativeWork",
        "name": plan.title,
        "inLanguage": "ja",
        "temporalCoverage": plan.coverage,
        "spatialCoverage": area | {"identifier": plan.municipality_code},
        "creator": {"@type": "GovernmentOrganization", "name": plan.municipality, "areaServed": area},
        "isBasedOn": [
            {"@type": "CreativeWork", "name": title} | ({"url": url} if url else {}) for title, url, _ in plan.sources
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
