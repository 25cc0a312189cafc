//! Level one, after a sketch: stretcher cases of a group are sent to one shelter, because few vehicles carry them and it
//! takes long until each of these has been everywhere. Others who accept the same shelters change places with them.

use super::group::Groups;
use super::rounding::Chosen;
use crate::task::Capacity;

/// Lets stretcher cases change places with as many people of their group, where these are found. `ways` are sites and
/// shelters, those best reached first.
pub(super) fn stretchers(groups: &Groups, ways: &[(usize, usize)], needs: &[Capacity], chosen: &mut Chosen) {
    for ((site, list), members) in &groups.members {
        let open = |way: &(usize, usize)| way.0 == *site && list.contains(&way.1) && chosen.queues.contains_key(way);
        let Some(to) = ways.iter().copied().find(open) else {
            continue;
        };
        for from in list.iter().filter(|s| **s != to.1) {
            let lying = |h: &u32| needs[*h as usize].stretchers > 0 && members.binary_search(h).is_ok();
            let queue = chosen.queues.get(&(*site, *from)).into_iter().flatten();
            for household in queue.copied().filter(lying).collect::<Vec<_>>() {
                exchange(members, needs, chosen, household, ((*site, *from), to));
            }
        }
    }
}

/// Moves a household from one queue to another, and as many people of the same group without a stretcher the other way;
/// leaves all as they are where there are not as many.
fn exchange(
    members: &[u32],
    needs: &[Capacity],
    chosen: &mut Chosen,
    household: u32,
    (from, to): ((usize, usize), (usize, usize)),
) {
    let mut people = needs[household as usize].people();
    let Some(there) = chosen.queues.get(&to) else { return };
    let like = |h: &u32| needs[*h as usize].stretchers == 0 && members.binary_search(h).is_ok();
    let mut others: Vec<u32> = there.iter().copied().filter(|h| like(h)).collect();
    others.sort_by_key(|h| (std::cmp::Reverse(needs[*h as usize].people()), *h));
    others.retain(|h| {
        let goes = needs[*h as usize].people() <= people;
        people -= if goes { needs[*h as usize].people() } else { 0 };
        goes
    });
    if people > 0 {
        return;
    }
    let there = chosen.queues.entry(to).or_default();
    there.retain(|h| !others.contains(h));
    there.push(household);
    let here = chosen.queues.entry(from).or_default();
    here.retain(|h| *h != household);
    here.extend(others);
}
