//! Every code a problem may carry. `docs/concepts/problems.md` explains each; a test holds the two together.

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal;)*) => {
        $($(#[$doc])* pub const $name: &str = $text;)*

        /// Every code with the name of its constant, in the order of the page.
        pub const ALL: &[(&str, &str)] = &[$((stringify!($name), $name)),*];
    };
}

codes! {
    /// A file of the folder is not there.
    MISSING_FILE = "missing-file";
    /// A file is larger than the reader takes.
    FILE_TOO_LARGE = "file-too-large";
    /// A file is there but cannot be read from the disk.
    UNREADABLE_FILE = "unreadable-file";
    /// Bytes that are not UTF-8 text.
    NOT_UTF8 = "not-utf8";
    /// A file or table with nothing in it.
    EMPTY_TABLE = "empty-table";
    /// A required column is not in the header.
    MISSING_COLUMN = "missing-column";
    /// A column stands in the header twice.
    DOUBLED_COLUMN = "doubled-column";
    /// A column the table does not have.
    UNKNOWN_COLUMN = "unknown-column";
    /// A column or question about what people are sorted by.
    FORBIDDEN_FIELD = "forbidden-field";
    /// A column whose header and HXL tag say different things.
    TAG_AND_HEADER = "tag-and-header";
    /// A row with fewer or more cells than the header.
    CELL_COUNT = "cell-count";
    /// A cell with too many characters.
    CELL_TOO_LONG = "cell-too-long";
    /// A cell with a control character in it.
    CONTROL_CHARACTER = "control-character";
    /// A required cell without content.
    EMPTY_CELL = "empty-cell";
    /// More rows than the reader takes.
    TOO_MANY_ROWS = "too-many-rows";
    /// `operation.toml` is not TOML.
    TOML_SYNTAX = "toml-syntax";
    /// A required key is not there.
    MISSING_KEY = "missing-key";
    /// A key the settings do not have.
    UNKNOWN_KEY = "unknown-key";
    /// A value of another type than the key takes.
    WRONG_TYPE = "wrong-type";
    /// An id with other characters than an id may have.
    BAD_ID = "bad-id";
    /// An id that stands twice.
    DOUBLED_ID = "doubled-id";
    /// An id that no row of the named table has.
    UNKNOWN_ID = "unknown-id";
    /// A site of another kind than is meant here.
    WRONG_KIND = "wrong-kind";
    /// A site is joined to itself.
    SAME_SITE = "same-site";
    /// A cell that should hold a number.
    NOT_A_NUMBER = "not-a-number";
    /// A cell that should hold a whole number.
    NOT_A_WHOLE_NUMBER = "not-a-whole-number";
    /// A number outside its range.
    OUT_OF_RANGE = "out-of-range";
    /// Numbers each in range whose sum is not.
    TOTAL_TOO_LARGE = "total-too-large";
    /// A text that is not a date.
    NOT_A_DATE = "not-a-date";
    /// A text that is not an hour of the day.
    NOT_AN_HOUR = "not-an-hour";
    /// A word that is not among those allowed.
    NOT_A_CHOICE = "not-a-choice";
    /// A time zone that the IANA database does not know.
    UNKNOWN_TIME_ZONE = "unknown-time-zone";
    /// A last day before the first.
    DAYS_REVERSED = "days-reversed";
    /// Hours that end before they start.
    HOURS_REVERSED = "hours-reversed";
    /// A day outside the days of the operation.
    OUTSIDE_OPERATION = "outside-operation";
    /// Two windows of one corridor overlap.
    WINDOWS_OVERLAP = "windows-overlap";
    /// Latitude and longitude look exchanged.
    COORDINATES_SWAPPED = "coordinates-swapped";
    /// A leg shorter than the great circle between its ends.
    LEG_TOO_SHORT = "leg-too-short";
    /// A way from one site to another that two corridors claim.
    DOUBLED_PASSAGE = "doubled-passage";
    /// A corridor between sites that no road joins.
    NO_ROAD = "no-road";
    /// A shelter that no corridor reaches from any camp.
    UNREACHABLE_SHELTER = "unreachable-shelter";
    /// An aid convoy between two sites that its corridor does not join.
    NOT_ON_CORRIDOR = "not-on-corridor";
    /// An aid convoy that wants an escort where there is no pool.
    NO_ESCORT_POOL = "no-escort-pool";
    /// A vehicle type that carries nobody.
    NO_CAPACITY = "no-capacity";
    /// Luggage is planned, and no vehicle carries any.
    NO_LUGGAGE_VEHICLE = "no-luggage-vehicle";
    /// Luggage of a household that no vehicle carries in one go.
    LUGGAGE_TOO_HEAVY = "luggage-too-heavy";
    /// A median stay without a spread, or a spread without a median.
    STAY_INCOMPLETE = "stay-incomplete";
    /// More members with needs than members.
    NEEDS_EXCEED_MEMBERS = "needs-exceed-members";
    /// A household that says another size than it has members.
    SIZE_DIFFERS = "size-differs";
    /// Stands for the problems of one file and code beyond the first ones.
    AND_MORE = "and-more";
}
