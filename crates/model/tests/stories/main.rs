//! Stories: whole lives of promises, as one would tell them.

#[path = "../world/mod.rs"]
mod world;

mod delivering;
mod every_kind;
mod promising;
mod selling;
mod telling;
