//! Splits and mergers.
//!
//! In: the one-to-one pairs and the clauses left over. Out: links of one to
//! several. A leftover clause joins a pair when the words that the pair does
//! not explain among themselves are its own: `OP4` and `OP5` became `OP4`.

use super::alignment::Link;
use super::candidates::Index;
use super::indices::Indices;
use super::lexicon::Lexicon;
use super::pairs::Pairs;
use super::place::{Places, parents_agree};
use super::profile::Profile;
use super::similarity::{Reference, kinds_agree};

/// A lighter clause has too few words of its own to be recognized in another.
const LEAST_MASS: f64 = 4.0;
/// The share of its words that must be found.
const LEAST_SHARE: f64 = 0.28;
/// What must speak for joining in all.
const LEAST_EVIDENCE: f64 = 2.45;

/// The share of the words before a list that must be found where the list was.
const LEAST_LEAD: f64 = 0.6;

/// One side looking for a home for its leftover clauses on the other.
struct Search<'a> {
    lexicon: &'a Lexicon,
    own: &'a [Profile<'a>],
    other: &'a [Profile<'a>],
    /// Whether `own` is the old draft.
    merges: bool,
}

/// A leftover clause that may join a pair.
struct Joining {
    evidence: f64,
    merges: bool,
    /// The leftover clause.
    clause: usize,
    /// The clause of the other side that took it in.
    host: usize,
}

