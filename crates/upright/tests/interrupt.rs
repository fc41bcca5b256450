//! Ctrl-C is answered at once, however long a run would take.

#![cfg(target_os = "linux")]

mod common;

use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use common::books;

/// What Ctrl-C sends.
const INTERRUPT: i32 = 2;

#[test]
fn a_long_run_ends_when_it_is_told_to() {
    // Whoever runs the tests may ignore interrupts, which a child inherits.
    let mut child = Command::new("env")
        .args(["--default-signal=INT", env!("CARGO_BIN_EXE_upright")])
        .current_dir(books())
        .args(["forecast", "portal.toml", "--futures", "16777216"])
        .stdout(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    wait_until_it_computes(&mut child);
    let sent = Instant::now();
    let told = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status()
        .expect("kill runs");
    assert!(told.success());
    let status = child.wait().expect("an end");
    assert!(
        sent.elapsed() < Duration::from_secs(3),
        "{:?}",
        sent.elapsed()
    );
    assert_eq!(
        status.signal(),
        Some(INTERRUPT),
        "it ended by the interrupt, not by itself"
    );
}

/// Returns once the process has used a tenth of a second of the processor.
fn wait_until_it_computes(child: &mut Child) {
    let path = format!("/proc/{}/stat", child.id());
    loop {
        let ended = child.try_wait().expect("a child of ours");
        assert_eq!(ended, None, "it ended before it was told to");
        let stat = std::fs::read_to_string(&path).expect("a process that runs");
        let after_name = stat.rsplit(')').next().expect("fields");
        let user_ticks = after_name.split_whitespace().nth(11).expect("a field");
        if user_ticks.parse::<u64>().expect("a number") >= 10 {
            return;
        }
        std::thread::yield_now();
    }
}
