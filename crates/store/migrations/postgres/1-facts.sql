-- The ledger whose facts these are; one row.
CREATE TABLE ledger (
    one BOOLEAN NOT NULL PRIMARY KEY DEFAULT TRUE CHECK (one),
    id  BYTEA   NOT NULL
);

-- Facts as their authors signed them, by id. Nothing is ever changed or taken out.
CREATE TABLE facts (
    id     BYTEA  NOT NULL PRIMARY KEY,
    author BYTEA  NOT NULL,
    seq    BIGINT NOT NULL,
    bytes  BYTEA  NOT NULL
);
CREATE INDEX facts_by_author ON facts (author, seq);

-- What was received and is no fact of this ledger, by hash, with the reason of the program that read it.
CREATE TABLE quarantine (
    hash   BYTEA NOT NULL PRIMARY KEY,
    bytes  BYTEA NOT NULL,
    reason TEXT  NOT NULL
);

-- How much was received, and what became of it.
CREATE TABLE received (
    what  TEXT   NOT NULL PRIMARY KEY,
    times BIGINT NOT NULL
);
