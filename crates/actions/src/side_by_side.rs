//! Several pieces of work at once, one thread a piece: plans of many changed operations gain more by that than one plan gains
//! by two threads.

use std::sync::mpsc::channel;
use std::sync::{Mutex, PoisonError};
use std::thread::{available_parallelism, scope};

/// Threads at most: beyond that, plans of large movements fight over memory.
const MOST: usize = 2;

/// Does all of these and returns what came of each, in their order. `watch` is told how many are done.
pub(crate) fn side_by_side<T: Send, R: Send>(
    all: Vec<T>,
    work: impl Fn(T) -> R + Sync,
    watch: &mut dyn FnMut(usize),
) -> Vec<R> {
    let threads = available_parallelism().map_or(1, usize::from).min(MOST).min(all.len());
    let mut done: Vec<(usize, R)> = Vec::with_capacity(all.len());
    let waiting = Mutex::new(all.into_iter().enumerate());
    let (send, receive) = channel();
    scope(|scope| {
        for _ in 0..threads {
            let (send, waiting, work) = (send.clone(), &waiting, &work);
            scope.spawn(move || {
                let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).next();
                while let Some((at, piece)) = next() {
                    if send.send((at, work(piece))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        for result in receive {
            done.push(result);
            watch(done.len());
        }
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::side_by_side;

    #[test]
    fn results_stand_in_the_order_of_the_work() {
        let mut seen = Vec::new();
        let squares = side_by_side((0..50_u64).collect(), |n| n * n, &mut |done| seen.push(done));
        assert_eq!(squares, (0..50).map(|n| n * n).collect::<Vec<u64>>());
        assert_eq!(seen, (1..=50).collect::<Vec<usize>>());
        assert!(side_by_side(Vec::<u8>::new(), |n| n, &mut |_| ()).is_empty());
    }
}
