#!/usr/bin/env python3
"""reliability.py SET TRUTH TOOL [SET TRUTH TOOL …] - what confidences claim against what the truth says.

TOOL is made by convert.py --all. Prints two tables: calls and inheritance by what is claimed (how an edge was won, and
among how many candidates), and edges of confidence 0.9 and more by set. Of several edges between the same two definitions
the surest one counts. Exits with 1 if of those sure edges less than 97 % are right in a set of at least 100."""
import collections
import contextlib
import io
import sys

import score

SURE, ENOUGH, LEAST = 0.9, 0.97, 100


def claim(edge):
    if edge["resolution"] != "candidate":
        return edge["resolution"]
    n = edge["candidates"]
    return f"candidate, {'2' if n == 2 else '3 or 4' if n <= 4 else '5 and more'}"


def judge(truth_path, tool_path):
    """(edge, right) of each edge that the truth can judge."""
    records = score.load(truth_path)
    truth = score.Truth(records, lambda file: file is not None, False)
    tool = sorted(score.load(tool_path), key=lambda g: -(g.get("confidence") or 0))
    wrong = []
    with contextlib.redirect_stdout(io.StringIO()):
        score.score_calls(truth, tool, lambda file: file is not None, wrong)
        score.score_inherits(truth, tool, lambda file: file is not None, wrong)
    bad = {id(g) for g in wrong}
    return [(g, id(g) not in bad) for g in tool if g.get("right") or id(g) in bad]


def percent(right, all_):
    return f"{right / all_:.3f}" if all_ else "-"


def main():
    words = sys.argv[1:]
    claims, sets = collections.defaultdict(list), {}
    for name, truth, tool in zip(words[::3], words[1::3], words[2::3]):
        judged = judge(truth, tool)
        sure = [right for g, right in judged if g["confidence"] >= SURE]
        sets[name] = (sum(sure), len(sure))
        for g, right in judged:
            claims[claim(g)].append((g["confidence"], right, name))
    print("| won as | claimed | judged | right |" + "".join(f" {n} |" for n in sets))
    print("|---|---|---|---|" + "---|" * len(sets))
    for name, edges in sorted(claims.items(), key=lambda x: -max(c for c, _, _ in x[1])):
        low, high = min(c for c, _, _ in edges), max(c for c, _, _ in edges)
        cells = [name, f"{high:.2f}" if low == high else f"{low:.2f} to {high:.2f}", str(len(edges)),
                 percent(sum(r for _, r, _ in edges), len(edges))]
        for s in sets:
            here = [r for _, r, n in edges if n == s]
            cells.append(f"{percent(sum(here), len(here))} of {len(here)}" if here else "-")
        print("| " + " | ".join(cells) + " |")
    print("\n| set | edges at 0.9 and more | right | share |\n|---|---|---|---|")
    for name, (right, all_) in sets.items():
        print(f"| {name} | {all_} | {right} | {percent(right, all_)} |")
    sys.exit(any(all_ >= LEAST and right / all_ < ENOUGH for right, all_ in sets.values()))


main()
