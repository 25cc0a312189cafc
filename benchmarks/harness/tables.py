"""The tables, from a file of results into the marked blocks of README.md and benchmarks/README.md."""
from statistics import median

from . import course, figures, places, results

BOOK = places.BENCHMARKS / "README.md"
FRONT = places.ROOT / "README.md"


def write(path, release, keep, budget):
    """Returns the tables as text; with `keep` they also go into the marked blocks."""
    groups = figures.groups(path, budget)
    if not groups:
        return f"no results of the budget {budget} in {path.name}"
    summary = f"{_taken(path, budget)}\n\n{_summary(groups)}"
    detail = "\n\n".join([_taken(path, budget), *map(_detail, _by_set(groups))])
    if keep:
        _fill(FRONT, "figures", summary)
        _fill(BOOK, "figures", detail)
    if release:
        _release(release, groups, path)
    return f"{summary}\n\n{detail}"


def _taken(path, budget):
    """Where, when and on what the figures were taken."""
    lines = results.newest([line for line in results.read(path) if line["budget"] == budget])
    machine = lines[-1]["machine"]
    days = sorted({line["date"] for line in lines})
    versions = {line["solver"]: line["version"] for line in lines}
    loads = sorted({line["machine"]["load"] for line in lines})
    others = ", ".join(f"{name} {version}" for name, version in sorted(versions.items()) if name != figures.OURS)
    return (f"Budget `{budget}`, taken {' to '.join(dict.fromkeys((days[0], days[-1])))} on {machine['cores']} cores "
            f"({machine['processor']}), {machine['memory_gib']} GiB; load after each run, its own included: {loads[0]} to {loads[-1]}. "
            f"Corridor at {versions.get(figures.OURS, '-')}; {others}.")


def _summary(groups):
    """One row a group: how far we are above our bound, and how far the best peer is above us."""
    rows = [["set", "instances", "Corridor: seconds", "above its bound, median (worst)", "proved", "best peer: seconds",
             "above Corridor, median (least to most)"]]
    for group in groups:
        ours = group.ours()
        gaps = [cell.gap for cell in ours if cell.gap is not None]
        failed = sum(cell.value is None for cell in ours)
        rows.append([group.name, str(len(ours)), _allowed(ours), (_median_worst(gaps) if gaps else "-") + _failed(failed),
                     f"{sum(cell.proved for cell in ours)}", *_best_peer(group)])
    return _markdown(rows)


def _best_peer(group):
    """The peer with accepted plans for most of what it was given, among those the one nearest to us."""
    told = []
    for peer in group.peers():
        excesses, failed = group.excesses(peer)
        if excesses:
            told.append((failed, median(excesses), peer, excesses))
    if not told:
        return [_no_peer(group), "-"]
    failed, middle, peer, excesses = min(told)
    cells = [programs[peer] for programs in group.cells.values() if peer in programs]
    return [f"{peer}: {_allowed(cells)}", f"{middle:+.1f} % ({min(excesses):+.1f} to {max(excesses):+.1f}; {len(excesses)} instances)"
            + _failed(failed)]


def _by_set(groups):
    """Puts the groups of a set together."""
    sets = {}
    for group in groups:
        sets.setdefault(group.set, {}).update(group.cells)
    return sets.items()


def _no_peer(group):
    """Why there is no peer to compare with."""
    if not group.peers():
        return "not run"
    relaxed = any(cell.relaxed for programs in group.cells.values() for cell in programs.values())
    return "only with rules left out" if relaxed else "none that answers"


def _detail(item):
    """The table of a set: an instance a row, or for families of many small ones a size a row."""
    name, cells = item
    definition = course.definitions().get(name, {})
    peers = figures.Group(name, name, cells).peers()
    head = ["instance", "bound", "Corridor", "above", "first plan", "memory", *peers]
    rows = [head]
    for row, part in (_sums(cells) if definition.get("sum_of") else ((i, {i: p}) for i, p in cells.items())):
        rows.append([row, *_ours_in(part), *(_theirs_in(part, peer) for peer in peers)])
    return f"### {name}\n{definition.get('says', '')}\n\n{_markdown(rows)}"


def _sums(cells):
    """Instances of one size together."""
    rows = {}
    for instance, programs in cells.items():
        size = instance.rsplit("-s", 1)[0].rsplit("-i", 1)[0]
        rows.setdefault(size, {})[instance] = programs
    return rows.items()


