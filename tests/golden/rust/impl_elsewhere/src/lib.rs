mod imp;
mod model;

pub fn run(m: model::Model) {
    m.save();
    m.describe();
}
