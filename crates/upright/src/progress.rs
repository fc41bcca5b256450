//! How far a long run has come: on standard error, on a terminal only, and only once it has taken a second.

use std::io::{IsTerminal, stderr};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use upright_desk::Progress;

/// Shorter runs than this show nothing.
const PATIENCE: Duration = Duration::from_secs(1);
const TEMPLATE: &str = "{percent:>3} % of the futures {wide_bar} {eta} left";

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
        let style =
            ProgressStyle::with_template(TEMPLATE).unwrap_or_else(|_| ProgressStyle::default_bar());
        ProgressBar::with_draw_target(Some(progress.total), ProgressDrawTarget::stderr())
            .with_style(style)
            .with_elapsed(self.since.elapsed())
    }
}

impl Drop for Meter {
    fn drop(&mut self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}