def _ours_in(part):
    ours = [programs[figures.OURS] for programs in part.values() if figures.OURS in programs]
    if not ours:
        return ["-"] * 5
    first, memory = max(cell.most("first_seconds") or 0 for cell in ours), max(cell.most("memory_mb") for cell in ours)
    failed = [cell for cell in ours if cell.value is None]
    if failed:
        return ["-", f"{len(failed)} without a plan: {failed[0].lines[0]['verdict']}", "-", f"{first:.3f} s", f"{memory} MB"]
    value, bound = sum(cell.value for cell in ours), sum(cell.bound for cell in ours)
    many = f"sum of {len(ours)}, {sum(cell.proved for cell in ours)} proved: " if len(ours) > 1 else ""
    spread = _spread(ours[0]) if len(ours) == 1 else ""
    return [f"{bound:,}", f"{many}{value:,.0f}{spread} ({_allowed(ours)})", f"{100 * (value - bound) / bound:.1f} %",
            f"{first:.3f} s", f"{memory} MB"]


def _theirs_in(part, peer):
    """A peer's value and how far it is above ours on the same instances."""
    both = [(programs[peer], programs.get(figures.OURS)) for programs in part.values() if peer in programs]
    if not both:
        return ""
    answered = [(theirs, ours) for theirs, ours in both if theirs.value is not None]
    failed = len(both) - len(answered)
    if not answered:
        return f"{_worded(both[0][0])} ({_allowed([both[0][0]])})"
    value = sum(theirs.value for theirs, _ in answered)
    told = f"{value:,.0f}"
    if len(both) == 1:
        told += _spread(both[0][0])
    told += f" ({_allowed([theirs for theirs, _ in both])})"
    if both[0][0].relaxed:
        return f"{told} relaxed, its bound {both[0][0].bound:,}" if both[0][0].bound is not None else f"{told} relaxed"
    ours = [cell.value for _, cell in answered if cell is not None and cell.value]
    if len(ours) == len(answered):
        told += f" {100 * (value / sum(ours) - 1):+.1f} %"
    return (f"{len(answered)}: {told}" if len(part) > 1 else told) + _failed(failed)


def _worded(cell):
    verdict = cell.lines[0]["verdict"]
    note = cell.lines[0].get("note") or ""
    return note if verdict == "no answer" and note.startswith("gave up") else verdict


def _spread(cell):
    low, high = min(cell.values), max(cell.values)
    return f" [{low:,} to {high:,}, {len(cell.values)} seeds]" if len(cell.values) > 1 else ""


def _allowed(cells):
    seconds = sorted({line["allowed_seconds"] for cell in cells for line in cell.lines})
    return " / ".join(f"{s:g} s" for s in seconds)


def _median_worst(gaps):
    return f"{median(gaps):.1f} % ({max(gaps):.1f})"


def _failed(count):
    return f", {count} without an accepted plan" if count else ""


def _release(name, groups, path):
    """Puts a row for a release on top of the release table; a row of the same name is replaced."""
    gaps = {group.name: [cell.gap for cell in group.ours() if cell.gap is not None] for group in groups}
    told = "; ".join(f"{group} {median(found):.1f} %" for group, found in gaps.items() if found)
    lines = results.newest(results.read(path))
    version = next((line["version"] for line in lines if line["solver"] == figures.OURS), "-")
    machine = f"{lines[-1]['machine']['cores']} cores {lines[-1]['machine']['processor']}"
    row = f"| {name} | {lines[-1]['date']} | {version} | {machine} | {told} |"
    head = ["| release | taken | commit | machine | median above the bound |", "|---|---|---|---|---|"]
    standing = [line for line in _block(BOOK, "releases").splitlines()[2:] if not line.startswith(f"| {name} |")]
    _fill(BOOK, "releases", "\n".join([*head, row, *standing]))


def _markdown(rows):
    def line(cells):
        return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"
    return "\n".join([line(rows[0]), "|" + "---|" * len(rows[0]), *map(line, rows[1:])])


def _marks(block):
    return f"<!-- {block}: written by benchmarks/run.py -->", f"<!-- end of {block} -->"


def _block(file, block):
    begin, end = _marks(block)
    return file.read_text().split(begin)[1].split(end)[0].strip()


def _fill(file, block, text):
    begin, end = _marks(block)
    before, rest = file.read_text().split(begin)
    file.write_text(f"{before}{begin}\n{text}\n{end}{rest.split(end)[1]}")
