pub fn thing() {}
pub fn other() {}
