// Where the keyboard goes next in a picture: from node to node, and along flows. Knows no DOM.

import type { Picture, PictureNode } from '../core/diagram/picture.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The nearest node in that direction, those straight ahead first; undefined at the edge. */
export function nodeToward(picture: Picture, key: string, direction: Direction): string | undefined {
  const from = picture.nodes.find(({ node }) => node.key === key);
  if (!from) return picture.nodes[0]?.node.key;
  const vertical = direction === 'up' || direction === 'down';
  const sign = direction === 'left' || direction === 'up' ? -1 : 1;
  let best: { key: string; cost: number } | undefined;
  for (const to of picture.nodes) {
    const dx = centre(to).x - centre(from).x;
    const dy = centre(to).y - centre(from).y;
    const ahead = sign * (vertical ? dy : dx);
    if (to === from || ahead <= 1) continue;
    const cost = ahead + 3 * Math.abs(vertical ? dx : dy);
    if (!best || cost < best.cost) best = { key: to.node.key, cost };
  }
  return best?.key;
}

/** One step along a flow: from a node to its first flow out (or in), from a flow to the node at its end (or start). */
export function alongFlow(picture: Picture, key: string, way: 'out' | 'in'): string | undefined {
  const flow = picture.flows.find(drawn => drawn.flow.key === key)?.flow;
  if (flow) return way === 'out' ? flow.to : flow.from;
  return flowsAt(picture, key, way)[0];
}

/** The next (or previous) of the flows that leave the same node, around in a circle. */
export function besideFlow(picture: Picture, key: string, step: 1 | -1): string | undefined {
  const flow = picture.flows.find(drawn => drawn.flow.key === key)?.flow;
  if (!flow) return undefined;
  const all = flowsAt(picture, flow.from, 'out');
  return all[(all.indexOf(key) + step + all.length) % all.length];
}

/** Keys of all that lights up with a node, flow or trunk: the flows of the node or in the trunk, and the nodes at the ends of the flows. */
export function related(picture: Picture, key: string): ReadonlySet<string> {
  const keys = new Set([key]);
  const trunk = picture.trunks.find(drawn => drawn.trunk.key === key)?.trunk;
  const bundled = new Set(trunk && [...trunk.there, ...trunk.back].map(flow => flow.key));
  for (const { flow } of picture.flows) {
    const stops = [flow.from, flow.to, ...(flow.via === undefined ? [] : [flow.via])];
    if (flow.key !== key && !stops.includes(key) && !bundled.has(flow.key)) continue;
    keys.add(flow.key);
    for (const stop of stops) keys.add(stop);
  }
  return keys;
}

/** Keys of the nodes and flows whose names or data hold the words. */
export function matching(picture: Picture, words: string): ReadonlySet<string> {
  const wanted = words.trim().toLowerCase();
  const holds = (texts: readonly string[]) => texts.some(text => text.toLowerCase().includes(wanted));
  return new Set(
    wanted === ''
      ? []
      : [
          ...picture.nodes.filter(({ node }) => holds([node.name, node.id, node.detail, node.owner])).map(({ node }) => node.key),
          ...picture.flows.filter(({ flow }) => holds([...flow.data, flow.id])).map(({ flow }) => flow.key),
        ],
  );
}

function flowsAt(picture: Picture, node: string, way: 'out' | 'in'): string[] {
  return picture.flows
    .filter(({ flow }) => (way === 'out' ? flow.from : flow.to) === node || flow.via === node)
    .map(({ flow }) => flow.key);
}

function centre(node: PictureNode): { x: number; y: number } {
  return { x: node.x + node.width / 2, y: node.y + node.height / 2 };
}
