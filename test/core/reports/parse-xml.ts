// A small, strict reader of XML for tests: what it does not know is a fault.

import assert from 'node:assert/strict';

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#10': '\n', '#9': '\t' };

/** The root element of a document. Throws for anything that is not well formed. */
export function parseXml(source: string): XmlElement {
  assert.doesNotMatch(source, /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/u);
  const top: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  let at = 0;
  for (const match of source.replace(/^<\?xml [^>]*\?>/, '').matchAll(/<(\/?)([a-z][\w-]*)((?: [a-z][\w:-]*="[^"<]*")*)(\/?)>|([^<]+)/giy)) {
    const [whole, closing, name = '', written = '', alone, text] = match;
    at += whole.length;
    const inside = open.at(-1) as XmlElement;
    if (text !== undefined) inside.text += plain(text);
    else if (closing) assert.equal(open.pop()?.name, name);
    else {
      const attributes = Object.fromEntries([...written.matchAll(/ ([a-z][\w:-]*)="([^"]*)"/gi)].map(([, key, value]) => [key, plain(value as string)]));
      assert.equal(Object.keys(attributes).length, [...written.matchAll(/="/g)].length, 'an attribute twice');
      const element: XmlElement = { name, attributes, children: [], text: '' };
      inside.children.push(element);
      if (!alone) open.push(element);
    }
  }
  assert.equal(at, source.replace(/^<\?xml [^>]*\?>/, '').length, `no XML behind: ${source.slice(Math.max(0, at - 80), at + 80)}`);
  assert.deepEqual([open.length, top.children.length, top.text.trim()], [1, 1, '']);
  return top.children[0] as XmlElement;
}

function plain(text: string): string {
  assert.doesNotMatch(text.replace(/&[#\w]+;/g, ''), /&/);
  return text.replace(/&([#\w]+);/g, (_, name: string) => {
    assert.ok(Object.hasOwn(entities, name), name);
    return entities[name] as string;
  });
}
