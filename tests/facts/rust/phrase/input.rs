const GREETING: &str = "good morning, world";

fn shout(name: &str) -> String {
    // a comment about the format
    let raw = r#"a "raw" phrase"#;
    let bytes = b"some bytes";
    let c = 'x';
    format!("{greeting} to {} {name}", name.trim(), greeting = GREETING)
}
