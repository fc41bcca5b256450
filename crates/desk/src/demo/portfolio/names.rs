//! Invented names of clients, and words for what is delivered to them and what they build on it.

const FIRST: [&str; 25] = [
    "Aldra", "Bresk", "Corvin", "Dorn", "Ester", "Fald", "Grimm", "Holm", "Isar", "Jorv", "Kaland",
    "Lorm", "Mirn", "Nordr", "Oster", "Pelm", "Quorn", "Rosk", "Selva", "Torv", "Ulm", "Vint",
    "Wend", "Yster", "Zell",
];
const LAST: [&str; 16] = [
    "bach", "berg", "brook", "dal", "feld", "gard", "haven", "holt", "kirk", "lund", "mark",
    "mere", "stad", "thal", "vik", "wick",
];
const TRADES: [&str; 10] = [
    "Retail",
    "Logistics",
    "Energy",
    "Clinics",
    "Foods",
    "Rail",
    "Tools",
    "Homes",
    "Water",
    "Papers",
];

/// What the vendor delivers.
pub(super) const DELIVERED: [(&str, &str); 20] = [
    ("order-import", "The order import"),
    ("stock-interface", "The stock interface"),
    ("price-feed", "The price feed"),
    ("invoice-archive", "The invoice archive"),
    ("access-rights", "The access rights"),
    ("customer-portal", "The customer portal"),
    ("delivery-notes", "The delivery notes"),
    ("returns-desk", "The returns desk"),
    ("route-planner", "The route planner"),
    ("meter-readings", "The import of meter readings"),
    ("supplier-portal", "The supplier portal"),
    ("payment-run", "The payment run"),
    ("contract-files", "The contract files"),
    ("shift-plan", "The shift plan"),
    ("complaints", "The complaints desk"),
    ("forecasting", "The demand figures"),
    ("master-data", "The master data"),
    ("scanner-app", "The scanner app"),
    ("tax-report", "The tax report"),
    ("warehouse-link", "The warehouse link"),
];

/// How far a delivery has come when its promise is kept.
pub(super) const STAGES: [(&str, &str); 4] = [
    ("agreed", "is agreed in writing"),
    ("built", "is built"),
    ("tested", "is tested with real data"),
    ("live", "is in use"),
];

/// What the client builds on what is delivered.
pub(super) const BANKED: [(&str, &str); 12] = [
    ("staff-trained", "The staff is trained"),
    ("old-system-off", "The old system is switched off"),
    ("catalogue", "The autumn catalogue is announced"),
    ("notice-given", "The old supplier has had notice"),
    ("branch-opened", "The new branch opens"),
    ("savings", "The savings are in the plan"),
    ("contract-won", "The tender is answered with it"),
    ("letters-sent", "Customers are told by letter"),
    ("night-shift", "The night shift is moved to days"),
    ("audit", "The auditors are shown it"),
    ("board-told", "The board is told a number"),
    ("lease-ended", "The lease of the old hall ends"),
];

/// The name of a client; different for each number below 4,000.
pub(super) fn client(number: usize) -> String {
    let pick =
        |list: &[&'static str], at: usize| list.get(at % list.len()).copied().unwrap_or("Norm");
    let names = FIRST.len() * LAST.len();
    // Seven has no factor in common with 400: every pair of halves comes before one comes again.
    let pair = number * 7 % names;
    let (first, last) = (pair % FIRST.len(), pair / FIRST.len());
    let trade = number + number / names;
    format!(
        "{}{} {}",
        pick(&FIRST, first),
        pick(&LAST, last),
        pick(&TRADES, trade)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_client_has_a_name_of_its_own() {
        let names: BTreeSet<String> = (0..4_000).map(client).collect();
        assert_eq!(names.len(), 4_000);
    }
}
