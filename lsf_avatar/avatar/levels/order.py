"""The order of triangles in which a vertex is worked out once and then used again at once.

Software renderers and old phones keep only the last few vertices; a good order halves their work.
After Sander, Nehab and Barczak 2007, Fast triangle reordering for vertex locality and reduced
overdraw (Tipsify): all triangles around one vertex, then around the neighbour that is freshest.
"""

from __future__ import annotations

import numpy as np

from lsf_avatar.avatar.source import Ints

CACHE = 16
"""Vertices that are kept at the same time: what weak renderers have."""


def in_cache_order(triangles: Ints, vertices: int) -> Ints:
    """The same triangles in an order that uses fresh vertices again.

    Args:
        triangles: (T, 3).
        vertices: How many vertices there are.

    Returns:
        (T, 3); each triangle keeps its own winding.
    """
    corners = triangles.ravel()
    by_vertex = np.argsort(corners, kind="stable") // 3
    live = np.bincount(corners, minlength=vertices)
    starts = np.concatenate([[0], np.cumsum(live)])
    around = [by_vertex[starts[v] : starts[v + 1]].tolist() for v in range(vertices)]
    faces, waiting = triangles.tolist(), live.tolist()
    seen_at, clock = [0] * vertices, CACHE + 1
    done, order = [False] * len(faces), []
    dead_ends: list[int] = []
    next_vertex, middle = 0, int(corners[0]) if len(corners) else -1
    while middle >= 0:
        near: set[int] = set()
        for face in around[middle]:
            if done[face]:
                continue
            done[face] = True
            order.append(face)
            for vertex in faces[face]:
                near.add(vertex)
                dead_ends.append(vertex)
                waiting[vertex] -= 1
                if clock - seen_at[vertex] > CACHE:
                    seen_at[vertex] = clock
                    clock += 1
        middle = _freshest(near, waiting, seen_at, clock)
        while middle < 0 and dead_ends:
            vertex = dead_ends.pop()
            middle = vertex if waiting[vertex] else -1
        while middle < 0 and next_vertex < vertices:
            middle = next_vertex if waiting[next_vertex] else -1
            next_vertex += 1
    ordered: Ints = triangles[order]
    return ordered


def _freshest(near: set[int], waiting: list[int], seen_at: list[int], clock: int) -> int:
    """The neighbour that has been kept longest but will still be there; -1 if none has work."""
    best, best_age = -1, -1
    for vertex in sorted(near):
        if waiting[vertex]:
            age = clock - seen_at[vertex]
            age = age if age + 2 * waiting[vertex] <= CACHE else 0
            if age > best_age:
                best, best_age = vertex, age
    return best


def misses_a_triangle(triangles: Ints, cache: int = CACHE) -> float:
    """How often a vertex is worked out for each triangle, with a first-in first-out memory.

    3 is the worst, 0.5 what a large closed surface cannot go below.
    """
    kept: dict[int, None] = {}
    missed = 0
    for vertex in triangles.ravel().tolist():
        if vertex not in kept:
            missed += 1
            kept[vertex] = None
            if len(kept) > cache:
                del kept[next(iter(kept))]
    return missed / max(len(triangles), 1)
