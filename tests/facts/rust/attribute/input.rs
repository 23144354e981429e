#![allow(dead_code)]

#[derive(Debug, Clone, serde::Serialize)]
#[serde(tag = "kind")]
pub enum Message {
    #[serde(rename = "hi")]
    Hello { to: String },
    Bye(#[serde(skip)] u8),
}

#[tokio::main]
#[instrument(fields(id = next_id()))]
async fn main() {
    serve().await;
}

#[cfg(not(windows))]
fn serve() {}

#[cfg(test)]
mod tests {
    #[test]
    #[should_panic]
    fn fails() {}
}
