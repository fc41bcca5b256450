//! What one run of a program cost: time on the wall, and memory at its peak.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::workspace::capture;

/// The cost of one run.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cost {
    pub(crate) wall: Duration,
    /// Time on all processors, added up: on a busy machine it says more than the wall does.
    pub(crate) processors: Duration,
    /// The most memory resident at once, in bytes.
    pub(crate) peak_bytes: u64,
}

/// Runs a program to its end, its output thrown away, and says what that cost.
///
/// The peak is the child's own: the kernel hands it over as the child is waited for, so that neither
/// polling nor a tool that may not be installed is needed.
#[expect(
    unsafe_code,
    reason = "wait4 alone tells the peak memory of one child; no safe wrapper of it is among our dependencies"
)]
pub(crate) fn once(command: &mut Command) -> Result<Cost> {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let begun = Instant::now();
    let child = command.spawn()?;
    let id = libc::pid_t::try_from(child.id())?;
    let mut status = 0;
    // SAFETY: rusage is plain numbers, for which all zeros are valid.
    let mut usage: libc::rusage = unsafe { std::mem::zeroed() };
    // SAFETY: both pointers are to live variables of the right types; the child is ours and is waited
    // for here alone: `Child` neither waits nor kills when dropped.
    let waited = unsafe { libc::wait4(id, &raw mut status, 0, &raw mut usage) };
    let wall = begun.elapsed();
    if waited != id {
        bail!(
            "waiting for a child failed: {}",
            std::io::Error::last_os_error()
        );
    }
    if status != 0 {
        bail!("the program under measure failed with wait status {status}");
    }
    Ok(Cost {
        wall,
        processors: duration(usage.ru_utime)? + duration(usage.ru_stime)?,
        peak_bytes: u64::try_from(usage.ru_maxrss)? * 1024,
    })
}

fn duration(time: libc::timeval) -> Result<Duration> {
    let micros = time.tv_sec * 1_000_000 + time.tv_usec;
    Ok(Duration::from_micros(u64::try_from(micros)?))
}

/// The costs of several runs in short.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Summary {
    pub(crate) runs: u32,
    pub(crate) median: Duration,
    pub(crate) least: Duration,
    /// The least time on all processors.
    pub(crate) processors: Duration,
    pub(crate) peak_bytes: u64,
}

/// Runs a program several times, after once for warming the caches, which also shows what it says where
/// it fails.
pub(crate) fn several(runs: u32, mut command: impl FnMut() -> Command) -> Result<Summary> {
    capture(&mut command())?;
    let mut costs = Vec::new();
    for _ in 0..runs {
        costs.push(once(&mut command())?);
    }
    summed(&costs).ok_or_else(|| anyhow::anyhow!("no run to measure"))
}

fn summed(costs: &[Cost]) -> Option<Summary> {
    let mut walls: Vec<Duration> = costs.iter().map(|cost| cost.wall).collect();
    walls.sort();
    Some(Summary {
        runs: u32::try_from(costs.len()).ok()?,
        median: *walls.get(walls.len() / 2)?,
        least: *walls.first()?,
        processors: costs.iter().map(|cost| cost.processors).min()?,
        peak_bytes: costs.iter().map(|cost| cost.peak_bytes).max()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_measured_and_its_failure_seen() {
        let cost = once(Command::new("sleep").arg("0.05"));
        assert!(cost.is_ok_and(|cost| cost.wall.as_millis() >= 50 && cost.peak_bytes > 0));
        assert!(once(&mut Command::new("false")).is_err());
    }

    #[test]
    fn the_middle_run_counts() {
        let cost = |millis, peak_bytes| Cost {
            wall: Duration::from_millis(millis),
            processors: Duration::from_millis(millis * 2),
            peak_bytes,
        };
        let summary = summed(&[cost(30, 5), cost(10, 9), cost(20, 7)]);
        assert!(summary.is_some_and(|summary| {
            summary.median.as_millis() == 20
                && summary.least.as_millis() == 10
                && summary.processors.as_millis() == 20
                && summary.peak_bytes == 9
                && summary.runs == 3
        }));
        assert!(summed(&[]).is_none());
    }
}
