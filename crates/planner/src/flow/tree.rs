//! Planner, flow: the spanning tree of the simplex method, hung from an artificial root.

/// No node, no arc.
pub(super) const NONE: u32 = u32::MAX;

/// A rooted tree with sibling lists, so that a subtree is walked without walking the rest.
pub(super) struct Tree {
    /// Parent of each node; `NONE` for the root.
    pub parent: Vec<u32>,
    /// The arc between a node and its parent.
    pub arc: Vec<u32>,
    /// Whether that arc points from the node to its parent.
    pub up: Vec<bool>,
    pub depth: Vec<u32>,
    child: Vec<u32>,
    next: Vec<u32>,
    previous: Vec<u32>,
    walk: Vec<u32>,
}

impl Tree {
    /// Returns the star in which arc `first_arc + v` joins node v with the root, node `leaves`.
    pub fn star(leaves: usize, first_arc: usize, up: Vec<bool>) -> Self {
        let root = leaves as u32;
        let mut tree = Self {
            parent: vec![NONE; leaves + 1],
            arc: vec![NONE; leaves + 1],
            up,
            depth: vec![0; leaves + 1],
            child: vec![NONE; leaves + 1],
            next: vec![NONE; leaves + 1],
            previous: vec![NONE; leaves + 1],
            walk: Vec::new(),
        };
        tree.up.push(false);
        for v in (0..leaves).rev() {
            tree.arc[v] = (first_arc + v) as u32;
            tree.depth[v] = 1;
            tree.attach(v as u32, root);
        }
        tree
    }

    /// Returns the deepest node above both.
    pub fn join(&self, mut a: u32, mut b: u32) -> u32 {
        while a != b {
            if self.depth[a as usize] >= self.depth[b as usize] {
                a = self.parent[a as usize];
            } else {
                b = self.parent[b as usize];
            }
        }
        a
    }

    /// Cuts the subtree of `cut` off, turns it so that `top` is its root, and hangs it under `under` by `arc`.
    pub fn rehang(&mut self, cut: u32, top: u32, under: u32, arc: u32, up: bool) {
        let (mut node, mut new_parent, mut new_arc, mut new_up) = (top, under, arc, up);
        loop {
            let v = node as usize;
            let (old_parent, old_arc, old_up) = (self.parent[v], self.arc[v], self.up[v]);
            self.detach(node);
            self.attach(node, new_parent);
            (self.arc[v], self.up[v]) = (new_arc, new_up);
            if node == cut {
                return;
            }
            (new_parent, new_arc, new_up, node) = (node, old_arc, !old_up, old_parent);
        }
    }

    /// Sets the depths below `top` anew and adds `shift` to the potential of each node there.
    pub fn shift_below(&mut self, top: u32, shift: i64, potential: &mut [i64]) {
        self.walk.push(top);
        while let Some(node) = self.walk.pop() {
            let v = node as usize;
            self.depth[v] = self.depth[self.parent[v] as usize] + 1;
            potential[v] += shift;
            let mut child = self.child[v];
            while child != NONE {
                self.walk.push(child);
                child = self.next[child as usize];
            }
        }
    }

    fn detach(&mut self, node: u32) {
        let (before, after) = (self.previous[node as usize], self.next[node as usize]);
        if before == NONE {
            self.child[self.parent[node as usize] as usize] = after;
        } else {
            self.next[before as usize] = after;
        }
        if after != NONE {
            self.previous[after as usize] = before;
        }
    }

    fn attach(&mut self, node: u32, parent: u32) {
        let first = self.child[parent as usize];
        self.parent[node as usize] = parent;
        self.previous[node as usize] = NONE;
        self.next[node as usize] = first;
        if first != NONE {
            self.previous[first as usize] = node;
        }
        self.child[parent as usize] = node;
    }
}
