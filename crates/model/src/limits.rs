//! Every limit on what a book may hold, in one place.
//!
//! A limit is there so that any input, however hostile, is answered in bounded time and memory. Each
//! is far above what an organisation needs and is tested from both sides.

/// Promises in one book.
pub const PROMISES: usize = 1_000_000;
/// People with a role in one book.
pub const PEOPLE: usize = 100_000;
/// Parties in one book.
pub const PARTIES: usize = 200_000;
/// Shocks in one book.
pub const SHOCKS: usize = 100_000;
/// Offerings in one book.
pub const OFFERINGS: usize = 100_000;
/// Calendars in one book.
pub const CALENDARS: usize = 10_000;
/// Holidays in one calendar.
pub const HOLIDAYS: usize = 20_000;
/// Members over all gates of one book.
pub const EDGES: usize = 10_000_000;
/// Promises on the longest path of what rests on what.
pub const DEPTH: usize = 10_000;
/// Members of one gate.
pub const GATE_MEMBERS: usize = 10_000;
/// Gates inside gates.
pub const GATE_NESTING: usize = 16;
/// Parties above a party.
pub const PARTY_DEPTH: usize = 100;
/// Stakes of one promise.
pub const STAKES: usize = 100;
/// Tags of one promise.
pub const TAGS: usize = 100;
/// Samples of one work, or weeks of one throughput.
pub const SAMPLES: usize = 100_000;
/// Promises or parties that one shock names.
pub const HITS: usize = 1_000_000;
/// Bytes of an id.
pub const ID_BYTES: usize = 200;
/// Characters of a name, a text or a tag.
pub const TEXT_CHARS: usize = 10_000;
/// Days of one duration: a hundred years.
pub const DURATION_DAYS: f64 = 36_525.0;
/// One amount at stake.
pub const AMOUNT: f64 = 1e15;
/// Items of one throughput, or done in one of its weeks.
pub const ITEMS: f64 = 1e12;
/// Slots of one team.
pub const SLOTS: u32 = 1_000_000;
/// Places in a team's queue.
pub const PRIORITY: u32 = 1_000_000_000;
/// The first year a day may fall in.
pub const FIRST_YEAR: i16 = 1900;
/// The last year a day may fall in.
pub const LAST_YEAR: i16 = 2199;
