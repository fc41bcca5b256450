//! How far a long run has come: on standard error, on a terminal only, and only once it has taken a second.

use std::fmt::Write;
use std::io::{IsTerminal, stderr};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use indicatif::{HumanDuration, ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use upright_desk::Progress;

/// Shorter runs than this show nothing.
const PATIENCE: Duration = Duration::from_secs(1);
const TEMPLATE: &str = "{percent:>3} % of the futures {wide_bar}{left}";

/// A meter that appears when a run takes long, and is gone when it is dropped.
pub(crate) struct Meter {
    since: Instant,
    seen: bool,
    bar: OnceLock<ProgressBar>,
}

impl Meter {
    /// Starts the clock.
    pub(crate) fn start() -> Self {
        Self {
            since: Instant::now(),
            seen: stderr().is_terminal(),
            bar: OnceLock::new(),
        }
    }

    /// Told by the engine, from any thread.
    pub(crate) fn tell(&self, progress: Progress) {
        if !self.seen || self.since.elapsed() < PATIENCE {
            return;
        }
        let bar = self.bar.get_or_init(|| self.bar_so_far(progress));
        bar.set_length(progress.total);
        bar.set_position(progress.done);
    }

    /// A bar that counts from when the run began, so that the time left is told from all of it.
    fn bar_so_far(&self, progress: Progress) -> ProgressBar {
        let style = ProgressStyle::with_template(TEMPLATE)
            .unwrap_or_else(|_| ProgressStyle::default_bar())
            .with_key("left", |state: &ProgressState, out: &mut dyn Write| {
                let progress = Progress {
                    done: state.pos(),
                    total: state.len().unwrap_or_default(),
                };
                // A bar can't tell why it was not drawn; it is drawn again soon.
                let _ = out.write_str(&left(state.elapsed(), progress));
            });
        ProgressBar::with_draw_target(Some(progress.total), ProgressDrawTarget::stderr())
            .with_style(style)
            .with_elapsed(self.since.elapsed())
    }
}

/// The time left, from all that it took so far; nothing before there is a rate to tell it from.
fn left(elapsed: Duration, progress: Progress) -> String {
    let remaining = progress.total.saturating_sub(progress.done);
    if progress.done == 0 || remaining == 0 {
        return String::new();
    }
    let seconds = elapsed.as_secs_f64() * remaining as f64 / progress.done as f64;
    match Duration::try_from_secs_f64(seconds.ceil()) {
        Ok(left) => format!(" {:#} left", HumanDuration(left)),
        Err(_) => String::new(),
    }
}

impl Drop for Meter {
    fn drop(&mut self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_time_is_left_before_there_is_a_rate() {
        let at = |done| left(Duration::from_secs(2), Progress { done, total: 400 });
        assert_eq!(at(0), "");
        assert_eq!(at(1), " 13m left");
        assert_eq!(at(100), " 6s left");
        assert_eq!(at(399), " 1s left");
        assert_eq!(at(400), "");
    }
}
