-- The ledger whose facts these are; one row.
CREATE TABLE ledger (
    id BLOB NOT NULL PRIMARY KEY
);

-- Facts as their authors signed them, by id. Nothing is ever changed or taken out.
CREATE TABLE facts (
    id     BLOB   NOT NULL PRIMARY KEY,
    author BLOB   NOT NULL,
    seq    BIGINT NOT NULL,
    bytes  BLOB   NOT NULL
);
CREATE INDEX facts_by_author ON facts (author, seq);

-- What was received and is no fact of this ledger, by hash, with the reason of the program that read it.
CREATE TABLE quarantine (
    hash   BLOB NOT NULL PRIMARY KEY,
    bytes  BLOB NOT NULL,
    reason TEXT NOT NULL
);

-- How much was received, and what became of it.
CREATE TABLE received (
    what  TEXT   NOT NULL PRIMARY KEY,
    times BIGINT NOT NULL
);