/// Lets leftover clauses join pairs; `links` holds each clause exactly once
/// before and after.
pub(super) fn join(
    lexicon: &Lexicon,
    old: &[Profile<'_>],
    new: &[Profile<'_>],
    (pairs, places): (&Pairs, &Places),
    links: &mut Vec<Link>,
) {
    let mut joinings = Vec::new();
    let mut references = [Reference::new(lexicon), Reference::new(lexicon)];
    let merging = Search {
        lexicon,
        own: old,
        other: new,
        merges: true,
    };
    let splitting = Search {
        lexicon,
        own: new,
        other: old,
        merges: false,
    };
    merging.collect(pairs, places, &mut references, &mut joinings);
    splitting.collect(pairs, places, &mut references, &mut joinings);
    joinings.sort_unstable_by(|one, two| {
        two.evidence
            .total_cmp(&one.evidence)
            .then(two.merges.cmp(&one.merges))
            .then((one.clause, one.host).cmp(&(two.clause, two.host)))
    });
    let mut homes = Homes::read(old.len(), new.len(), links);
    for joining in joinings {
        homes.join(&joining, links);
    }
    let [reference, _] = &mut references;
    merging.lead_lists(reference, &mut homes, links);
    splitting.lead_lists(reference, &mut homes, links);
    links.retain(|link| !link.old.is_empty() || !link.new.is_empty());
}

impl<'a> Search<'a> {
    fn collect(
        &self,
        pairs: &Pairs,
        places: &Places,
        [reference, second]: &mut [Reference<'a>; 2],
        joinings: &mut Vec<Joining>,
    ) {
        let (mut free, hosts) = if self.merges {
            (
                pairs.free_old().collect::<Vec<_>>(),
                self.hosts(|j| pairs.of_new(j)),
            )
        } else {
            (pairs.free_new().collect(), self.hosts(|i| pairs.of_old(i)))
        };
        free.retain(|&clause| self.own[clause].words.mass >= LEAST_MASS);
        if free.is_empty() || hosts.is_empty() {
            return;
        }
        let members: Vec<usize> = hosts.iter().map(|host| host.0).collect();
        let mut index = Index::of(self.lexicon, self.other, &members);
        for clause in free {
            let profile = &self.own[clause];
            let least = 0.7 * LEAST_SHARE * profile.words.mass;
            let found = index.candidates(self.lexicon, profile.words.bag, |_, shared| {
                // The commonest words are not in the sum.
                if shared < least { 0.0 } else { shared }
            });
            reference.lay(profile.words);
            for at in found {
                let (host, partner) = hosts[at];
                let trio = (clause, host, partner);
                let evidence = self.evidence(trio, pairs, places, reference, second);
                if let Some(evidence) = evidence {
                    joinings.push(Joining {
                        evidence,
                        merges: self.merges,
                        clause,
                        host,
                    });
                }
            }
        }
    }

    /// The reworded clauses of the other side, with their partners.
    fn hosts(&self, partner: impl Fn(usize) -> Option<usize>) -> Vec<(usize, usize)> {
        (0..self.other.len())
            .filter_map(|host| Some((host, partner(host)?)))
            .filter(|&(host, partner)| self.other[host].key != self.own[partner].key)
            .collect()
    }

    /// Lets the words before a list follow the list: `Requests the
    /// Secretary-General:` above `(a)` and `(b)` that were one paragraph.
    fn lead_lists(&self, reference: &mut Reference<'a>, homes: &mut Homes, links: &mut [Link]) {
        for child in 0..self.own.len() {
            let Some(lead) = self.own[child].parent else {
                continue;
            };
            let own = if self.merges { &homes.old } else { &homes.new };
            let link = &links[own[child]];
            let (many, one) = if self.merges {
                (&link.old, &link.new)
            } else {
                (&link.new, &link.old)
            };
            let (true, &[host]) = (many.len() > 1, &**one) else {
                continue;
            };
            let profile = &self.own[lead];
            reference.lay(profile.words);
            let shared = reference.common(self.other[host].words.bag);
            if shared >= LEAST_LEAD * profile.words.mass {
                let joining = Joining {
                    evidence: 0.0,
                    merges: self.merges,
                    clause: lead,
                    host,
                };
                homes.join(&joining, links);
            }
        }
    }

    /// What speaks for a clause, which `reference` has laid open, that it joins
    /// a host that has a partner.
    fn evidence(
        &self,
        (clause, host, partner): (usize, usize, usize),
        pairs: &Pairs,
        places: &Places,
        reference: &mut Reference<'a>,
        second: &mut Reference<'a>,
    ) -> Option<f64> {
        let (profile, taker) = (&self.own[clause], &self.other[host]);
        kinds_agree(profile, taker)?;
        // It shares no more with what the partner leaves over than with all.
        if reference.common(taker.words.bag) / profile.words.mass < LEAST_SHARE {
            return None;
        }
        second.lay(self.own[partner].words);
        let (rest, shared) = reference.common_beyond(second, taker.words.bag);
        let share = shared / profile.words.mass;
        if share < LEAST_SHARE {
            return None;
        }
        let explained = shared / rest;
        let (i, j) = if self.merges {
            (clause, host)
        } else {
            (host, clause)
        };
        let (old, new) = if self.merges {
            (self.own, self.other)
        } else {
            (self.other, self.own)
        };
        let home = parents_agree(old, new, pairs, (i, j)).max(
            // A list that was written out below the clause that held it.
            f64::from(u8::from(profile.parent == Some(partner))),
        );
        let evidence =
            3.0 * share + 5.0 * reference.order(taker.words) + explained + places.nearness(i, j)
                - (1.0 - home);
        (evidence >= LEAST_EVIDENCE).then_some(evidence)
    }
}

/// The link in which each clause stands.
struct Homes {
    old: Vec<usize>,
    new: Vec<usize>,
}

impl Homes {
    fn read(old: usize, new: usize, links: &[Link]) -> Homes {
        let mut homes = Homes {
            old: vec![usize::MAX; old],
            new: vec![usize::MAX; new],
        };
        for (at, link) in links.iter().enumerate() {
            for &i in &link.old {
                homes.old[i] = at;
            }
            for &j in &link.new {
                homes.new[j] = at;
            }
        }
        homes
    }

    /// Moves a leftover clause into the link of its host, unless that would
    /// make a link of several to several.
    fn join(&mut self, joining: &Joining, links: &mut [Link]) {
        let (from, to) = if joining.merges {
            (self.old[joining.clause], self.new[joining.host])
        } else {
            (self.new[joining.clause], self.old[joining.host])
        };
        let free = links[from].old.len() + links[from].new.len() == 1;
        if !free || from == to {
            return;
        }
        if joining.merges && links[to].new.len() == 1 {
            links[from].old = Indices::default();
            links[to].old.insert(joining.clause);
            self.old[joining.clause] = to;
        } else if !joining.merges && links[to].old.len() == 1 {
            links[from].new = Indices::default();
            links[to].new.insert(joining.clause);
            self.new[joining.clause] = to;
        }
    }
}
