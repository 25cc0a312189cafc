-- Sealed records, each with the shares of its key, by the hash of their bytes. Erasing a household takes out its rows. In a
-- schema of their own: a copy of the facts (schema public) takes none of them along.
CREATE SCHEMA sealed;
CREATE TABLE sealed.blobs (
    id        BYTEA NOT NULL PRIMARY KEY,
    household BYTEA NOT NULL,
    bytes     BYTEA NOT NULL
);
CREATE INDEX blobs_by_household ON sealed.blobs (household);
