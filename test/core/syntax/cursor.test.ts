import assert from 'node:assert/strict';
import { cursorAt } from '../../../src/core/syntax/cursor.ts';
import { readDocument } from '../../../src/core/syntax/read-document.ts';
import { Random, randomEdit, randomText, sections, seed } from './support/random.ts';

/** The cursor is where ¦ stands; the answer is `entry or (section) · path · on · word · node`. */
function answer(marked: string): string {
  const offset = marked.indexOf('¦');
  const document = readDocument('file:///a.yaml', marked.replace('¦', ''), sections);
  const cursor = cursorAt(document, offset);
  if (!cursor) return 'nothing';
  const where = cursor.entry ? cursor.entry.key : `(${cursor.section ?? ''})`;
  const node = cursor.node ? (cursor.node.kind === 'scalar' ? cursor.node.source : cursor.node.kind) : '-';
  return [where, cursor.path.join('.'), cursor.on, document.text.slice(cursor.range.start, cursor.range.end), node, cursor.inFlow ? 'flow' : ''].join('|').replace(/\|$/, '');
}

const tool = 'tools:\n  brevo:\n    name: Brevo\n    lifecycle:\n      stage: trial\n    owners: { business: crm, technical: it }\n    tags: [a, bc]\n    links:\n      - title: x\n        url: y\n      - title: z\n';

