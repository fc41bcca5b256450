//! Faults of the program itself: said as such, never blamed on the book.

use std::any::Any;
use std::backtrace::{Backtrace, BacktraceStatus};
use std::panic::{PanicHookInfo, catch_unwind, set_hook};

use crate::failure::status;

/// Does the work; a panic ends with exit status 70 and a message that says whose fault it is.
pub(crate) fn guarded(work: impl FnOnce() -> u8 + std::panic::UnwindSafe) -> u8 {
    set_hook(Box::new(|info| anstream::eprint!("{}", message(info))));
    catch_unwind(work).unwrap_or(status::FAULT)
}

fn message(info: &PanicHookInfo<'_>) -> String {
    let place = info.location().map(ToString::to_string);
    let place = place.as_deref().unwrap_or("an unknown place");
    let trace = Backtrace::capture();
    match trace.status() {
        BacktraceStatus::Captured => told(what(info.payload()), place) + &trace.to_string(),
        _ => told(what(info.payload()), place),
    }
}

fn what(payload: &(dyn Any + Send)) -> &str {
    let text = payload.downcast_ref::<&str>().copied();
    text.or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no message")
}

fn told(what: &str, place: &str) -> String {
    format!(
        "error: a fault of upright {version}, not of your book: {what} (at {place})\n\
         hint: please report it with the command that you ran and, if you may, the book\n",
        version = env!("CARGO_PKG_VERSION"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_fault_of_the_program() {
        assert_eq!(guarded(|| panic!("on purpose, for the test of faults")), 70);
        assert_eq!(guarded(|| 0), 0);
        drop(std::panic::take_hook());
    }

    #[test]
    fn a_fault_is_said_with_its_place_and_a_hint() {
        let text = told(what(&"slots below zero".to_owned()), "queue.rs:12:3");
        assert!(text.contains("not of your book: slots below zero (at queue.rs:12:3)"));
        assert!(text.contains("\nhint: "));
        assert_eq!(what(&7_u8), "no message");
    }
}
