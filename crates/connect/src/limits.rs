//! Limits on what is read from outside, in one place; those on what a book may hold are the model's.
//!
//! Together they bound time and memory for any input: see ADR 004 for what was measured.

/// Bytes of one book file.
pub const FILE_BYTES: usize = 128 * 1024 * 1024;
/// Bytes of memory for the tree that a file is read into.
pub const TREE_BYTES: usize = 512 * 1024 * 1024;
/// Tokens between one section header of a TOML file and the next.
pub const SECTION_TOKENS: usize = 6_000_000;
/// Lists and tables inside one another.
pub const NESTING: usize = 64;
/// Keys of one table.
pub const KEYS: usize = 20_000;
/// Defects that are reported one by one; of the rest, how many.
pub const DEFECTS: usize = 10_000;
/// Characters of a value that a message shows.
pub const SHOWN_CHARS: usize = 60;
/// Ids compared, over a whole file, in search of the nearest to one that is unknown.
pub const COMPARISONS: usize = 1_000_000;
/// Ids of a cycle that a message names.
pub const CYCLE_SHOWN: usize = 8;
