// Contents of files from git's objects: what is asked for in one turn is read by one process.

import { message } from '../core/text/message.ts';
import { Failure } from './failure.ts';
import type { Io } from './io.ts';
import { runGit } from './run-git.ts';

type Content = Buffer | 'too-large';

export class GitBlobs {
  readonly #folder: string;
  readonly #io: Pick<Io, 'env'>;
  readonly #known = new Map<string, Promise<Content>>();
  #waiting: Promise<ReadonlyMap<string, Content>> | undefined;
  #asked: string[] = [];

  /** `folder`: a path inside the repository. */
  constructor(folder: string, io: Pick<Io, 'env'>) {
    this.#folder = folder;
    this.#io = io;
  }

  /** The bytes of an object, by its id. Throws a `Failure` where this clone does not have it. */
  read(id: string, limit: number): Promise<Content> {
    const known = this.#known.get(id);
    if (known) return known;
    this.#asked.push(id);
    this.#waiting ??= new Promise(resolve => setImmediate(resolve)).then(() => this.#readAsked(limit));
    const content = this.#waiting.then(all => all.get(id) ?? missing());
    this.#known.set(id, content);
    return content;
  }

  async #readAsked(limit: number): Promise<ReadonlyMap<string, Content>> {
    const ids = [...new Set(this.#asked)];
    this.#asked = [];
    this.#waiting = undefined;
    const sizes = (await this.#batch('--batch-check', ids)).toString().split('\n').map(line => Number(/ blob (\d+)$/.exec(line)?.[1] ?? Number.NaN));
    const small = ids.filter((_, index) => (sizes[index] as number) <= limit);
    const large = ids.filter((_, index) => (sizes[index] as number) > limit);
    return new Map<string, Content>([...split(await this.#batch('--batch', small)), ...large.map(id => [id, 'too-large'] as const)]);
  }

  async #batch(how: '--batch' | '--batch-check', ids: readonly string[]): Promise<Buffer> {
    if (ids.length === 0) return Buffer.alloc(0);
    const { code, out } = await runGit(this.#folder, ['cat-file', how], this.#io, `${ids.join('\n')}\n`);
    return code === 0 ? out : missing();
  }
}

/** `<id> blob <size>`, a line break, the bytes, a line break; one after the other. */
function split(out: Buffer): readonly (readonly [string, Buffer])[] {
  const found: (readonly [string, Buffer])[] = [];
  for (let at = 0; at < out.length; ) {
    const end = out.indexOf(10, at);
    const [, id = '', size = ''] = /^(\w+) blob (\d+)$/.exec(out.subarray(at, end).toString()) ?? [];
    if (id === '') break;
    found.push([id, out.subarray(end + 1, end + 1 + Number(size))]);
    at = end + 2 + Number(size);
  }
  return found;
}

function missing(): never {
  throw new Failure(message('cli.git-incomplete'));
}
