//! How an organ voted.

use std::fmt;
use std::str::FromStr;

/// The result of a vote; written `120-3-40`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vote {
    /// In favour.
    pub yes: u16,
    /// Against.
    pub no: u16,
    /// Abstaining.
    pub abstaining: u16,
}

impl Vote {
    /// As a record of a meeting says it: `120 votes to 3, with 40 abstentions`.
    pub fn words(self) -> String {
        let abstentions = match self.abstaining {
            0 => "no abstentions".to_owned(),
            1 => "1 abstention".to_owned(),
            many => format!("{many} abstentions"),
        };
        format!("{} votes to {}, with {abstentions}", self.yes, self.no)
    }
}

impl fmt::Display for Vote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{}", self.yes, self.no, self.abstaining)
    }
}

impl FromStr for Vote {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let counts: Option<Vec<u16>> = text.split('-').map(|n| n.trim().parse().ok()).collect();
        match counts.as_deref() {
            Some([yes, no, abstaining]) => Ok(Vote {
                yes: *yes,
                no: *no,
                abstaining: *abstaining,
            }),
            _ => Err(format!(
                "“{text}” is no vote; write in favour, against and abstaining, like 120-3-40"
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Vote;

    #[test]
    fn a_vote_is_three_numbers() {
        let vote: Vote = "120-3-40".parse().unwrap();
        assert_eq!(vote.to_string(), "120-3-40");
        assert_eq!(vote.words(), "120 votes to 3, with 40 abstentions");
        assert!("120-3".parse::<Vote>().is_err());
        assert!("many-3-1".parse::<Vote>().is_err());
    }
}
