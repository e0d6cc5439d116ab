//! The asset's bytes → numbers, names and places. Whatever does not follow the format is a fault with
//! its place, and no bytes can make this panic.

use std::fmt;

use crate::basemap::NOBODY;
use crate::earth::LonLat;

/// Names stand on a thousandth of a degree.
const FINE: f64 = 1000.0;

/// What is wrong with an asset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where, in bytes from the beginning of the part.
    pub at: usize,
    /// What.
    pub what: &'static str,
}

impl fmt::Display for Fault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "the map is broken at byte {}: {}", self.at, self.what)
    }
}

impl std::error::Error for Fault {}

/// Takes values off bytes, one after the other.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    pub(super) fn fault(&self, what: &'static str) -> Fault {
        Fault { at: self.at, what }
    }

    pub(super) fn take(&mut self, count: usize) -> Result<&'a [u8], Fault> {
        let end = self.at.saturating_add(count);
        let taken = self.bytes.get(self.at..end).ok_or_else(|| self.fault("it ends too early"))?;
        self.at = end;
        Ok(taken)
    }

    pub(super) fn byte(&mut self) -> Result<u8, Fault> {
        let byte = self.bytes.get(self.at).ok_or_else(|| self.fault("it ends too early"))?;
        self.at += 1;
        Ok(*byte)
    }

    pub(super) fn end(&self) -> Result<(), Fault> {
        if self.at == self.bytes.len() { Ok(()) } else { Err(self.fault("bytes are left over")) }
    }

    /// Four bytes, the least first.
    pub(super) fn length(&mut self) -> Result<usize, Fault> {
        let bytes = self.take(4)?.try_into().map_err(|_| self.fault("no length"))?;
        usize::try_from(u32::from_le_bytes(bytes)).map_err(|_| self.fault("it is too long"))
    }

    /// Seven bits to a byte, the least first; all bytes but the last have the eighth.
    pub(super) fn unsigned(&mut self) -> Result<u32, Fault> {
        let mut value = 0;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            let bits = u32::from(byte & 127);
            if shift == 28 && bits > 15 {
                break;
            }
            value |= bits << shift;
            if byte < 128 {
                return Ok(value);
            }
        }
        Err(self.fault("a number that is too large"))
    }

    /// The sign is the lowest bit: 0, −1, 1, −2 …
    pub(super) fn signed(&mut self) -> Result<i32, Fault> {
        let raw = self.unsigned()?;
        let half = i32::try_from(raw >> 1).map_err(|_| self.fault("a number that is too large"))?;
        Ok(if raw & 1 == 1 { !half } else { half })
    }

    /// A number of things of at least `least` bytes each, so that nobody can ask for more room than
    /// the bytes are worth.
    pub(super) fn count(&mut self, least: usize) -> Result<usize, Fault> {
        let count = usize::try_from(self.unsigned()?).unwrap_or(usize::MAX);
        let left = self.bytes.len().saturating_sub(self.at);
        if count.saturating_mul(least) > left {
            return Err(self.fault("more things than bytes"));
        }
        Ok(count)
    }

    pub(super) fn text(&mut self) -> Result<&'a str, Fault> {
        let length = self.count(1)?;
        let bytes = self.take(length)?;
        std::str::from_utf8(bytes).map_err(|_| self.fault("a name that is no text"))
    }

    pub(super) fn place(&mut self) -> Result<LonLat, Fault> {
        let (lon, lat) = (f64::from(self.signed()?) / FINE, f64::from(self.signed()?) / FINE);
        if lon.abs() > 180.0 || lat.abs() > 90.0 {
            return Err(self.fault("a place off the earth"));
        }
        Ok(LonLat::new(lon, lat))
    }

    /// A country by its number and one; 0 is nobody.
    pub(super) fn country(&self, number: u32, countries: usize) -> Result<u16, Fault> {
        let Some(at) = number.checked_sub(1) else {
            return Ok(NOBODY);
        };
        let known = usize::try_from(at).is_ok_and(|it| it < countries);
        let at = u16::try_from(at).ok().filter(|it| known && *it != NOBODY);
        at.ok_or_else(|| self.fault("a country that is not there"))
    }
}
