"""The catalogue: it describes what is published, and so does the published schema."""

import json

import jsonschema

from generator.publish.data.open_data import OpenData
from generator.publish.portal import Portal


def test_the_catalogue_and_the_schema_describe_what_is_published(data: OpenData) -> None:
    catalogue = json.loads(data.files["data/catalog.jsonld"])
    address = Portal().address
    for dataset in catalogue["dcat:dataset"]:
        for one in dataset["dcat:distribution"]:
            assert one["dcat:downloadURL"]["@id"].removeprefix(address) in data.files
        assert dataset["dct:spatial"]["dct:identifier"].isdigit()
    schema = json.loads(data.files["data/plan.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    for path, content in data.files.items():
        if path.startswith("data/plans/"):
            assert list(jsonschema.Draft202012Validator(schema).iter_errors(json.loads(content))) == []
