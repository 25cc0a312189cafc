//! The published JSON Schema of plan files, for other programs: drawn from the very types that are written.

/// JSON Schema (draft 2020-12) of the format "corridor-plan-1".
pub const CORRIDOR_PLAN_1: &str = include_str!("../../../docs/schemas/corridor-plan-1.schema.json");

#[cfg(test)]
mod tests {
    use crate::plan_json::Written;
    use schemars::generate::SchemaSettings;

    #[test]
    fn the_published_schema_is_that_of_the_written_types() -> Result<(), serde_json::Error> {
        let settings = SchemaSettings::draft2020_12().for_serialize();
        let schema = settings.into_generator().into_root_schema_for::<Written<'static>>();
        let drawn = serde_json::to_string_pretty(&schema)? + "\n";
        let same = super::CORRIDOR_PLAN_1 == drawn;
        assert!(
            same,
            "if the format is meant to change, publish this in docs/schemas:\n{drawn}"
        );
        Ok(())
    }
}
