// Whether what flows between two points of a graph can only pass by a third one.

/** An edge that may pass by a third point on its way. */
export interface Passage<Point> {
  readonly from: Point;
  readonly to: Point;
  readonly via: Point | undefined;
  /** True where nothing depends on it: it may serve as a way round, not as a way that counts. */
  readonly isOptional: boolean;
}

/** Edges by the points where they begin, end, and pass. */
export interface Passages<Point, Edge extends Passage<Point>> {
  readonly from: ReadonlyMap<Point, readonly Edge[]>;
  readonly to: ReadonlyMap<Point, readonly Edge[]>;
  readonly via: ReadonlyMap<Point, readonly Edge[]>;
}

export function passagesOf<Point, Edge extends Passage<Point>>(edges: readonly Edge[]): Passages<Point, Edge> {
  const [from, to, via] = [new Map<Point, Edge[]>(), new Map<Point, Edge[]>(), new Map<Point, Edge[]>()];
  for (const edge of edges) {
    push(from, edge.from, edge);
    push(to, edge.to, edge);
    if (edge.via !== undefined) push(via, edge.via, edge);
  }
  return { from, to, via };
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Edges that may be looked at for one point. */
export const passageSteps = 2000;

/**
 * A shortest way between two different points that matter, both other than `middle`, that passes by `middle`, where no way between
 * these two avoids it; nearest points first. Undefined where there is none, or where `steps` edges did not suffice to tell.
 */
export function withoutWayRound<Point, Edge extends Passage<Point>>(
  graph: Passages<Point, Edge>, middle: Point, matters: (point: Point) => boolean, steps = passageSteps,
): readonly Edge[] | undefined {
  const effort = { left: steps };
  const passing = (graph.via.get(middle) ?? []).filter(edge => !edge.isOptional);
  const before = reached(graph.to, [middle, ...passing.map(({ from }) => from)], edge => edge.from, countsFor, effort);
  const after = reached(graph.from, [middle, ...passing.map(({ to }) => to)], edge => edge.to, countsFor, effort);
  const sources = before && [...before.keys()].filter(point => point !== middle && matters(point));
  const targets = after && [...after.keys()].filter(point => point !== middle && matters(point));
  for (const source of sources && targets && targets.length > 0 ? sources : []) {
    const round = reached(graph.from, [source], edge => edge.to, edge => edge.from !== middle && edge.to !== middle && edge.via !== middle, effort);
    if (!round) return undefined;
    const cut = targets?.filter(target => target !== source && !round.has(target)) ?? [];
    const ways = cut.length > 0 ? reached(graph.from, [source], edge => edge.to, countsFor, effort) : undefined;
    const target = ways && cut.find(point => ways.has(point));
    if (ways && target !== undefined) return wayTo(ways, source, target);
  }
  return undefined;
}

function countsFor<Point>(edge: Passage<Point>): boolean {
  return !edge.isOptional;
}

/** Points that can be reached, nearest first, each with the edge by which; undefined where the effort did not suffice. */
function reached<Point, Edge extends Passage<Point>>(
  edges: ReadonlyMap<Point, readonly Edge[]>, start: readonly Point[], next: (edge: Edge) => Point, isOpen: (edge: Edge) => boolean, effort: { left: number },
): ReadonlyMap<Point, Edge | undefined> | undefined {
  const came = new Map<Point, Edge | undefined>(start.map(point => [point, undefined]));
  const queue = [...came.keys()];
  for (const point of queue) {
    for (const edge of edges.get(point) ?? []) {
      if (--effort.left < 0) return undefined;
      const other = next(edge);
      if (!isOpen(edge) || came.has(other)) continue;
      came.set(other, edge);
      queue.push(other);
    }
  }
  return came;
}

function wayTo<Point, Edge extends Passage<Point>>(came: ReadonlyMap<Point, Edge | undefined>, source: Point, target: Point): readonly Edge[] {
  const way: Edge[] = [];
  for (let point = target; point !== source;) {
    const edge = came.get(point);
    if (!edge) break;
    way.unshift(edge);
    point = edge.from;
  }
  return way;
}
