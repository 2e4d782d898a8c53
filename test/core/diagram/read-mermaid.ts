// A small, strict reader of the flowcharts that we write: what it does not know is a fault.

import assert from 'node:assert/strict';

interface Flowchart {
  readonly groups: string[];
  /** The lines of its label, by id. */
  readonly nodes: Map<string, string[]>;
  readonly edges: { readonly from: string; readonly to: string; readonly label: string[] }[];
}

const label = '"((?:[^"#;`<>|{}\\\\]|#\\d+;|<br/>)*)"';

export function readMermaid(text: string): Flowchart {
  const chart: Flowchart = { groups: [], nodes: new Map(), edges: [] };
  const [start, title = '', end, kind, ...lines] = text.trimEnd().split('\n');
  assert.deepEqual([start, end, kind], ['---', '---', 'flowchart LR']);
  assert.equal(typeof JSON.parse(title.replace(/^title: /, '')), 'string');
  let open = false;
  for (const line of lines) {
    const group = line.match(new RegExp(`^  subgraph (\\w+)\\[${label}\\]$`));
    const node = line.match(new RegExp(`^    (\\w+)(?:\\[${label}\\]|\\(\\[${label}\\]\\))$`));
    const edge = line.match(new RegExp(`^  (\\w+) (?:-->|-\\.->)(?:\\|${label}\\|)? (\\w+)$`));
    if (group && !open) {
      chart.groups.push(group[1] as string);
      open = true;
    } else if (node && open) {
      assert.ok(!chart.nodes.has(node[1] as string), line);
      chart.nodes.set(node[1] as string, plain(node[2] ?? node[3] ?? ''));
    } else if (line === '  end' && open) open = false;
    else if (edge && !open) chart.edges.push({ from: edge[1] as string, label: plain(edge[2] ?? ''), to: edge[3] as string });
    else assert.match(line, /^ {2}(linkStyle [\d,]+ [\w:#,. -]+|classDef \w+ [\w:#,. -]+|class [\w,]+ \w+)$/);
  }
  for (const { from, to } of chart.edges) for (const id of [from, to]) assert.ok(chart.nodes.has(id), id);
  return chart;
}

function plain(written: string): string[] {
  return written.split('<br/>').map(line => line.replace(/#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))));
}
