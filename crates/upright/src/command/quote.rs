//! `upright quote`: can we promise that date?

use upright_desk::answer::QuoteAnswer;
use upright_desk::question::{DateAsked, NewAsked};
use upright_model::Book;

use crate::cli::Quote;
use crate::failure::Failure;
use crate::input::{self, Opened};
use crate::output;
use crate::print::{names, quote, terminal, words};

/// Answers for a promise of the book, or for a new one.
pub(crate) fn run(mut asked: Quote) -> Result<(), Failure> {
    let opened = input::open(&asked.of.book.path)?;
    if !asked.of.json.json {
        name_the_solid_day(&mut asked.confidences, &opened.book);
    }
    let (what, answer) = match (&asked.id, &asked.like, asked.by) {
        (Some(id), ..) => known(&opened, &asked, id)?,
        (None, Some(like), Some(by)) => new(&opened, &asked, like, by)?,
        (None, ..) => unreachable!("clap asks for an id, or for --new with --like and --by"),
    };
    if asked.of.json.json {
        return output::document(&answer);
    }
    output::page(&quote::quote(
        &opened.book,
        &what,
        &answer,
        terminal::width(),
    ))
}

/// A page names the date that can be stood behind, whatever else is asked; a document says what was asked.
fn name_the_solid_day(confidences: &mut Vec<f64>, book: &Book) {
    if !confidences.is_empty() {
        confidences.push(book.policy.solid().get());
    }
}

fn known(opened: &Opened, asked: &Quote, id: &str) -> Result<(String, QuoteAnswer), Failure> {
    let question = DateAsked {
        id: input::promise_id(id)?,
        by: asked.by,
        confidences: asked.confidences.clone(),
    };
    let answer = opened.ask(&asked.of.run, |standpoint| {
        upright_desk::quote(standpoint, &question)
    })?;
    Ok((names::what(&opened.book, &question.id), answer))
}

fn new(
    opened: &Opened,
    asked: &Quote,
    like: &str,
    by: upright_model::day::Day,
) -> Result<(String, QuoteAnswer), Failure> {
    let question = NewAsked {
        like: like.to_owned(),
        by,
        delivered_by: asked.delivered_by.clone(),
        work: asked.work.clone(),
        confidences: asked.confidences.clone(),
    };
    let answer = opened.ask(&asked.of.run, |standpoint| {
        upright_desk::quote_new(standpoint, &question)
    })?;
    Ok((what_is_like(&opened.book, like), answer))
}

/// What a new promise would promise: what its pattern does.
fn what_is_like(book: &Book, like: &str) -> String {
    let offering = book
        .offerings
        .get(like)
        .and_then(|offering| offering.what.as_ref());
    let what = offering.or_else(|| Some(&book.promises.get(like)?.draft.what));
    match what {
        Some(what) => format!("{} (new, like {like})", words::tame(what.as_str())),
        None => format!("A new {like}"),
    }
}
