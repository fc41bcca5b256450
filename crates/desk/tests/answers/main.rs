//! Stories: small books, and what the desk says of them.

mod said;
mod told;
mod unsaid;
