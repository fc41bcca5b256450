//! Files that are made to take time, memory or stack are answered with a defect, in little of each.

#[path = "common/hostile.rs"]
mod hostile;

use std::time::{Duration, Instant};

use upright_connect::book_file::{Defect, code, read};
use upright_connect::limits;

/// About how large the files are: as much as is read in a release build, less in one that is not.
const BYTES: usize = if cfg!(debug_assertions) {
    limits::FILE_BYTES / 48
} else {
    limits::FILE_BYTES - 1_000_000
};

/// So long may one take on a busy machine; most take a hundredth of it.
const PATIENCE: Duration = Duration::from_secs(if cfg!(debug_assertions) { 180 } else { 60 });

#[test]
fn every_hostile_file_is_answered() {
    let mut wrong = Vec::new();
    for case in hostile::cases(BYTES) {
        let hostile::Hostile {
            name,
            format,
            file,
            code: expected,
        } = case;
        let start = Instant::now();
        let defects = on_a_small_stack(file, format);
        let took = start.elapsed();
        println!(
            "{took:>8.1?} {:>5} MB so far at most, {format:?}: {name}",
            peak_mb().unwrap_or(0)
        );
        let codes: Vec<_> = defects.iter().map(|defect| defect.code).collect();
        // What is over a limit is not read any further; what else is wrong with it need not be told.
        let is_well_told = (codes.contains(&expected) || codes == [code::LIMIT])
            && defects.len() <= limits::DEFECTS + 1
            && defects.iter().all(|defect| defect.message.len() < 2_000);
        if !is_well_told || took > PATIENCE {
            wrong.push(format!(
                "{format:?}, {name}: {took:?}, {} defects, {:?}",
                defects.len(),
                defects.first()
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(
        peak_mb().is_none_or(|peak| peak < 1_024),
        "{:?} MB",
        peak_mb()
    );
}

/// How much stack there is: what recurses with its input falls.
const STACK: usize = if cfg!(debug_assertions) {
    1024 * 1024
} else {
    256 * 1024
};

/// Reads within little stack.
fn on_a_small_stack(file: Vec<u8>, format: upright_connect::book_file::Format) -> Vec<Defect> {
    let reader = std::thread::Builder::new().stack_size(STACK);
    let read = reader.spawn(move || read(&file, format).err().unwrap_or_default());
    read.expect("a thread").join().expect("an answer")
}

/// The most memory that this process ever held, where the system tells.
fn peak_mb() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes / 1024)
}
