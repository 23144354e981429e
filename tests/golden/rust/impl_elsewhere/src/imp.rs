use crate::model::{Describe, Model};

impl Model {
    pub fn save(&self) {}
}

impl Describe for Model {}