describe('cursorAt', () => {
  for (const [name, text, expected] of [
    ['a top-level word', 'version: 1\nsta¦', '()||key|sta|-'],
    ['a top-level blank line', 'version: 1\n¦', '()||blank||-'],
    ['an empty file', '¦', '()||blank||-'],
    ['a top-level key', 'sta¦ck:\n  name: x\n', 'stack||key|stack|stack'],
    ['a top-level value', 'version: 1¦', 'version||value|1|1'],
    ['a missing top-level value', 'version: ¦', 'version||value||-'],
    ['the key of a section', 'too¦ls:\n  a: {}\n', '()||key|tools|tools'],
    ['the first entry of a section', 'tools:\n  ¦', '(tools)||blank||-'],
    ['the first id of a section', 'tools:\n  bre¦', '(tools)||key|bre|-'],
    ['a new id among others', 'tools:\n  a: {}\n  bre¦\n  c: {}\n', '(tools)||key|bre|-'],
    ['a blank line among entries', 'tools:\n  a: {}\n  ¦\n  c: {}\n', '(tools)||blank||-'],
    ['an id', 'tools:\n  bre¦vo:\n    name: x\n', 'tools/brevo||key|brevo|brevo'],
    ['behind the id', 'tools:\n  brevo: ¦\n', 'tools/brevo||value||-'],
    ['below the id', 'tools:\n  brevo:\n    ¦\n', 'tools/brevo||blank||-'],
    ['a key', tool.replace('name', 'na¦me'), 'tools/brevo|name|key|name|name'],
    ['a key that is being typed', tool.replace('    name', '    cat¦\n    name'), 'tools/brevo|cat|key|cat|-'],
    ['a key that is being typed at the end', `${tool}    cat¦`, 'tools/brevo|cat|key|cat|-'],
    ['a key that is being typed below a key', tool.replace('      stage: trial', '      sta¦'), 'tools/brevo|lifecycle.sta|key|sta|-'],
    ['a blank line inside', tool.replace('    lifecycle', '    ¦\n    lifecycle'), 'tools/brevo||blank||map'],
    ['a blank line one level deeper', tool.replace('      stage', '      ¦\n      stage'), 'tools/brevo|lifecycle|blank||map'],
    ['a blank line below a list', `${tool}      ¦`, 'tools/brevo|links|blank||list'],
    ['a blank line in an item', `${tool}        ¦`, 'tools/brevo|links.1|blank||map'],
    ['a value', tool.replace('trial', 'tri¦al'), 'tools/brevo|lifecycle.stage|value|trial|trial'],
    ['the end of a value', tool.replace('trial', 'trial¦'), 'tools/brevo|lifecycle.stage|value|trial|trial'],
    ['a missing value', tool.replace('stage: trial', 'stage: ¦'), 'tools/brevo|lifecycle.stage|value||-'],
    ['a missing value right behind the colon', tool.replace('stage: trial', 'stage:¦'), 'tools/brevo|lifecycle.stage|value||-'],
    ['a quoted value', tool.replace('Brevo', '"Bre¦vo"'), 'tools/brevo|name|value|"Brevo"|Brevo'],
    ['an unclosed quote', tool.replace('Brevo', '"Bre¦vo'), 'tools/brevo|name|value|"Brevo|Brevo'],
    ['a value before a comment', tool.replace('trial', 'tri¦ # note'), 'tools/brevo|lifecycle.stage|value|tri|tri'],
    ['a new item', `${tool}      - ¦`, 'tools/brevo|links.2|value||'],
    ['a word as item', 'flows:\n  f:\n    data:\n      - a\n      - cus¦\n    to: x\n', 'flows/f|data.1|value|cus|cus'],
    ['a list in the column of its key', 'flows:\n  f:\n    data:\n    - a\n    - cus¦\n', 'flows/f|data.1|value|cus|cus'],
    ['a key in an item', tool.replace('url', 'u¦rl'), 'tools/brevo|links.0.url|key|url|url'],
    ['the first key of an item', tool.replace('- title: z', '- tit¦le: z'), 'tools/brevo|links.1.title|key|title|title'],
    ['a value in an item', tool.replace('title: z', 'title: ¦z'), 'tools/brevo|links.1.title|value|z|z'],
    ['a key of an item in braces', tool.replace('- title: z', '- { title: z, u¦rl: y }'), 'tools/brevo|links.1.url|key|url|url|flow'],
    ['the first key of an item in braces', tool.replace('- title: z', '- { ti¦tle: z, url: y }'), 'tools/brevo|links.1.title|key|title|title|flow'],
    ['a value of an item in braces', tool.replace('- title: z', '- { title: z, url: y¦ }'), 'tools/brevo|links.1.url|value|y|y|flow'],
    ['a value of an item in braces behind an anchor', tool.replace('- title: z', '- &one { title: z, url: y¦ }'), 'tools/brevo|links.1.url|value|y|y|flow'],
    ['a new key of an item in braces that is not closed', tool.replace('- title: z', '- { title: z, ¦'), 'tools/brevo|links.1|blank||map|flow'],
    ['an item behind one in braces', tool.replace('- title: z', '- { title: z, url: y }\n      - title: ¦w'), 'tools/brevo|links.2.title|value|w|w'],
    ['braces on the line below their key', tool.replace('{ business', '\n      { busi¦ness'), 'tools/brevo|owners.business|key|business|business|flow'],
    ['a key in brackets', tool.replace('business', 'busi¦ness'), 'tools/brevo|owners.business|key|business|business|flow'],
    ['a value in brackets', tool.replace('business: crm', 'business: cr¦m'), 'tools/brevo|owners.business|value|crm|crm|flow'],
    ['the end of a quoted value in brackets', tool.replace('business: crm', "business: 'crm¦'"), "tools/brevo|owners.business|value|'crm'|crm|flow"],
    ['an empty quoted item in brackets', tool.replace('bc', '"¦"'), 'tools/brevo|tags.1|value|""||flow'],
    ['a missing value in brackets', tool.replace('business: crm', 'business: ¦'), 'tools/brevo|owners.business|value||-|flow'],
    ['a new key in brackets', tool.replace('technical: it', 'technical: it, ¦'), 'tools/brevo|owners|blank||map|flow'],
    ['a key that is being typed in brackets', tool.replace('technical: it', 'technical: it, pri¦'), 'tools/brevo|owners.pri|key|pri|pri|flow'],
    ['brackets that are not closed', tool.replace('{ business: crm, technical: it }', '{ business: cr¦'), 'tools/brevo|owners.business|value|cr|cr|flow'],
    ['the second key of brackets that are not closed', tool.replace('technical: it }', 'te¦'), 'tools/brevo|owners.te|key|te|te|flow'],
    ['an item in brackets', tool.replace('bc', 'b¦c'), 'tools/brevo|tags.1|value|bc|bc|flow'],
    ['a new item in brackets', tool.replace('bc', 'bc, ¦'), 'tools/brevo|tags.2|value||-|flow'],
    ['empty brackets', tool.replace('[a, bc]', '[¦]'), 'tools/brevo|tags.0|value||-|flow'],
    ['behind brackets', tool.replace('[a, bc]', '[a, bc] ¦'), 'tools/brevo|tags|value||list'],
    ['brackets inside of brackets', 'tools:\n  a:\n    vendor: { dpf: { certified: tr¦ue } }\n', 'tools/a|vendor.dpf.certified|value|true|true|flow'],
    ['brackets over several lines', 'tools:\n  a:\n    owners: {\n      business: crm,\n      te¦\n    }\n', 'tools/a|owners.te|key|te|te|flow'],
    ['a section in brackets', 'tools: { a: { na¦me: x } }\n', 'tools/a|name|key|name|name|flow'],
    ['a block of text', 'tools:\n  a:\n    note: |\n      some te¦xt: x\n    name: y\n', 'tools/a|note|value||\n      some text: x|some text: x\n'],
    ['the line below a block of text', 'tools:\n  a:\n    note: |\n      text\n    ¦\n', 'tools/a||blank||map'],
    ['a broken line above', 'tools:\n  a:\n    name: "x\n    owners:\n      bus¦\n    url: y\n', 'tools/a|owners.bus|key|bus|-'],
    ['an entry below one that is broken', 'tools:\n  a:\n    name: [x\n  b:\n    ca¦\n', 'tools/b|ca|key|ca|-'],
    ['CRLF', 'tools:\r\n  a:\r\n    lifecycle:\r\n      sta¦\r\n    x: 1\r\n', 'tools/a|lifecycle.sta|key|sta|-'],
    ['wide characters before', 'tools:\n  a:\n    name: 😀😀\n    own¦\n', 'tools/a|own|key|own|-'],
    ['a value from an alias', 'x-a: &a { b: 1 }\ntools:\n  a: *¦a\n', 'tools/a||value|*a|map'],
  ] as readonly (readonly [string, string, string])[]) {
    it(name, () => assert.equal(answer(text), expected));
  }

  it('never fails, wherever it stands', () => {
    const random = new Random(seed * 17);
    for (let i = 0; i < 300; i++) {
      let text = randomText(random, { anchors: true, wild: true });
      for (let edits = random.below(4); edits > 0; edits--) text = randomEdit(random, text, { wild: true });
      const document = readDocument('file:///a.yaml', text, sections);
      for (let offset = 0; offset <= text.length; offset++) {
        const cursor = cursorAt(document, offset);
        assert.ok(cursor && cursor.range.start <= offset && cursor.range.end >= offset, `${offset} in ${JSON.stringify(text)}`);
      }
    }
  });
});
