"""`schema`: write `schema/plan.schema.json` from the model."""

import argparse
from pathlib import Path

from generator.arguments import Parser
from generator.plan.model.schema import plan_schema

SCHEMA = Path("schema/plan.schema.json")


def add(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("schema", help="計画ファイルのJSON Schemaを書く")
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    """Write the schema."""
    SCHEMA.parent.mkdir(exist_ok=True)
    SCHEMA.write_text(plan_schema(), encoding="utf-8")
    return 0
