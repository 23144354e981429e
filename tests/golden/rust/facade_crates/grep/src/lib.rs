pub extern crate grep_printer as printer;
pub use grep_printer as again;
