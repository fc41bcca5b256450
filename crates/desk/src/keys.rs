//! Keys: on what draws hang. A key is a digest of an id, so that adding a promise or moving a date never
//! re-rolls the dice of another.

use sha2::{Digest, Sha256};

/// The kinds of things that have draws of their own.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    /// A promise: its work, its never.
    Promise,
    /// A team: its common factor.
    Team,
    /// A shock: whether it strikes, its delay.
    Shock,
}

/// The first 8 bytes, little-endian, of SHA-256 over the kind, a zero byte and the id.
pub(crate) fn key(kind: Kind, id: &str) -> u64 {
    let kind = match kind {
        Kind::Promise => "promise",
        Kind::Team => "team",
        Kind::Shock => "shock",
    };
    let digest = Sha256::new()
        .chain_update(kind)
        .chain_update([0])
        .chain_update(id)
        .finalize();
    digest
        .iter()
        .take(8)
        .rev()
        .fold(0, |key, &byte| key << 8 | u64::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_the_same_for_ever() {
        // sha256sum of "promise\0core-api", "team\0core-api" and "shock\0core-api", first 8 bytes.
        assert_eq!(key(Kind::Promise, "core-api").to_le_bytes(), PROMISE);
        assert_eq!(key(Kind::Team, "core-api").to_le_bytes(), TEAM);
        assert_eq!(key(Kind::Shock, "core-api").to_le_bytes(), SHOCK);
    }

    const PROMISE: [u8; 8] = [0x9c, 0x01, 0x7b, 0x82, 0x97, 0x6f, 0x47, 0xb3];
    const TEAM: [u8; 8] = [0x29, 0x9f, 0x3b, 0x9c, 0x49, 0xbf, 0xfd, 0xc2];
    const SHOCK: [u8; 8] = [0x71, 0x92, 0x76, 0x53, 0x07, 0x58, 0xf4, 0xe8];
}
