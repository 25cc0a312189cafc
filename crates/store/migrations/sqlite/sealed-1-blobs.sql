-- The ledger whose sealed records these are; one row.
CREATE TABLE ledger (
    id BLOB NOT NULL PRIMARY KEY
);

-- Sealed records, each with the shares of its key, by the hash of their bytes. Erasing a household takes out its rows.
CREATE TABLE blobs (
    id        BLOB NOT NULL PRIMARY KEY,
    household BLOB NOT NULL,
    bytes     BLOB NOT NULL
);
CREATE INDEX blobs_by_household ON blobs (household);
