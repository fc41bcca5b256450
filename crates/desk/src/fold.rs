//! The fold: a book out of commands, on the one way that everything goes.

use upright_model::Book;
use upright_model::actor::Actor;
use upright_model::command::{Command, Order};
use upright_model::day::Day;
use upright_model::decide;
use upright_model::id::PersonId;
use upright_model::rejection::Rejection;

/// The person in whose name a file is read.
const READER: &str = "reader";

/// Folds commands into a book, from nothing.
///
/// # Errors
/// The first [`Rejection`], where a command does not fit what came before it.
pub fn fold(commands: impl IntoIterator<Item = Command>, on: Day) -> Result<Book, Rejection> {
    let mut book = Book::default();
    for command in commands {
        admit(&mut book, command, on)?;
    }
    Ok(book)
}

/// Decides one command and applies what follows from it.
pub(crate) fn admit(book: &mut Book, command: Command, on: Day) -> Result<(), Rejection> {
    #[expect(clippy::expect_used, reason = "a constant that is an id")]
    let reader = PersonId::new(READER).expect("an id");
    let actor = Actor::at_terminal(reader);
    for event in decide(book, &Order { actor, on, command })? {
        book.apply(&event);
    }
    Ok(())
}
