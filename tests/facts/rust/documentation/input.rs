//! The crate.
//!
//! Its second paragraph.

// no documentation

/// A queue.
///
/// ```
/// let q = Queue::new();
/// ```
#[derive(Default)]
pub struct Queue {
    /// The parts.
    parts: Vec<u8>, // trailing
}

/** Block
 *  comment. */
pub fn block() {}

#[doc = "By attribute."]
/// And comment.
pub fn mixed() {}

//// four slashes

pub mod inner {
    //! Inside.

    /// Nested.
    pub fn nested() {
        /// of an item
        fn item() {}
        // plain
        let _ = "text \"quoted\"";
    }
}
