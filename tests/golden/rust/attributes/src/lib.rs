use serde::Serialize;

/// Stored.
#[derive(Clone, Serialize)]
#[serde(rename_all = "lowercase")]
pub struct Row {
    id: u64,
}

#[inline]
#[doc = "Reads."]
pub fn read() {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads() {
        read();
    }
}
