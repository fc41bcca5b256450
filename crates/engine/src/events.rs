//! What is expected to happen in a future, in the order of time.

/// In the order of time; times are 0 or later, and so order as their bits do.
///
/// The upper half has the time, the lower the promise, doubled, and one more where its gates open: one number
/// is quickly compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Event(u128);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Happening {
    WorkEnds,
    GatesOpen,
}

impl Event {
    pub(crate) fn new(time: f64, number: usize, what: Happening) -> Self {
        // Adding 0 takes the sign from −0, which would come last.
        let time_bits = (time + 0.0).to_bits();
        let code = 2 * number as u64 + what as u64;
        Self(u128::from(time_bits) << 64 | u128::from(code))
    }

    pub(crate) fn time(self) -> f64 {
        f64::from_bits((self.0 >> 64) as u64)
    }

    pub(crate) fn what(self) -> (usize, Happening) {
        let code = self.0 as u64;
        let what = if code.is_multiple_of(2) {
            Happening::WorkEnds
        } else {
            Happening::GatesOpen
        };
        ((code / 2) as usize, what)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_order_by_time_and_give_back_what_they_are() {
        let times = [-0.0, 1e-9, 0.5, 3.0, 1e9];
        let events = times.map(|time| Event::new(time, 7, Happening::GatesOpen));
        assert!(events.is_sorted());
        assert_eq!(events[3].time(), 3.0);
        assert_eq!(events[3].what(), (7, Happening::GatesOpen));
        assert_eq!(
            Event::new(1.0, 8, Happening::WorkEnds).what(),
            (8, Happening::WorkEnds)
        );
    }
}
