//! Reads a book file and says what is wrong with it, or how long reading took.
use std::time::Instant;

use upright_connect::book_file::{Format, read};

fn main() {
    let Some(path) = std::env::args().nth(1) else {
        return eprintln!("usage: read FILE");
    };
    let format = if path.ends_with(".json") {
        Format::Json
    } else {
        Format::Toml
    };
    let file = match std::fs::read(&path) {
        Ok(file) => file,
        Err(failure) => return eprintln!("{path}: {failure}"),
    };
    let start = Instant::now();
    match read(&file, format) {
        Ok(book) => println!("{} commands", book.commands.len()),
        Err(defects) => defects
            .iter()
            .for_each(|defect| println!("{} {} {defect}", defect.code, defect.column)),
    }
    println!(
        "{} bytes in {:.3} s",
        file.len(),
        start.elapsed().as_secs_f64()
    );
}
