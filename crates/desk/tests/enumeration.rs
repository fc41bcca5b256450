//! Small books worked out in full, beside what the desk says of them.

mod oracle;
