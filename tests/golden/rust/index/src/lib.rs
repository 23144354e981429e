use std::ops::Index;

macro_rules! ok {
    ($e:expr) => {
        match $e {
            Ok(v) => v,
            Err(e) => return Err(e),
        }
    };
}

pub struct Cell;

impl Cell {
    fn tick(&self) {}
}

pub struct Grid {
    cells: Vec<Cell>,
}

impl Index<usize> for Grid {
    type Output = Cell;

    fn index(&self, i: usize) -> &Cell {
        &self.cells[i]
    }
}

fn load() -> Result<Grid, String> {
    Ok(Grid { cells: Vec::new() })
}

pub fn run() -> Result<(), String> {
    let g = ok!(load());
    g[0].tick();
    g.cells[1].tick();
    Ok(())
}
