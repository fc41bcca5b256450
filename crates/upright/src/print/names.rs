//! What promises and parties are called on a page.

use upright_model::Book;
use upright_model::id::{PartyId, PromiseId};

use super::words::tame;

/// The name of a party; its id where it has none.
pub(crate) fn party(book: &Book, id: &PartyId) -> String {
    let name = book.parties.get(id).and_then(|party| party.name.as_ref());
    tame(name.map_or(id.as_str(), |name| name.as_str()))
}

/// Names of several parties.
pub(crate) fn parties(book: &Book, ids: &[PartyId]) -> Vec<String> {
    ids.iter().map(|id| party(book, id)).collect()
}

/// What is promised; the id where the book doesn't say.
pub(crate) fn what(book: &Book, id: &PromiseId) -> String {
    match book.promises.get(id) {
        Some(promise) => tame(promise.draft.what.as_str()),
        None => id.to_string(),
    }
}

/// To whom a promise was made.
pub(crate) fn promisee(book: &Book, id: &PromiseId) -> String {
    match book.promises.get(id) {
        Some(promise) => party(book, &promise.draft.promisee),
        None => String::new(),
    }
}

/// Who does the work of a promise.
pub(crate) fn deliverer(book: &Book, id: &PromiseId) -> String {
    match book.promises.get(id) {
        Some(promise) => party(book, promise.draft.deliverer()),
        None => String::new(),
    }
}
