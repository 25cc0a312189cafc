"""Splink's pipeline for FEBRL records, as its documentation sets it up; prints one JSON line.

The setup follows Splink's own examples "Linking the febrl4 datasets" (the detailed model, for two files) and "Deduplicating the febrl3
dataset" (for one file): its blocking rules, comparisons, deterministic rules with their recall, random sampling for u and the two sessions of
expectation maximisation. Seeds are given, and pairs are kept down to a probability of 0.001 so that its best threshold can be found.
"""

import json
import resource
import sys
import time

import duckdb
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

EXCHANGED = "l.given_name = r.surname and l.surname = r.given_name"
LINK_RULES = [
    block_on("given_name", "surname"),
    EXCHANGED,
    block_on("date_of_birth"),
    block_on("soc_sec_id"),
    block_on("state", "address_1"),
    block_on("street_number", "address_1"),
    block_on("postcode"),
]
DEDUPE_RULES = [
    block_on("soc_sec_id"),
    block_on("given_name"),
    block_on("surname"),
    block_on("date_of_birth"),
    block_on("postcode"),
]
# Postcode, given name and surname alone give hundreds of millions of pairs on a million rows; as Splink's documentation advises, a further condition is added.
LARGE_RULES = [
    block_on("given_name", "surname"),
    EXCHANGED,
    block_on("date_of_birth"),
    block_on("soc_sec_id"),
    block_on("state", "address_1"),
    block_on("street_number", "address_1"),
    block_on("postcode", "surname"),
]


def rows(path):
    """Returns the records of a file; empty values are missing, as in the pandas frame of the examples."""
    table = duckdb.read_csv(path, header=True, all_varchar=True)
    columns = [column.strip() for column in table.columns]
    picked = ", ".join(f"nullif(trim(\"{old}\"), '') as {new}" for old, new in zip(table.columns, columns))
    return table.query("records", f"select {picked} from records").to_arrow_table()


def birth():
    return cl.DateOfBirthComparison(
        "date_of_birth", input_is_string=True, datetime_format="%Y%m%d", invalid_dates_as_null=True
    )


def link_settings(rules, link_type):
    return SettingsCreator(
        unique_id_column_name="rec_id",
        link_type=link_type,
        blocking_rules_to_generate_predictions=rules,
        comparisons=[
            cl.NameComparison("given_name").configure(term_frequency_adjustments=True),
            cl.NameComparison("surname").configure(term_frequency_adjustments=True),
            birth(),
            cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
            cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
            cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]).configure(term_frequency_adjustments=True),
        ],
    )


def dedupe_settings():
    return SettingsCreator(
        unique_id_column_name="rec_id",
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=DEDUPE_RULES,
        comparisons=[
            cl.NameComparison("given_name"),
            cl.NameComparison("surname"),
            birth(),
            cl.DamerauLevenshteinAtThresholds("soc_sec_id", [2]),
            cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
            cl.ExactMatch("postcode").configure(term_frequency_adjustments=True),
        ],
    )


def train(linker, link):
    sure = [block_on("soc_sec_id"), block_on("given_name", "surname", "date_of_birth")]
    if not link:
        sure.append(EXCHANGED + " and l.date_of_birth = r.date_of_birth")
    training = linker.training
    training.estimate_probability_two_random_records_match(sure, recall=0.8 if link else 0.9)
    training.estimate_u_using_random_sampling(max_pairs=1e7, seed=1)
    for field in ("date_of_birth", "postcode"):
        training.estimate_parameters_using_expectation_maximisation(
            block_on(field), estimate_without_term_frequencies=link
        )


def main():
    out, large, files = sys.argv[1], sys.argv[2] == "large", sys.argv[3:]
    began = time.monotonic()
    link = len(files) == 2
    api = DuckDBAPI()
    tables = [api.register(rows(path)) for path in files]
    if large:
        settings = link_settings(LARGE_RULES, "dedupe_only")
    else:
        settings = link_settings(LINK_RULES, "link_only") if link else dedupe_settings()
    linker = Linker(tables if link else tables[0], settings)
    train(linker, link or large)
    found = linker.inference.predict(threshold_match_probability=0.5 if large else 0.001)
    pairs = found.as_duckdbpyrelation()
    kept = pairs.project("rec_id_l, rec_id_r, match_probability")
    kept.write_csv(out, header=False)
    seconds = time.monotonic() - began
    print(json.dumps({"seconds": round(seconds, 1), "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}))


main()
