//! web, pages: the land and boundaries around an operation, picked from the embedded base map.

use serde_json::Value;

/// One shape a line, land or boundary: its west, south, east and north edge in degrees, a tab, and a GeoJSON feature.
const SHAPES: &str = include_str!(concat!(env!("OUT_DIR"), "/page/basemap.txt"));

/// The least margin around the sites, in degrees; the page lets nobody move further out than this.
const MARGIN: f64 = 2.0;

/// West, south, east and north edge, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Edges([f64; 4]);

impl Edges {
    /// Returns the edges around every site of a view; `None` when a site has no coordinates.
    fn around_sites(view: &Value) -> Option<Self> {
        let sites = view.get("sites")?.as_array().filter(|sites| !sites.is_empty())?;
        let mut edges = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
        for site in sites {
            let (lat, lon) = (site.get("lat")?.as_f64()?, site.get("lon")?.as_f64()?);
            edges = [
                edges[0].min(lon),
                edges[1].min(lat),
                edges[2].max(lon),
                edges[3].max(lat),
            ];
        }
        Some(Self(edges))
    }

    fn widened(self) -> Self {
        let [west, south, east, north] = self.0;
        let margin = MARGIN + (east - west).max(north - south);
        Self([west - margin, south - margin, east + margin, north + margin])
    }

    fn meets(self, other: Self) -> bool {
        self.0[0] <= other.0[2] && other.0[0] <= self.0[2] && self.0[1] <= other.0[3] && other.0[1] <= self.0[3]
    }

    fn parse(text: &str) -> Option<Self> {
        let mut numbers = text.split(' ').map(str::parse::<f64>);
        let mut next = || numbers.next()?.ok();
        Some(Self([next()?, next()?, next()?, next()?]))
    }
}

/// Returns the land and boundaries around the sites of a view as a GeoJSON collection; an empty one when there are no coordinates.
pub fn around(view: &Value) -> String {
    let features = Edges::around_sites(view).map_or_else(String::new, |sites| {
        let wanted = sites.widened();
        let near = SHAPES
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .filter(|(edges, _)| Edges::parse(edges).is_some_and(|edges| edges.meets(wanted)));
        near.map(|(_, feature)| feature).collect::<Vec<_>>().join(",")
    });
    format!(r#"{{"type":"FeatureCollection","features":[{features}]}}"#)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    fn shapes(view: &Value) -> usize {
        let land: Value = serde_json::from_str(&around(view)).unwrap();
        land["features"].as_array().unwrap().len()
    }

    #[test]
    fn a_page_carries_the_neighbourhood_and_not_the_world() {
        let near = shapes(&json!({"sites": [{"lat": 33.3, "lon": 38.7}, {"lat": 34.7, "lon": 36.7}]}));
        assert!((3..60).contains(&near), "{near} shapes");
        assert!(near * 10 < SHAPES.lines().count());
    }

    #[test]
    fn without_coordinates_there_is_no_land() {
        assert_eq!(shapes(&json!({"sites": [{"lat": null, "lon": null}]})), 0);
        assert_eq!(
            shapes(&json!({"sites": [{"lat": 1.0, "lon": 1.0}, {"lat": null, "lon": 2.0}]})),
            0
        );
        assert_eq!(shapes(&json!({"sites": []})), 0);
        assert_eq!(shapes(&json!(7)), 0);
    }
}
